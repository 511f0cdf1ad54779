package org.kaon.activation.fast;

import org.kaon.activation.Activation;
import org.kaon.activation.LogSoftmax;

/**
 * {@code xᵢ - log Σₖ exp(xₖ)} along the last axis, within 4e-7 of the value: the exponentials as in {@link FastSoftmax}, the one logarithm of a vector in
 * double.
 *
 * @param exact whose gradient this has
 */
public record FastLogSoftmax(LogSoftmax exact) implements Activation {
    @Override
    public String name() {
        return exact.name();
    }

    @Override
    public void apply(float[] values, int rows, int width) {
        for (int row = 0; row < rows; row++) {
            int from = row * width;
            float max = FastSoftmax.max(values, from, from + width);
            if (Math.abs(max) < FastSoftmax.LARGE) {
                normalise(values, from, from + width, max);
            } else {
                FastSoftmax.applyExactly(exact, values, from, width);
            }
        }
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int rows, int width) {
        exact.backward(x, y, dy, dx, rows, width);
    }

    private static void normalise(float[] values, int from, int to, double max) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += FastSoftmax.exponential(values[i], (float) max);
        }
        double logSum = Math.log(sum);
        for (int i = from; i < to; i++) {
            values[i] = (float) (values[i] - max - logSum);
        }
    }
}
