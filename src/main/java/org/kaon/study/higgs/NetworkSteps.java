package org.kaon.study.higgs;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kaon.data.Examples;
import org.kaon.evaluation.PermutationImportance;
import org.kaon.inference.Predictor;
import org.kaon.loss.BinaryCrossentropy;
import org.kaon.model.Model;
import org.kaon.network.Initialisation;
import org.kaon.optimizer.Adam;
import org.kaon.study.ShownNumbers;
import org.kaon.training.Callback;
import org.kaon.training.EarlyStopping;
import org.kaon.training.Standardisation;
import org.kaon.training.Trainer;
import org.kaon.training.TrainingResult;

/** Trains the network, and tries what it can do. */
final class NetworkSteps {
    private static final int REPEATS = 5;
    private static final int MOST_IMPORTANCE_ROWS = 20_000;

    private final PreparedEvents events;
    private final Settings settings;

    NetworkSteps(PreparedEvents events, Settings settings) {
        this.events = events;
        this.settings = settings;
    }

    HiggsResult.Trained run() throws IOException {
        Examples training = events.examples(PreparedEvents.TRAINING);
        Examples test = events.examples(PreparedEvents.TEST);
        settings.progress.accept(String.format(
                Locale.ROOT,
                "training on %,d events, validation on %,d",
                training.size(),
                events.parts().get(PreparedEvents.VALIDATION).length));
        Trainer trainer = trainer();
        TrainingResult trained = scaled(trainer)
                .validation(events.examples(PreparedEvents.VALIDATION))
                .callbacks(settings.callbacks.toArray(Callback[]::new))
                .fit(Initialisation.of(settings.network.apply(events.features().size()), settings.seed), training);
        TrainingResult result = withTestRows(trained, test.size());
        settings.progress.accept("evaluation on " + ShownNumbers.count(test.size()) + " test events");
        Predictor predictor = Predictor.of(result.model());
        TestResult tested = TestResult.of(predictor, test, settings);
        Examples some = test.size() <= MOST_IMPORTANCE_ROWS
                ? test
                : PreparedEvents.sample(test, (double) MOST_IMPORTANCE_ROWS / test.size(), settings.seed);
        settings.progress.accept("permutation importance");
        List<PermutationImportance> importance = PermutationImportance.of(predictor, some, REPEATS, settings.seed);
        return new HiggsResult.Trained(result, tested, importance, folds(trainer));
    }

    /** The study's recipe, but for the events. */
    private Trainer trainer() {
        EarlyStopping stopping = EarlyStopping.of().patience(Settings.PATIENCE);
        return Trainer.of(BinaryCrossentropy.of())
                .optimizer(Adam.of().learningRate(Settings.LEARNING_RATE))
                .epochs(settings.epochs)
                .batchSize(Settings.BATCH_SIZE)
                .seed(settings.seed)
                .threads(settings.threads)
                .standardise(Standardisation.STANDARD)
                .metrics("accuracy", "precision", "recall")
                .callbacks(settings.method.keepsBest() ? stopping.restoreBest() : stopping);
    }

    private Trainer scaled(Trainer trainer) {
        return settings.method.seesAllRows()
                ? trainer.standardise(
                        Standardisation.STANDARD, events.statistics().select(events.features()))
                : trainer;
    }

    private Optional<FoldResult> folds(Trainer trainer) throws IOException {
        if (settings.folds == 0) {
            return Optional.empty();
        }
        settings.progress.accept(settings.folds + " folds by event number");
        return Optional.of(FoldResult.of(events, trainer, settings));
    }

    private static TrainingResult withTestRows(TrainingResult result, long rows) {
        Model model = result.model();
        return new TrainingResult(
                model.withTraining(model.training().orElseThrow().withTestRows(rows)),
                result.history(),
                result.stopReason(),
                result.warnings());
    }
}
