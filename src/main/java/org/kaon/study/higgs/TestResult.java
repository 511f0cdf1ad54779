package org.kaon.study.higgs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.kaon.data.Examples;
import org.kaon.evaluation.Scoring;
import org.kaon.inference.Predictor;
import org.kaon.loss.BinaryCrossentropy;
import org.kaon.metric.Auc;
import org.kaon.metric.CalibrationCurve;
import org.kaon.metric.ConfusionMatrix;
import org.kaon.metric.SignificanceCurve;
import org.kaon.study.Table;

/**
 * What a network does on the test events.
 *
 * @param labels of the test events
 * @param scores of the network
 * @param loss binary cross-entropy, scores clipped to 1e-7 as Keras does
 * @param auc the area under the ROC curve
 * @param aucError its standard error by the size of the sample (Hanley and McNeil 1982)
 * @param matrices what was decided at the thresholds 0.5 and 0.05
 * @param significance against the threshold, for the expected numbers of events
 * @param best the number of the threshold with the highest AMS that keeps at least 100 test events
 * @param calibration in 20 bins of the score
 */
public record TestResult(
        float[] labels,
        float[] scores,
        double loss,
        double auc,
        double aucError,
        List<ConfusionMatrix> matrices,
        SignificanceCurve significance,
        int best,
        CalibrationCurve calibration) {
    static final double REGULARISATION = 10;
    private static final BinaryCrossentropy LOSS = BinaryCrossentropy.of();
    private static final int THRESHOLDS = 200;
    private static final int BINS = 20;
    private static final long LEAST_KEPT = 100;

    /**
     * Copies the list.
     *
     * @param labels of the test events
     * @param scores of the network
     * @param loss binary cross-entropy
     * @param auc the area under the ROC curve
     * @param aucError its standard error
     * @param matrices what was decided
     * @param significance against the threshold
     * @param best the number of the best threshold
     * @param calibration in bins of the score
     */
    public TestResult {
        matrices = List.copyOf(matrices);
    }

    static TestResult of(Predictor predictor, Examples test, Settings settings) {
        return of(test.targets().column(HiggsStudy.LABEL), Scoring.scores(predictor, test.features()), settings);
    }

    static TestResult of(float[] labels, float[] scores, Settings settings) {
        double auc = Auc.of(labels, scores);
        ClassCounts counts = ClassCounts.of(labels);
        SignificanceCurve significance = SignificanceCurve.of(
                labels, scores, expectedWeights(labels, counts, settings), THRESHOLDS, REGULARISATION);
        List<ConfusionMatrix> matrices = new ArrayList<>();
        for (double threshold : Settings.THRESHOLDS) {
            matrices.add(ConfusionMatrix.of(labels, scores, threshold));
        }
        return new TestResult(
                labels,
                scores,
                loss(labels, scores),
                auc,
                aucError(auc, counts.signal(), counts.background()),
                matrices,
                significance,
                significance.best(Math.min(LEAST_KEPT, labels.length)),
                CalibrationCurve.of(labels, scores, BINS));
    }

    /** Each class together stands for the number of its events that is expected. */
    private static float[] expectedWeights(float[] labels, ClassCounts counts, Settings settings) {
        float[] weights = new float[labels.length];
        for (int event = 0; event < weights.length; event++) {
            weights[event] = (float)
                    (labels[event] == 1
                            ? settings.expectedSignal / counts.signal()
                            : settings.expectedBackground / counts.background());
        }
        return weights;
    }

    private static double loss(float[] labels, float[] scores) {
        double sum = 0;
        for (int event = 0; event < labels.length; event++) {
            sum += LOSS.value(scores[event], labels[event]);
        }
        return sum / labels.length;
    }

    /** With q1 the chance that two signal events both beat one background event, q2 that one beats two, for exponential scores. */
    private static double aucError(double auc, long signal, long background) {
        double q1 = auc / (2 - auc);
        double q2 = 2 * auc * auc / (1 + auc);
        double variance = auc * (1 - auc) + (signal - 1) * (q1 - auc * auc) + (background - 1) * (q2 - auc * auc);
        return Math.sqrt(variance / ((double) signal * background));
    }

    /** The error of a part of n events. */
    static double partError(double part, long n) {
        return Math.sqrt(part * (1 - part) / n);
    }

    Table measures() {
        ConfusionMatrix matrix = matrices.get(0);
        return Table.of("measure", "value", "error")
                .row("AUC", auc, aucError)
                .row("accuracy", matrix.accuracy(), partError(matrix.accuracy(), matrix.eventCount()))
                .row(
                        "precision",
                        matrix.precision(),
                        partError(matrix.precision(), matrix.truePositives() + matrix.falsePositives()))
                .row(
                        "recall",
                        matrix.recall(),
                        partError(matrix.recall(), matrix.truePositives() + matrix.falseNegatives()))
                .row("loss", loss, lossError())
                .row("Brier score", calibration.brier(), brierError());
    }

    private double lossError() {
        return meanError(event -> LOSS.value(scores[event], labels[event]), loss);
    }

    private double brierError() {
        return meanError(
                event -> (scores[event] - labels[event]) * (scores[event] - labels[event]), calibration.brier());
    }

    private double meanError(IntToDoubleFunction term, double mean) {
        double squares = 0;
        for (int event = 0; event < labels.length; event++) {
            double deviation = term.applyAsDouble(event) - mean;
            squares += deviation * deviation;
        }
        return Math.sqrt(squares / (labels.length - 1.0) / labels.length);
    }

    Table decisions() {
        Table table = Table.of(
                "threshold",
                "true positives",
                "false positives",
                "false negatives",
                "true negatives",
                "accuracy",
                "precision",
                "recall");
        for (int i = 0; i < matrices.size(); i++) {
            ConfusionMatrix matrix = matrices.get(i);
            table.row(
                    Settings.THRESHOLDS.get(i),
                    matrix.truePositives(),
                    matrix.falsePositives(),
                    matrix.falseNegatives(),
                    matrix.trueNegatives(),
                    matrix.accuracy(),
                    matrix.precision(),
                    matrix.recall());
        }
        return table;
    }

    Table significances() {
        Table table =
                Table.of("threshold", "s", "b", "s/√b", "error of s/√b", "AMS", "error of AMS", "test events kept");
        for (int i = 0; i < significance.thresholds().length; i++) {
            table.row(
                    significance.thresholds()[i],
                    significance.signal()[i],
                    significance.background()[i],
                    significance.simple()[i],
                    significance.simpleErrors()[i],
                    significance.ams()[i],
                    significance.amsErrors()[i],
                    significance.keptCounts()[i]);
        }
        return table;
    }

    Table calibrations() {
        Table table = Table.of("mean score", "part of signal", "error", "events");
        for (int i = 0; i < calibration.meanScores().length; i++) {
            table.row(
                    calibration.meanScores()[i],
                    calibration.signalParts()[i],
                    calibration.errors()[i],
                    calibration.weights()[i]);
        }
        return table;
    }
}
