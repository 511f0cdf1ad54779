package org.kaon.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kaon.metric.RocCurve;

/**
 * Signal efficiency over background efficiency, one curve for each classifier, with its area in the legend and the diagonal of guessing.
 * Immutable.
 *
 * @param title above the figure
 * @param curves by name
 * @param workingPoints thresholds to mark on every curve; an event is signal where its score lies above
 */
public record RocFigure(String title, List<Named> curves, List<Double> workingPoints) {
    /** As many as can be told apart. */
    private static final int POINTS = 600;

    /**
     * Copies the lists.
     *
     * @param title above the figure
     * @param curves by name
     * @param workingPoints thresholds to mark on every curve
     */
    public RocFigure {
        curves = List.copyOf(curves);
        workingPoints = List.copyOf(workingPoints);
    }

    /**
     * A curve of the figure.
     *
     * @param name in the legend
     * @param curve with all its points
     */
    public record Named(String name, RocCurve curve) {}

    /**
     * Of one curve.
     *
     * @param name in the legend
     * @param curve with all its points; drawn with fewer
     * @return a figure of that alone
     */
    public static RocFigure of(String name, RocCurve curve) {
        return new RocFigure("", List.of(new Named(name, curve)), List.of());
    }

    /**
     * Adds a curve.
     *
     * @param name in the legend
     * @param curve with all its points; drawn with fewer
     * @return a copy
     */
    public RocFigure and(String name, RocCurve curve) {
        List<Named> more = new ArrayList<>(curves);
        more.add(new Named(name, curve));
        return new RocFigure(title, more, workingPoints);
    }

    /**
     * Marks a threshold on every curve.
     *
     * @param threshold an event is signal where its score lies above
     * @return a copy
     */
    public RocFigure workingPoint(double threshold) {
        List<Double> more = new ArrayList<>(workingPoints);
        more.add(threshold);
        return new RocFigure(title, curves, more);
    }

    /**
     * Names the figure.
     *
     * @param title above it
     * @return a copy
     */
    public RocFigure title(String title) {
        return new RocFigure(title, curves, workingPoints);
    }

    /**
     * Draws it.
     *
     * @return the figure
     */
    public Figure figure() {
        Axes axes = new Axes("Background efficiency (false positive rate)", "Signal efficiency (true positive rate)")
                .x(new Range(0, 1))
                .y(new Range(0, 1));
        for (int i = 0; i < curves.size(); i++) {
            RocCurve curve = curves.get(i).curve;
            RocCurve thin = curve.thinned(POINTS);
            String name = String.format(Locale.ROOT, "%s (AUC %.4f)", curves.get(i).name, curve.auc());
            axes.line(name, thin.backgroundEfficiencies(), thin.signalEfficiencies(), Palette.of(i));
            for (double threshold : workingPoints) {
                mark(axes, curve, threshold, i);
            }
        }
        axes.reference("guessing (AUC 0.5)", 0, 0, 1, 1);
        return new Figure(title, "ROC curve", List.of(axes));
    }

    /** In the colour of its curve, below which it stands in the legend. */
    private static void mark(Axes axes, RocCurve curve, double threshold, int series) {
        int point = 0;
        while (point + 1 < curve.thresholds().length && curve.thresholds()[point + 1] > threshold) {
            point++;
        }
        double x = curve.backgroundEfficiencies()[point];
        double y = curve.signalEfficiencies()[point];
        axes.points(
                String.format(Locale.ROOT, "score > %s: background %.3f, signal %.3f", Labels.number(threshold), x, y),
                new double[] {x},
                new double[] {y},
                Palette.of(series));
    }
}
