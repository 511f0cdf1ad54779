package org.kaon.study.higgs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.kaon.InputException;
import org.kaon.data.Dataset;
import org.kaon.network.Graph;
import org.kaon.preprocess.BackwardElimination.Rule;
import org.kaon.study.OutputFolder;
import org.kaon.training.Callback;

/**
 * The Higgs study from a table of events to a report: duplicates, missing values, outliers, feature elimination, statistics, a network trained with early
 * stopping, and what it can do. Immutable; each setting gives a new study.
 *
 * <p>{@link #standard} looks at training rows alone wherever something is fitted, and is sized for some ten thousand events. {@link #published} does what
 * the published study did: limits, elimination and scaling see all rows before they are divided, the rule of elimination removes what a linear fit
 * needs most, and the network is 7 × 300.
 */
public final class HiggsStudy {
    /** The label's column: 1 for signal, 0 for background. */
    static final String LABEL = "signal";

    private final Settings settings;

    private HiggsStudy(Settings settings) {
        this.settings = settings;
    }

    /**
     * Sized for some ten thousand events: elimination of what costs least, a network of 2 × 64, at most 25 epochs with the best epoch's parameters kept,
     * five folds.
     *
     * @return the study
     */
    public static HiggsStudy standard() {
        return new HiggsStudy(Settings.standard());
    }

    /**
     * As published: see the class; batches of 128, at most 25 epochs with the last epoch's parameters kept, no folds.
     *
     * @return the study
     */
    public static HiggsStudy published() {
        return new HiggsStudy(Settings.published());
    }

    /**
     * With another rule of elimination.
     *
     * @param rule which feature goes in each of the three rounds
     * @return a new study
     */
    public HiggsStudy rule(Rule rule) {
        return with(copy -> copy.rule = rule);
    }

    /**
     * With a network of one's own.
     *
     * @param network its layers for a number of features, with one output that is a probability
     * @return a new study
     */
    public HiggsStudy network(IntFunction<Graph> network) {
        return with(copy -> copy.network = network);
    }

    /**
     * With another number of epochs.
     *
     * @param count at most; training stops early where the validation loss has not fallen for three epochs
     * @return a new study
     * @throws InputException where it is less than 1
     */
    public HiggsStudy epochs(int count) {
        requireAtLeast(1, "epochs", count);
        return with(copy -> copy.epochs = count);
    }

    /**
     * Without a network: what the data show, and no more.
     *
     * @return a new study
     */
    public HiggsStudy dataOnly() {
        return with(copy -> copy.training = false);
    }

    /**
     * With an ensemble in folds by event number, which is an event's row in the table.
     *
     * @param count 0 for none, otherwise at least 2
     * @return a new study
     * @throws InputException where it is 1 or negative
     */
    public HiggsStudy folds(int count) {
        if (count != 0) {
            requireAtLeast(2, "folds", count);
        }
        return with(copy -> copy.folds = count);
    }

    /**
     * With a random part of the rows only.
     *
     * @param fraction above 0, at most 1
     * @return a new study
     * @throws InputException where it isn't
     */
    public HiggsStudy sample(double fraction) {
        if (!(fraction > 0 && fraction <= 1)) {
            throw new InputException("sample " + fraction + ", expected more than 0 and at most 1");
        }
        return with(copy -> copy.sample = fraction);
    }

    /**
     * With other numbers of events expected before any selection, for the significance; 100 and 10,000 unless told, which stand for no
     * experiment.
     *
     * @param signal above 0
     * @param background above 0
     * @return a new study
     * @throws InputException where one isn't above 0
     */
    public HiggsStudy expected(double signal, double background) {
        if (!(signal > 0 && background > 0)) {
            throw new InputException("expected events: " + signal + " of signal and " + background
                    + " of background, expected both above 0");
        }
        return with(copy -> {
            copy.expectedSignal = signal;
            copy.expectedBackground = background;
        });
    }

    /**
     * With another seed of all that is random.
     *
     * @param seed any; 42 unless told
     * @return a new study
     */
    public HiggsStudy seed(long seed) {
        return with(copy -> copy.seed = seed);
    }

    /**
     * With several threads for training; the results don't depend on their number.
     *
     * @param count at least 1
     * @return a new study
     * @throws InputException where it is less
     */
    public HiggsStudy threads(int count) {
        requireAtLeast(1, "threads", count);
        return with(copy -> copy.threads = count);
    }

    /**
     * Told of each step as it begins.
     *
     * @param listener receives a line for people
     * @return a new study
     */
    public HiggsStudy progress(Consumer<String> listener) {
        return with(copy -> copy.progress = listener);
    }

    /**
     * With callbacks of the study's training (not of the folds').
     *
     * @param callbacks behind early stopping
     * @return a new study
     */
    public HiggsStudy callbacks(Callback... callbacks) {
        return with(copy -> copy.callbacks = List.of(callbacks));
    }

    /**
     * Cleans, eliminates and divides the events: steps 1 to 4 and 9, which write nothing.
     *
     * @param events the label {@code signal}, 0 or 1, and features in any number
     * @return what is left of them
     * @throws InputException where there is no label, or nothing is left to train on
     */
    public PreparedEvents prepare(Dataset events) {
        return PreparedEvents.of(events, settings);
    }

    /**
     * Runs the study.
     *
     * @param events the label {@code signal}, 0 or 1, and features in any number
     * @param source what the report calls them
     * @param folder where tables, figures, model and report go; made where there is none, files of the same names are replaced
     * @return what came out, and the files that were written
     * @throws InputException where the events are unfit
     * @throws org.kaon.TrainingException where the loss is no number any more
     * @throws IOException where a file can't be written
     */
    public HiggsResult run(Dataset events, String source, Path folder) throws IOException {
        return new StudyRun(settings, source, OutputFolder.at(folder)).run(events);
    }

    private HiggsStudy with(Consumer<Settings> change) {
        return new HiggsStudy(settings.with(change));
    }

    private static void requireAtLeast(int least, String what, int value) {
        if (value < least) {
            throw new InputException(value + " " + what + ", expected at least " + least);
        }
    }
}
