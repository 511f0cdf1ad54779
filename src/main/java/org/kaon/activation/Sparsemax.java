package org.kaon.activation;

/**
 * {@code f(x)ᵢ = max(xᵢ - τ, 0)} along the last axis. With x sorted downwards, {@code cᵣ = x₁ + … + xᵣ} and the support all r with {@code
 * xᵣ > (cᵣ - 1) / r}, τ is {@code (Σ cᵣ - 1) / k}, the sum taken over the support of k values.
 *
 * <p>That is what Keras computes. Martins and Astudillo (2016) have only the last {@code cₖ} in the place of the sum; the two agree for k
 * = 1, and Keras's outputs do not add up to 1 for larger k. A model trained with Keras needs Keras's function. A NaN makes
 * all of its vector NaN.
 */
public record Sparsemax() implements Activation {
    @Override
    public String name() {
        return "sparsemax";
    }

    @Override
    public void apply(float[] values, int rows, int width) {
        for (int row = 0; row < rows; row++) {
            int from = row * width;
            int to = from + width;
            double tau = threshold(values, from, to);
            for (int i = from; i < to; i++) {
                values[i] = (float) Math.max(values[i] - tau, 0);
            }
        }
    }

    /** Walks the values downwards without sorting them: the support is small, and no memory is needed. */
    private static double threshold(float[] values, int from, int to) {
        double sum = 0;
        double sumOfSums = 0;
        int support = 0;
        double value = below(values, from, to, Double.POSITIVE_INFINITY, true);
        // So arranged, the largest value is in the support even where 1 is lost beside it.
        while ((support + 1) * value - (sum + value) + 1 > 0) {
            for (int i = from; i < to; i++) {
                if (values[i] == value) {
                    sum += value;
                    sumOfSums += sum;
                    support++;
                }
            }
            value = below(values, from, to, value, false);
        }
        return Double.isNaN(value) ? value : (sumOfSums - 1) / support;
    }

    /** The largest value below a bound (or at it); NaN where one of them is NaN, -∞ where there is none. */
    private static double below(float[] values, int from, int to, double bound, boolean inclusive) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            if (values[i] < bound || inclusive) {
                largest = Math.max(largest, values[i]);
            }
        }
        return largest;
    }
}
