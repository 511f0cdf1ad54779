package org.kaon.kernel;

/**
 * {@code y = exp(x) / Σ exp(x)}, the sum taken over each group.
 *
 * @param groups what is normalised together
 * @param byLogarithm whether to compute {@code exp(x - log Σ exp(x))} with the logarithm rounded, as Keras does over several axes: beside
 *     +∞, which becomes NaN, the others are 0; and for values of 1e6 the rounding costs up to 1, there as here
 */
public record GroupSoftmax(Groups groups, boolean byLogarithm) implements Op {
    @Override
    public void run(int rows, float[][] inputs, float[] output, float[] scratch) {
        for (int row = 0; row < rows; row++) {
            for (int base : groups.base()) {
                normalise(inputs[0], output, row * groups.size() + base);
            }
        }
    }

    /** {@code dxᵢ = yᵢ (dyᵢ - Σ y dy)}. */
    @Override
    public void backward(
            int rows,
            float[][] inputs,
            float[] output,
            float[] outputGradient,
            float[][] inputGradients,
            float[] scratch) {
        for (int row = 0; row < rows; row++) {
            for (int group : groups.base()) {
                int base = row * groups.size() + group;
                double mean = 0;
                for (int step : groups.step()) {
                    mean += (double) output[base + step] * outputGradient[base + step];
                }
                for (int step : groups.step()) {
                    inputGradients[0][base + step] +=
                            (float) (output[base + step] * (outputGradient[base + step] - mean));
                }
            }
        }
    }

    private void normalise(float[] x, float[] y, int base) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int step : groups.step()) {
            largest = Math.max(largest, x[base + step]);
        }
        // Without the largest exponent subtracted, exp overflows; the quotient is the same.
        float shift = byLogarithm && Math.abs(largest) == Double.POSITIVE_INFINITY ? 0 : largest;
        double sum = 0;
        for (int step : groups.step()) {
            sum += Math.exp(x[base + step] - shift);
        }
        float logarithm = (float) (shift + Math.log(sum));
        for (int step : groups.step()) {
            float value = x[base + step];
            y[base + step] = (float) (byLogarithm ? Math.exp(value - logarithm) : Math.exp(value - shift) / sum);
        }
    }
}
