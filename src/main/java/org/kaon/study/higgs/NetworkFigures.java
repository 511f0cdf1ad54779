package org.kaon.study.higgs;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kaon.evaluation.PermutationImportance;
import org.kaon.metric.RocCurve;
import org.kaon.plot.CalibrationFigure;
import org.kaon.plot.ConfusionFigure;
import org.kaon.plot.Figure;
import org.kaon.plot.ImportanceFigure;
import org.kaon.plot.LearningCurve;
import org.kaon.plot.RocFigure;
import org.kaon.plot.ScoreDistribution;
import org.kaon.plot.SignificanceFigure;
import org.kaon.training.History;

/** What the network does, as figures. */
final class NetworkFigures {
    private NetworkFigures() {}

    /** By the names of their files, in the report's order. */
    static Map<String, Figure> of(HiggsResult.Trained network, boolean keepsBest) {
        TestResult test = network.test();
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("learning", learning(network.training().history(), keepsBest));
        figures.put("roc", roc(test));
        for (int i = 0; i < test.matrices().size(); i++) {
            double threshold = Settings.THRESHOLDS.get(i);
            figures.put(
                    "confusion_" + threshold,
                    ConfusionFigure.of(test.matrices().get(i), threshold).figure());
        }
        figures.put(
                "scores",
                ScoreDistribution.of(test.labels(), test.scores())
                        .title("Scores of the test events by class")
                        .figure());
        figures.put(
                "significance",
                SignificanceFigure.of(test.significance(), test.best())
                        .title("Expected significance against the threshold")
                        .figure());
        figures.put(
                "calibration",
                CalibrationFigure.of("network", test.calibration())
                        .title("Is the score a probability?")
                        .figure());
        figures.put("importance", importance(network));
        return figures;
    }

    private static Figure learning(History history, boolean keepsBest) {
        LearningCurve curve = LearningCurve.of(history.values("loss"))
                .validationLoss(history.values("val_loss"))
                .metric("Accuracy", history.values("accuracy"), history.values("val_accuracy"))
                .title("Loss and accuracy per epoch");
        return (keepsBest ? curve.bestEpoch(history.lowest("val_loss").orElseThrow() + 1) : curve).figure();
    }

    private static Figure roc(TestResult test) {
        RocFigure figure = RocFigure.of("network", RocCurve.of(test.labels(), test.scores()))
                .title("ROC curve of the test events");
        for (double threshold : Settings.THRESHOLDS) {
            figure = figure.workingPoint(threshold);
        }
        return figure.figure();
    }

    private static Figure importance(HiggsResult.Trained network) {
        ImportanceFigure figure =
                ImportanceFigure.of("Drop of the AUC when shuffled").title("Permutation importance");
        for (PermutationImportance one : network.importance()) {
            figure = figure.bar(one.feature(), one.mean(), one.std());
        }
        return figure.figure();
    }
}
