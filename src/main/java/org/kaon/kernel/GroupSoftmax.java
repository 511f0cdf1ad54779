package org.kaon.kernel;

/**
 * {@code y = exp(x) / Σ exp(x)}, the sum taken over each group.
 *
 * @param groups what is normalised together
 * @param severalAxes whether a group spans several axes: Keras takes {@code exp(x - log Σ exp(x))} there, so that beside +∞, which becomes
 *     NaN, the others are 0 and not NaN, too (and loses in float32 what is kept here, up to 1 for values of 1e6)
 */
public record GroupSoftmax(Groups groups, boolean severalAxes) implements Op {
    @Override
    public void run(int rows, float[][] inputs, float[] output, float[] scratch) {
        for (int row = 0; row < rows; row++) {
            for (int base : groups.base()) {
                normalise(inputs[0], output, row * groups.size() + base);
            }
        }
    }

    private void normalise(float[] x, float[] y, int base) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int step : groups.step()) {
            largest = Math.max(largest, x[base + step]);
        }
        // Without the largest exponent subtracted, exp overflows; the quotient is the same.
        double shift = severalAxes && Double.isInfinite(largest) ? 0 : largest;
        double sum = 0;
        for (int step : groups.step()) {
            sum += Math.exp(x[base + step] - shift);
        }
        for (int step : groups.step()) {
            y[base + step] = (float) (Math.exp(x[base + step] - shift) / sum);
        }
    }
}
