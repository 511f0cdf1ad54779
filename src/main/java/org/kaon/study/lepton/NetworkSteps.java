package org.kaon.study.lepton;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.kaon.data.Dataset;
import org.kaon.inference.Predictor;
import org.kaon.inference.Session;
import org.kaon.model.Model;
import org.kaon.study.ShownNumbers;
import org.kaon.training.Callback;
import org.kaon.training.Epoch;
import org.kaon.training.Grid;

/** Trains everything that the study trains. */
final class NetworkSteps {
    /** "100" and "10" points are so many in the published code. */
    private static final List<Integer> FEW = List.of(99, 9);

    private static final int FEW_EPOCHS_MORE = 100;
    private static final int SHOWN_EVERY = 300;

    private final Settings settings;
    private final Leptons leptons;
    private final Halves halves;

    NetworkSteps(Settings settings, Leptons leptons, Halves halves) {
        this.settings = settings;
        this.leptons = leptons;
        this.halves = halves;
    }

    LeptonResult.Networks run() throws IOException {
        LeptonExamples decimals = examples(Representation.DECIMALS, InputScaling.TRAINING_MEAN);
        PublishedRecipe recipe = settings.recipe.threads(settings.threads);
        tell("published recipe, %s, %s epochs on %s events", names(recipe), recipe.epochs(), decimals);
        PublishedTraining published = recipe.fit(decimals, Callback.atEpochEnd(this::tellEpoch));
        List<LeptonResult.Few> few = new ArrayList<>();
        for (int count : FEW) {
            if (count < decimals.training().size()) {
                LeptonExamples some = decimals.first(count);
                PublishedRecipe longer = settings.recipe.epochs(settings.recipe.epochs() + FEW_EPOCHS_MORE);
                tell("published recipe, %s, %s epochs on %s events", names(longer), longer.epochs(), some);
                few.add(new LeptonResult.Few(count, longer.fit(some)));
            }
        }
        LeptonExamples kinematics = some(examples(Representation.KINEMATICS, InputScaling.COLUMN_NORM));
        PublishedRecipe wider = recipe.hidden(7, 7);
        tell(
                "published recipe with (pT, η, φ, E), %s, %s epochs on %s events",
                names(wider), wider.epochs(), kinematics);
        PublishedTraining trainedKinematics = wider.fit(kinematics);
        return new LeptonResult.Networks(
                published,
                few,
                trainedKinematics,
                grid(some(decimals)),
                settings.modern.fit(examples(Representation.DECIMALS, InputScaling.NONE)),
                modernGrid(),
                representations(),
                outputs(published.result().model(), decimals));
    }

    private ArchitectureGrid grid(LeptonExamples examples) throws IOException {
        tell(
                "grid by the published recipe, rate %s, %s epochs on %s events",
                settings.gridRecipe.learningRate(), settings.gridRecipe.epochs(), examples);
        return ArchitectureGrid.run(
                "grid",
                settings,
                settings.gridSeeds,
                examples.training().size(),
                (first, second, seed) -> settings.gridRecipe
                        .threads(1)
                        .hidden(first, second)
                        .seed(seed)
                        .accuracy(examples));
    }

    private ArchitectureGrid modernGrid() throws IOException {
        LeptonExamples examples = examples(Representation.DECIMALS, InputScaling.NONE);
        tell(
                "grid by the modern recipe, rate %s, %s epochs on %s events",
                settings.modern.learningRate(), settings.modern.epochs(), examples);
        return ArchitectureGrid.run(
                "modern grid",
                settings,
                settings.modernSeeds,
                examples.training().size(),
                (first, second, seed) ->
                        settings.modern.hidden(first, second).seed(seed).accuracy(examples));
    }

    private List<LeptonResult.Tried> representations() throws IOException {
        List<LeptonResult.Tried> all = new ArrayList<>();
        for (Representation representation : Representation.all()) {
            settings.progress.accept("modern recipe with " + representation.title());
            LeptonExamples examples = examples(representation, InputScaling.NONE);
            Grid.Point point = Grid.of()
                    .seeds(Settings.seeds(settings.modernSeeds))
                    .threads(settings.threads)
                    .run(cell -> ArchitectureGrid.unchecked(
                            () -> settings.modern.seed(cell.seed()).accuracy(examples)))
                    .get(0);
            all.add(new LeptonResult.Tried(representation, point));
        }
        return all;
    }

    private LeptonResult.Outputs outputs(Model model, LeptonExamples examples) {
        Dataset features = examples.test().features();
        Session session = Predictor.of(model).session();
        int count = features.rowCount();
        float[] event = new float[features.columnCount()];
        float[] output = new float[2];
        double[][] outputs = new double[2][count];
        boolean[] muon = new boolean[count];
        for (int i = 0; i < count; i++) {
            features.copyRow(i, event, 0);
            session.predict(event, 0, output, 0);
            outputs[0][i] = output[0];
            outputs[1][i] = output[1];
            muon[i] = examples.test().targets().value(i, 0) == 1;
        }
        return new LeptonResult.Outputs(outputs[0], outputs[1], muon);
    }

    private LeptonExamples examples(Representation representation, InputScaling scaling) {
        return LeptonExamples.of(leptons, representation, halves, scaling);
    }

    private LeptonExamples some(LeptonExamples examples) {
        return examples.first(Math.min(settings.gridEvents, examples.training().size()));
    }

    private void tellEpoch(Epoch epoch) {
        if (epoch.number() % SHOWN_EVERY == 0) {
            settings.progress.accept(String.format(
                    Locale.ROOT,
                    "epoch %d: accuracy %.4f, test %.4f",
                    epoch.number(),
                    epoch.value(FinalAccuracy.ACCURACY),
                    epoch.value(PublishedRecipe.TEST + "_" + FinalAccuracy.ACCURACY)));
        }
    }

    private void tell(String form, Object what, int epochs, LeptonExamples examples) {
        settings.progress.accept(String.format(
                Locale.ROOT,
                form,
                what,
                ShownNumbers.count(epochs),
                ShownNumbers.count(examples.training().size())));
    }

    private static String names(PublishedRecipe recipe) {
        return String.join(
                "-",
                IntStream.range(0, recipe.hidden().size())
                        .mapToObj(i -> String.valueOf(recipe.hidden().get(i)))
                        .toList());
    }
}
