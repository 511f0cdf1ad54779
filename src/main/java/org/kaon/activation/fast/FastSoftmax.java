package org.kaon.activation.fast;

import org.kaon.activation.Activation;
import org.kaon.activation.Softmax;

/**
 * {@code exp(xᵢ) / Σₖ exp(xₖ)} along the last axis, within BOUND.
 *
 * @param exact whose gradient this has
 */
public record FastSoftmax(Softmax exact) implements Activation {
    private static final double LN2 = 0.69314718055994530942;
    private static final float LOWEST = -104;

    @Override
    public String name() {
        return exact.name();
    }

    @Override
    public void apply(float[] values, int rows, int width) {
        for (int row = 0; row < rows; row++) {
            normalise(values, row * width, (row + 1) * width);
        }
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int rows, int width) {
        exact.backward(x, y, dy, dx, rows, width);
    }

    private static void normalise(float[] values, int from, int to) {
        float max = max(values, from, to);
        double sum = 0;
        for (int i = from; i < to; i++) {
            float e = exp((double) values[i] - max);
            values[i] = e;
            sum += e;
        }
        float factor = (float) (1 / sum);
        for (int i = from; i < to; i++) {
            values[i] *= factor;
        }
    }

    static float max(float[] values, int from, int to) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            max = Math.max(max, values[i]);
        }
        return max;
    }

    /**
     * {@code eᵈ} of a difference that isn't positive. {@link FloatExp} with r taken in double: rounded to float, a difference of 60 is off by 2e-6, and
     * so would be its exponential.
     */
    static float exp(double d) {
        float c = (float) d;
        if (!(c >= LOWEST)) {
            return c < 0 ? 0 : Float.NaN;
        }
        float t = FloatExp.shifted(c);
        float r = (float) (d - (t - FloatExp.SHIFT) * LN2);
        return FloatExp.scaled(1 + FloatExp.expm1(r), FloatExp.exponent(t));
    }
}
