package org.kaon.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaon.metric.Auc;
import org.kaon.metric.AveragePrecision;
import org.kaon.metric.ClassTable;
import org.kaon.metric.ConfusionMatrix;
import org.kaon.metric.PrecisionRecallCurve;
import org.kaon.metric.RocCurve;
import org.kaon.plot.ConfusionFigure;
import org.kaon.plot.Figure;
import org.kaon.plot.PrecisionRecallFigure;
import org.kaon.plot.RocFigure;
import org.kaon.plot.ScoreDistribution;

/** How well signal is told from background. */
final class BinaryQuality implements Quality {
    private static final List<String> NAMES = List.of("background", "signal");
    private static final int SIGNAL = 1;

    private final float[] labels;
    private final float[] scores;
    private final float[] weights;
    private final double auc;
    private final double averagePrecision;
    private final List<Decisions> decisions;

    private BinaryQuality(float[] labels, float[] scores, float[] weights, List<Double> thresholds) {
        this.labels = labels;
        this.scores = scores;
        this.weights = weights;
        this.auc = Auc.of(labels, scores, weights);
        this.averagePrecision = AveragePrecision.of(labels, scores, weights);
        this.decisions = thresholds.stream()
                .map(threshold -> Decisions.of(threshold, labels, scores, weights))
                .toList();
    }

    /** What a threshold leads to. */
    private record Decisions(double threshold, ClassTable table) {
        static Decisions of(double threshold, float[] labels, float[] scores, float[] weights) {
            int[] truths = new int[labels.length];
            int[] decisions = new int[labels.length];
            for (int event = 0; event < labels.length; event++) {
                truths[event] = (int) labels[event];
                decisions[event] = ConfusionMatrix.isSignal(scores[event], threshold) ? SIGNAL : 0;
            }
            return new Decisions(threshold, ClassTable.of(NAMES.size(), truths, decisions, weights));
        }

        Map<String, Double> values() {
            Map<String, Double> values = new LinkedHashMap<>();
            values.put("accuracy", table.accuracy());
            values.put("precision", ratio(table.precision(SIGNAL)));
            values.put("recall", ratio(table.recall(SIGNAL)));
            return values;
        }
    }

    /** Of labels 0 and 1. */
    static Quality of(float[] labels, float[] scores, float[] weights, List<Double> thresholds) {
        return new BinaryQuality(labels, scores, weights, thresholds);
    }

    /** Nothing out of nothing is 0, as Keras has it. */
    static double ratio(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    @Override
    public Map<String, Double> values() {
        Map<String, Double> values = decisions.get(0).values();
        values.put("auc", auc);
        values.put("pr_auc", averagePrecision);
        return values;
    }

    @Override
    public Map<String, Object> details() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Decisions one : decisions) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("threshold", one.threshold());
            row.putAll(one.values());
            row.put("true_positives", one.table().weight(SIGNAL, SIGNAL));
            row.put("false_positives", one.table().weight(0, SIGNAL));
            row.put("false_negatives", one.table().weight(SIGNAL, 0));
            row.put("true_negatives", one.table().weight(0, 0));
            all.add(row);
        }
        return Map.of("thresholds", all);
    }

    @Override
    public void print(PrintStream out) {
        for (Decisions one : decisions) {
            Map<String, Double> values = one.values();
            out.println();
            out.println("Signal is a score above " + one.threshold() + ": accuracy "
                    + Figures.number(values.get("accuracy")) + ", precision " + Figures.number(values.get("precision"))
                    + ", recall " + Figures.number(values.get("recall")));
            TextTable table = new TextTable("lrr");
            table.add("", "taken for signal", "taken for background");
            for (int label = SIGNAL; label >= 0; label--) {
                table.add(
                        NAMES.get(label),
                        Figures.count(one.table().weight(label, SIGNAL)),
                        Figures.count(one.table().weight(label, 0)));
            }
            table.print(out, "  ");
        }
    }

    @Override
    public Map<String, Figure> figures() {
        RocFigure roc = RocFigure.of("model", RocCurve.of(labels, scores, weights));
        for (Decisions one : decisions) {
            roc = roc.workingPoint(one.threshold());
        }
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("roc", roc.figure());
        figures.put(
                "precision_recall",
                PrecisionRecallFigure.of("model", PrecisionRecallCurve.of(labels, scores, weights))
                        .figure());
        figures.put("scores", ScoreDistribution.of(labels, scores, weights).figure());
        for (Decisions one : decisions) {
            figures.put(
                    "confusion_" + one.threshold(),
                    ConfusionFigure.of(one.table(), NAMES)
                            .title("Signal is a score above " + one.threshold())
                            .figure());
        }
        return figures;
    }
}
