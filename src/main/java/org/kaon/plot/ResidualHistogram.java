package org.kaon.plot;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.kaon.metric.Residuals;

/**
 * A histogram of a regression's residuals, prediction minus target, with statistical error bars; bias and resolution in the legend. It reaches
 * five 68 % half-widths to either side of the bias, or as far as there are events; what lies beyond is told in the legend. Immutable.
 *
 * @param title above the figure
 * @param quantity what is predicted
 * @param unit of the quantity; blank for none
 * @param bins about how many: their width is a round number
 * @param targets the true values
 * @param predictions one per target
 * @param weights one per target
 */
public record ResidualHistogram(
        String title, String quantity, String unit, int bins, float[] targets, float[] predictions, float[] weights) {
    private static final int BINS = 50;
    private static final double HALF_WIDTHS = 5;

    /**
     * Of events of equal weight.
     *
     * @param targets the true values
     * @param predictions one per target
     * @return 50 bins, no unit
     */
    public static ResidualHistogram of(float[] targets, float[] predictions) {
        float[] ones = new float[targets.length];
        Arrays.fill(ones, 1);
        return of(targets, predictions, ones);
    }

    /**
     * Of weighted events.
     *
     * @param targets the true values
     * @param predictions one per target
     * @param weights one per target
     * @return 50 bins, no unit
     */
    public static ResidualHistogram of(float[] targets, float[] predictions, float[] weights) {
        return new ResidualHistogram("", "", "", BINS, targets.clone(), predictions.clone(), weights.clone());
    }

    /**
     * Names the figure.
     *
     * @param title above it
     * @return a copy
     */
    public ResidualHistogram title(String title) {
        return new ResidualHistogram(title, quantity, unit, bins, targets, predictions, weights);
    }

    /**
     * Names what is predicted.
     *
     * @param quantity such as {@code m_bb}
     * @param unit such as {@code GeV}; blank for none
     * @return a copy
     */
    public ResidualHistogram quantity(String quantity, String unit) {
        return new ResidualHistogram(title, quantity, unit, bins, targets, predictions, weights);
    }

    /**
     * Chooses the number of bins.
     *
     * @param bins about how many, at least 1: their width is a round number
     * @return a copy
     */
    public ResidualHistogram bins(int bins) {
        return new ResidualHistogram(title, quantity, unit, bins, targets, predictions, weights);
    }

    /**
     * Draws it.
     *
     * @return the figure
     * @throws org.kaon.InputException as {@link Residuals#of(float[], float[], float[])}
     */
    public Figure figure() {
        Residuals figures = Residuals.of(targets, predictions, weights);
        double[] residuals = IntStream.range(0, targets.length)
                .mapToDouble(event -> (double) predictions[event] - targets[event])
                .toArray();
        double[] eventWeights = IntStream.range(0, weights.length)
                .mapToDouble(event -> weights[event])
                .toArray();
        Range x = range(figures, residuals).wholeBins(bins);
        Histogram histogram = Histogram.of(residuals, eventWeights, x, x.binCount(bins));
        Range y = new Range(Math.min(0, histogram.bottom() * 1.05), Math.max(histogram.top() * 1.05, 1e-3));
        Axes axes = new Axes(
                        Labels.quantity("Prediction \u2212 target" + (quantity.isBlank() ? "" : ", " + quantity), unit),
                        "Events / " + (Labels.number(histogram.binWidth()) + " " + unit).strip())
                .x(x)
                .y(y)
                .line(legend(figures, histogram), histogram.outlineX(), histogram.outlineY(y.min()), Palette.of(0))
                .bars(
                        histogram.centres(),
                        histogram.errorEnds(-1, y.min()),
                        histogram.errorEnds(1, y.min()),
                        Palette.of(0))
                .reference("bias " + withUnit(figures.bias()), figures.bias(), y.min(), figures.bias(), y.max());
        return new Figure(title, "Residuals", List.of(axes));
    }

    private static Range range(Residuals figures, double[] residuals) {
        double reach = HALF_WIDTHS * figures.halfWidth68();
        double[] near = Arrays.stream(residuals)
                .filter(residual -> reach == 0 || Math.abs(residual - figures.bias()) <= reach)
                .toArray();
        return Range.of(near);
    }

    private String legend(Residuals figures, Histogram histogram) {
        String beyond = histogram.outside() == 0 ? "" : ", " + Labels.count(histogram.outside()) + " beyond";
        return String.format(
                Locale.ROOT,
                "%s events%s\nstandard deviation %s\n68 %% half-width %s",
                Labels.count(weights.length),
                beyond,
                withUnit(figures.resolution()),
                withUnit(figures.halfWidth68()));
    }

    private String withUnit(double value) {
        return (Labels.number(value) + " " + unit).strip();
    }
}
