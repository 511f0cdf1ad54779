package org.kaon.plot;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.kaon.InputException;

/**
 * Sums of weights in bins of equal width; the upper end belongs to the last bin. The error of a bin is the root of the sum of squared weights.
 */
final class Histogram {
    private final Range range;
    private final double[] sums;
    private final double[] squares;
    private final double outside;

    private Histogram(Range range, double[] sums, double[] squares, double outside) {
        this.range = range;
        this.sums = sums;
        this.squares = squares;
        this.outside = outside;
    }

    static Histogram of(double[] values, double[] weights, Range range, int binCount) {
        if (binCount < 1) {
            throw new InputException("Histogram of " + binCount + " bins, expected at least 1");
        }
        double[] sums = new double[binCount];
        double[] squares = new double[binCount];
        double outside = 0;
        for (int event = 0; event < values.length; event++) {
            double place = (values[event] - range.min()) / (range.max() - range.min());
            if (place >= 0 && place <= 1) {
                int bin = Math.min((int) (place * binCount), binCount - 1);
                sums[bin] += weights[event];
                squares[bin] += weights[event] * weights[event];
            } else {
                outside += weights[event];
            }
        }
        return new Histogram(range, sums, squares, outside);
    }

    /** The sum of two histograms of the same bins. */
    Histogram plus(Histogram other) {
        return new Histogram(
                range,
                IntStream.range(0, sums.length)
                        .mapToDouble(i -> sums[i] + other.sums[i])
                        .toArray(),
                IntStream.range(0, sums.length)
                        .mapToDouble(i -> squares[i] + other.squares[i])
                        .toArray(),
                outside + other.outside);
    }

    /** The sum of weights beyond the range. */
    double outside() {
        return outside;
    }

    double binWidth() {
        return (range.max() - range.min()) / sums.length;
    }

    /** Divided by all weight and the bin's width, so that the whole has area 1; as it is where no weight is left. */
    Histogram normalised() {
        double all = Arrays.stream(sums).sum() + outside;
        double factor = all > 0 ? 1 / (all * binWidth()) : 1;
        return new Histogram(
                range,
                Arrays.stream(sums).map(sum -> sum * factor).toArray(),
                Arrays.stream(squares).map(square -> square * factor * factor).toArray(),
                outside);
    }

    /** Twice each edge: the corners of the outline. */
    double[] outlineX() {
        return IntStream.range(0, 2 * sums.length + 2)
                .mapToDouble(corner -> range.min() + (corner >> 1) * binWidth())
                .toArray();
    }

    /** Heights at the corners of {@link #outlineX}, from the floor to the floor; nothing lower than that. */
    double[] outlineY(double floor) {
        double[] heights = new double[2 * sums.length + 2];
        Arrays.fill(heights, floor);
        for (int bin = 0; bin < sums.length; bin++) {
            heights[2 * bin + 1] = Math.max(sums[bin], floor);
            heights[2 * bin + 2] = Math.max(sums[bin], floor);
        }
        return heights;
    }

    double[] centres() {
        return IntStream.range(0, sums.length)
                .mapToDouble(bin -> range.min() + (bin + 0.5) * binWidth())
                .toArray();
    }

    /** The ends of the error bars, so many errors away, none below the floor; NaN for empty bins. */
    double[] errorEnds(int errors, double floor) {
        return IntStream.range(0, sums.length)
                .mapToDouble(bin ->
                        squares[bin] == 0 ? Double.NaN : Math.max(sums[bin] + errors * Math.sqrt(squares[bin]), floor))
                .toArray();
    }

    /** The highest end of an error bar. */
    double top() {
        return IntStream.range(0, sums.length)
                .mapToDouble(bin -> sums[bin] + Math.sqrt(squares[bin]))
                .max()
                .getAsDouble();
    }

    /** The lowest end of an error bar. */
    double bottom() {
        return IntStream.range(0, sums.length)
                .mapToDouble(bin -> sums[bin] - Math.sqrt(squares[bin]))
                .min()
                .getAsDouble();
    }

    /** The lowest height above 0, infinite where there is none. */
    double leastPositive() {
        return Arrays.stream(sums).filter(sum -> sum > 0).min().orElse(Double.POSITIVE_INFINITY);
    }
}
