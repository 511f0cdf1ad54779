package org.kaon.study.higgs;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.kaon.data.Examples;
import org.kaon.data.Folds;
import org.kaon.data.KFold;
import org.kaon.evaluation.FoldEnsemble;
import org.kaon.inference.Predictor;
import org.kaon.metric.Auc;
import org.kaon.metric.Metrics;
import org.kaon.network.Initialisation;
import org.kaon.study.Table;
import org.kaon.training.CrossValidation;
import org.kaon.training.Trainer;

/**
 * An ensemble in folds by event number, trained on the training and validation events.
 *
 * @param aucs of each fold's network on the events it has not seen
 * @param unseenAuc of all those events together, each scored by the network that has not seen it
 * @param testAuc of the mean of all networks on the test events
 * @param models how many there are
 */
public record FoldResult(double[] aucs, double unseenAuc, double testAuc, int models) {
    private static final String AUC = "auc";
    /** Of the events outside a fold, held out for early stopping: as much as in the study's own training, 15 % of 85 %. */
    private static final double VALIDATION = 0.15 / 0.85;

    static FoldResult of(PreparedEvents events, Trainer trainer, Settings settings) throws IOException {
        int[] rows = union(
                events.parts().get(PreparedEvents.TRAINING), events.parts().get(PreparedEvents.VALIDATION));
        Examples examples = events.examples(rows);
        long[] numbers = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            numbers[i] = events.eventNumbers()[rows[i]];
        }
        Folds folds = KFold.byEventNumber(settings.folds, numbers);
        CrossValidation.Result result = new CrossValidation(
                        trainer.validationSplit(VALIDATION),
                        List.of(Metrics.standard().of(AUC).orElseThrow()))
                .run(
                        seed -> Initialisation.of(
                                settings.network.apply(events.features().size()), seed),
                        examples,
                        folds);
        FoldEnsemble ensemble = FoldEnsemble.of(result.folds().stream()
                .map(fold -> Predictor.of(fold.training().model()))
                .toList());
        Examples test = events.examples(PreparedEvents.TEST);
        return new FoldResult(
                result.folds().stream()
                        .mapToDouble(fold -> fold.values().get(AUC))
                        .toArray(),
                Auc.of(
                        examples.targets().column(HiggsStudy.LABEL),
                        ensemble.unseenScores(examples.features(), numbers)),
                Auc.of(test.targets().column(HiggsStudy.LABEL), ensemble.scores(test.features())),
                settings.folds);
    }

    private static int[] union(int[] first, int[] second) {
        return IntStream.concat(Arrays.stream(first), Arrays.stream(second))
                .sorted()
                .toArray();
    }

    Table table() {
        Table table = Table.of("network", "events", "AUC");
        for (int fold = 0; fold < aucs.length; fold++) {
            table.row("fold " + fold, "number mod " + models + " = " + fold, aucs[fold]);
        }
        return table.row("each event by the network that has not seen it", "training and validation", unseenAuc)
                .row("mean of all networks", "test", testAuc);
    }
}
