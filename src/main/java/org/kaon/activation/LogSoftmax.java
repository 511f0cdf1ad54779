package org.kaon.activation;

/** {@code f(x)ᵢ = xᵢ - log Σₖ exp(xₖ)} along the last axis. A NaN or +∞ in a vector makes all of it NaN, as in Keras. */
public record LogSoftmax() implements Activation {
    @Override
    public String name() {
        return "log_softmax";
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
        // Without the largest exponent subtracted, exp overflows; the difference is the same.
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.exp(values[i] - max);
        }
        double logSum = Math.log(sum);
        for (int i = from; i < to; i++) {
            values[i] = (float) (values[i] - max - logSum);
        }
    }

    /** {@code dxᵢ = dyᵢ - exp(yᵢ) Σ dy}. */
    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int rows, int width) {
        for (int row = 0; row < rows; row++) {
            int from = row * width;
            double sum = 0;
            for (int i = from; i < from + width; i++) {
                sum += dy[i];
            }
            for (int i = from; i < from + width; i++) {
                dx[i] += (float) (dy[i] - Math.exp(y[i]) * sum);
            }
        }
    }
}
