package org.kaon.activation;

/** {@code f(x)ᵢ = exp(xᵢ) / Σₖ exp(xₖ)} along the last axis. A NaN or +∞ in a vector makes all of it NaN, as in Keras. */
public record Softmax() implements Activation {
    @Override
    public String name() {
        return "softmax";
    }

    @Override
    public void apply(float[] values, int rows, int width) {
        for (int row = 0; row < rows; row++) {
            normalise(values, row * width, (row + 1) * width);
        }
    }

    private static void normalise(float[] values, int from, int to) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            max = Math.max(max, values[i]);
        }
        // Without the largest exponent subtracted, exp overflows; the quotient is the same.
        double sum = 0;
        for (int i = from; i < to; i++) {
            values[i] = (float) Math.exp(values[i] - max);
            sum += values[i];
        }
        for (int i = from; i < to; i++) {
            values[i] = (float) (values[i] / sum);
        }
    }

    /** {@code dxᵢ = yᵢ (dyᵢ - Σ y dy)}. */
    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int rows, int width) {
        for (int row = 0; row < rows; row++) {
            int from = row * width;
            double mean = 0;
            for (int i = from; i < from + width; i++) {
                mean += (double) y[i] * dy[i];
            }
            for (int i = from; i < from + width; i++) {
                dx[i] += (float) (y[i] * (dy[i] - mean));
            }
        }
    }
}
