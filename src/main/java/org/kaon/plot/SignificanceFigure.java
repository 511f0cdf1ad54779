package org.kaon.plot;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.kaon.metric.SignificanceCurve;

/**
 * Significance against the threshold: AMS and s/√b with the errors that the sample's size leaves, and the threshold that was chosen. Immutable.
 *
 * @param title above the figure
 * @param curve what is drawn
 * @param chosen the number of the threshold to mark
 */
public record SignificanceFigure(String title, SignificanceCurve curve, int chosen) {
    /** Error bars closer to each other would run together. */
    private static final int BARS = 40;

    /**
     * Of a curve.
     *
     * @param curve with all its thresholds
     * @param chosen the number of the threshold to mark
     * @return the figure's description
     */
    public static SignificanceFigure of(SignificanceCurve curve, int chosen) {
        return new SignificanceFigure("", curve, chosen);
    }

    /**
     * Names the figure.
     *
     * @param title above it
     * @return a copy
     */
    public SignificanceFigure title(String title) {
        return new SignificanceFigure(title, curve, chosen);
    }

    /**
     * Draws it: as far as the significances are finite and their errors smaller than themselves.
     *
     * @return the figure
     */
    public Figure figure() {
        double[] ams = reliable(curve.ams(), curve.amsErrors());
        double[] simple = reliable(curve.simple(), curve.simpleErrors());
        double top = Range.of(ends(ams, curve.amsErrors()), ends(simple, curve.simpleErrors()))
                .max();
        Range y = new Range(0, top * 1.05);
        double threshold = curve.thresholds()[chosen];
        Axes axes = new Axes("Threshold on the score", "Significance (standard deviations)")
                .x(new Range(0, 1))
                .y(y);
        draw(axes, 0, "AMS", ams, curve.amsErrors());
        draw(axes, 1, "s/√b", simple, curve.simpleErrors());
        axes.reference(mark(), threshold, 0, threshold, y.max());
        return new Figure(title, "Significance", List.of(axes));
    }

    private String mark() {
        String threshold = "score > " + Labels.number(curve.thresholds()[chosen]);
        double ams = curve.ams()[chosen];
        double error = curve.amsErrors()[chosen];
        return Double.isFinite(ams) && Double.isFinite(error)
                ? String.format(Locale.ROOT, "%s: AMS %.3f ± %.3f", threshold, ams, error)
                : threshold;
    }

    private void draw(Axes axes, int series, String name, double[] values, double[] errors) {
        double[] x = curve.thresholds();
        axes.line(name, x, values, Palette.of(series));
        int step = Math.max(1, x.length / BARS);
        // The two curves' bars stand side by side.
        int[] places = IntStream.range(0, x.length)
                .filter(i -> i % step == series * step / 2)
                .toArray();
        axes.bars(
                choose(x, places),
                IntStream.of(places)
                        .mapToDouble(i -> Math.max(0, values[i] - errors[i]))
                        .toArray(),
                IntStream.of(places).mapToDouble(i -> values[i] + errors[i]).toArray(),
                Palette.of(series));
    }

    private static double[] reliable(double[] values, double[] errors) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> errors[i] < values[i] ? values[i] : Double.NaN)
                .toArray();
    }

    private static double[] ends(double[] values, double[] errors) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i] + errors[i])
                .toArray();
    }

    private static double[] choose(double[] values, int[] places) {
        return Arrays.stream(places).mapToDouble(i -> values[i]).toArray();
    }
}
