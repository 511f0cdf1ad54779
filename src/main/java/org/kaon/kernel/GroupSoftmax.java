package org.kaon.kernel;

/**
 * {@code y = exp(x - log Σ exp(x))}, the sum taken over each group.
 *
 * @param groups what is normalised together
 * @param severalAxes whether a group spans several axes: Keras has another formula there, and only +∞ itself becomes NaN then, not all of
 *     its group
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
        // Without the largest exponent subtracted, exp overflows; the logarithm is the same.
        double shift = severalAxes && Double.isInfinite(largest) ? 0 : largest;
        double sum = 0;
        for (int step : groups.step()) {
            sum += Math.exp(x[base + step] - shift);
        }
        double logSum = Math.log(sum) + shift;
        for (int step : groups.step()) {
            y[base + step] = (float) Math.exp(x[base + step] - logSum);
        }
    }
}
