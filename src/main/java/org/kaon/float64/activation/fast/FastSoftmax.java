package org.kaon.float64.activation.fast;

import java.util.Arrays;
import org.kaon.float64.activation.Activation;
import org.kaon.float64.activation.Softmax;

/**
 * {@code exp(xᵢ) / Σₖ exp(xₖ)} along the last axis. As in the exact form, the largest value is subtracted in double first; from there on it is within 4
 * units in the last place; below e⁻⁷⁰⁰ it may be 0. A vector with a NaN or an infinity takes the exact form.
 *
 * @param exact whose gradient this has
 */
record FastSoftmax(Softmax exact) implements Activation {
    private static final double VANISHING = 700;

    @Override
    public String name() {
        return exact.name();
    }

    @Override
    public void apply(double[] values, int rows, int width) {
        for (int from = 0; from < rows * width; from += width) {
            boolean done = width == 2 ? normalisePair(values, from) : normalise(values, from, from + width);
            if (!done) {
                double[] row = Arrays.copyOfRange(values, from, from + width);
                exact.apply(row, 1, width);
                System.arraycopy(row, 0, values, from, width);
            }
        }
    }

    @Override
    public void backward(double[] x, double[] y, double[] dy, double[] dx, int rows, int width) {
        exact.backward(x, y, dy, dx, rows, width);
    }

    /** Signal and background: {@code 1 / (1 + z)} and {@code z / (1 + z)} with one exponential, and no branch by which is larger. */
    private static boolean normalisePair(double[] values, int from) {
        double d = values[from] - values[from + 1];
        double size = Math.abs(d);
        if (!(size < VANISHING)) {
            return false;
        }
        double z = DoubleExp.of(-size);
        double large = 1 / (1 + z);
        long largeBits = Double.doubleToRawLongBits(large);
        long smallBits = Double.doubleToRawLongBits(z * large);
        long swap = (largeBits ^ smallBits) & (Double.doubleToRawLongBits(d) >> (Long.SIZE - 1));
        values[from] = Double.longBitsToDouble(largeBits ^ swap);
        values[from + 1] = Double.longBitsToDouble(smallBits ^ swap);
        return true;
    }

    /** False, with the values as they were, where one isn't finite. */
    private static boolean normalise(double[] values, int from, int to) {
        double max = Double.NEGATIVE_INFINITY;
        double sizes = 0;
        for (int i = from; i < to; i++) {
            max = Math.max(max, values[i]);
            sizes += 0 * values[i];
        }
        if (sizes != 0) {
            return false;
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            double d = values[i] - max;
            values[i] = d < -VANISHING ? 0 : DoubleExp.of(d);
            sum += values[i];
        }
        for (int i = from; i < to; i++) {
            values[i] /= sum;
        }
        return true;
    }
}
