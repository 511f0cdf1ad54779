package org.kaon.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kaon.metric.PrecisionRecallCurve;

/**
 * Precision over recall, one curve for each classifier, with its average precision in the legend and the precision of guessing. Immutable.
 *
 * @param title above the figure
 * @param curves by name; the signal fraction of the first is the level of guessing
 */
public record PrecisionRecallFigure(String title, List<Named> curves) {
    /** As many as can be told apart. */
    private static final int POINTS = 600;

    /**
     * Copies the list.
     *
     * @param title above the figure
     * @param curves by name
     */
    public PrecisionRecallFigure {
        curves = List.copyOf(curves);
    }

    /**
     * A curve of the figure.
     *
     * @param name in the legend
     * @param curve with all its points
     */
    public record Named(String name, PrecisionRecallCurve curve) {}

    /**
     * Of one curve.
     *
     * @param name in the legend
     * @param curve with all its points; drawn with fewer
     * @return a figure of that alone
     */
    public static PrecisionRecallFigure of(String name, PrecisionRecallCurve curve) {
        return new PrecisionRecallFigure("", List.of(new Named(name, curve)));
    }

    /**
     * Adds a curve.
     *
     * @param name in the legend
     * @param curve with all its points; drawn with fewer
     * @return a copy
     */
    public PrecisionRecallFigure and(String name, PrecisionRecallCurve curve) {
        List<Named> more = new ArrayList<>(curves);
        more.add(new Named(name, curve));
        return new PrecisionRecallFigure(title, more);
    }

    /**
     * Names the figure.
     *
     * @param title above it
     * @return a copy
     */
    public PrecisionRecallFigure title(String title) {
        return new PrecisionRecallFigure(title, curves);
    }

    /**
     * Draws it.
     *
     * @return the figure
     */
    public Figure figure() {
        Axes axes = new Axes("Recall (signal efficiency)", "Precision (purity)")
                .x(new Range(0, 1))
                .y(new Range(0, 1));
        for (int i = 0; i < curves.size(); i++) {
            PrecisionRecallCurve curve = curves.get(i).curve;
            PrecisionRecallCurve thin = curve.thinned(POINTS);
            axes.line(
                    String.format(
                            Locale.ROOT, "%s (average precision %.4f)", curves.get(i).name, curve.averagePrecision()),
                    thin.recalls(),
                    thin.precisions(),
                    Palette.of(i));
        }
        double guessing = curves.get(0).curve.signalFraction();
        axes.reference(String.format(Locale.ROOT, "guessing (%.4f)", guessing), 0, guessing, 1, guessing);
        return new Figure(title, "Precision and recall", List.of(axes));
    }
}
