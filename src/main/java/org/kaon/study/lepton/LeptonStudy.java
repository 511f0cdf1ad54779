package org.kaon.study.lepton;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.kaon.InputException;
import org.kaon.study.OutputFolder;

/**
 * The lepton study from a file's leptons to a report: masses, representations, the published recipe with its learning curve, too few training events, the grid of architectures, and
 * the same by a modern recipe. Immutable; each setting gives a new study.
 *
 * <p>{@link #standard} is the published study, and takes minutes: the published grid from seed 0 alone, five seeds of everything modern. {@link #full} has five seeds per cell of both
 * grids.
 */
public final class LeptonStudy {
    /** No limit. */
    static final int ALL_EVENTS = Integer.MAX_VALUE;

    private static final int LEAST_EVENTS = 20;

    private final Settings settings;

    private LeptonStudy(Settings settings) {
        this.settings = settings;
    }

    /**
     * As published, and the modern recipe beside it; see the class.
     *
     * @return the study
     */
    public static LeptonStudy standard() {
        return new LeptonStudy(new Settings());
    }

    /**
     * With five seeds per cell of both grids.
     *
     * @return the study
     */
    public static LeptonStudy full() {
        return standard().gridSeeds(5);
    }

    /**
     * With another recipe in the place of the published one, for learning curves, few events and (pT, η, φ, E).
     *
     * @param recipe its threads are set by {@link #threads}
     * @return a new study
     */
    public LeptonStudy recipe(PublishedRecipe recipe) {
        return with(copy -> copy.recipe = recipe);
    }

    /**
     * With another recipe for the grid; its units and seed are those of each cell.
     *
     * @param recipe rate and epochs
     * @return a new study
     */
    public LeptonStudy gridRecipe(PublishedRecipe recipe) {
        return with(copy -> copy.gridRecipe = recipe);
    }

    /**
     * With another modern recipe; for the grid, its units and seed are those of each cell.
     *
     * @param recipe rate, batches and epochs
     * @return a new study
     */
    public LeptonStudy modern(ModernRecipe recipe) {
        return with(copy -> copy.modern = recipe);
    }

    /**
     * With another grid.
     *
     * @param from least units of both hidden layers, at least 1
     * @param to most units
     * @return a new study
     * @throws InputException where it is empty
     */
    public LeptonStudy grid(int from, int to) {
        Requirements.atLeast(1, "units", from);
        if (to < from) {
            throw new InputException("a grid from " + from + " to " + to + " units, expected at least one value");
        }
        return with(copy -> {
            copy.gridFrom = from;
            copy.gridTo = to;
        });
    }

    /**
     * With another number of seeds in each cell of the published grid: 0, 1, 2, …; seed 0 is the published one.
     *
     * @param count at least 1
     * @return a new study
     */
    public LeptonStudy gridSeeds(int count) {
        Requirements.atLeast(1, "seeds", count);
        return with(copy -> copy.gridSeeds = count);
    }

    /**
     * With fewer training events for the slow parts: the grid of the published recipe, and (pT, η, φ, E).
     *
     * @param count at most so many, at least 1
     * @return a new study
     */
    public LeptonStudy gridEvents(int count) {
        Requirements.atLeast(1, "training events", count);
        return with(copy -> copy.gridEvents = count);
    }

    /**
     * With another number of modern trainings for each representation, and in each cell of the modern grid.
     *
     * @param count at least 1
     * @return a new study
     */
    public LeptonStudy modernSeeds(int count) {
        Requirements.atLeast(1, "seeds", count);
        return with(copy -> copy.modernSeeds = count);
    }

    /**
     * With several threads; the results don't depend on their number.
     *
     * @param count at least 1
     * @return a new study
     */
    public LeptonStudy threads(int count) {
        Requirements.atLeast(1, "threads", count);
        return with(copy -> copy.threads = count);
    }

    /**
     * Without networks: masses and features only.
     *
     * @return a new study
     */
    public LeptonStudy dataOnly() {
        return with(copy -> copy.training = false);
    }

    /**
     * Told of each step as it begins, and of how it goes on.
     *
     * @param listener receives a line for people; called by one thread at a time
     * @return a new study
     */
    public LeptonStudy progress(Consumer<String> listener) {
        return with(copy -> copy.progress = listener);
    }

    /**
     * Runs the study.
     *
     * @param leptons of both kinds, at least 20
     * @param source what the report calls them
     * @param folder where tables, figures, models and report go; made where there is none, files of the same names are replaced
     * @return what came out, and the files that were written
     * @throws InputException where the leptons are too few or of one kind
     * @throws org.kaon.TrainingException where a loss is no number any more
     * @throws IOException where a file can't be written
     */
    public LeptonResult run(Leptons leptons, String source, Path folder) throws IOException {
        int muons = leptons.muonCount();
        if (leptons.size() < LEAST_EVENTS || muons == 0 || muons == leptons.size()) {
            throw new InputException(source + ": " + leptons.size() + " leading leptons, " + muons
                    + " of them muons, expected at least " + LEAST_EVENTS + " and both kinds");
        }
        return new StudyRun(settings, source, OutputFolder.at(folder)).run(leptons);
    }

    private LeptonStudy with(Consumer<Settings> change) {
        return new LeptonStudy(settings.with(change));
    }
}
