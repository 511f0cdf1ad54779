package org.kaon.plot;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.kaon.metric.CalibrationCurve;

/**
 * The part of signal over the mean score, with the diagonal on which a score is a probability. Immutable.
 *
 * @param title above the figure
 * @param name of the classifier, in the legend
 * @param curve what is drawn
 */
public record CalibrationFigure(String title, String name, CalibrationCurve curve) {
    /**
     * Of a curve.
     *
     * @param name of the classifier, in the legend
     * @param curve with all its bins
     * @return the figure's description
     */
    public static CalibrationFigure of(String name, CalibrationCurve curve) {
        return new CalibrationFigure("", name, curve);
    }

    /**
     * Names the figure.
     *
     * @param title above it
     * @return a copy
     */
    public CalibrationFigure title(String title) {
        return new CalibrationFigure(title, name, curve);
    }

    /**
     * Draws it.
     *
     * @return the figure
     */
    public Figure figure() {
        String legend = String.format(Locale.ROOT, "%s (mean distance %.4f)", name, curve.calibrationError());
        double[] x = curve.meanScores();
        Axes axes = new Axes("Mean score in the bin", "Part of signal in the bin")
                .x(new Range(0, 1))
                .y(new Range(0, 1))
                .reference("score = probability", 0, 0, 1, 1)
                .points(legend, x, curve.signalParts(), Palette.of(0))
                .bars(x, ends(-1), ends(1), Palette.of(0));
        return new Figure(title, "Calibration", List.of(axes));
    }

    private double[] ends(int errors) {
        return IntStream.range(0, curve.errors().length)
                .mapToDouble(i -> Math.min(1, Math.max(0, curve.signalParts()[i] + errors * curve.errors()[i])))
                .toArray();
    }
}
