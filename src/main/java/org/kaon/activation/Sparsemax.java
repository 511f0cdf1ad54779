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
            double tau = walked(values, from, to, true);
            for (int i = from; i < to; i++) {
                values[i] = (float) Math.max(values[i] - tau, 0);
            }
        }
    }

    /**
     * With the rank j of a value in the support (equal ones in their order), {@code ∂τ/∂xᵢ = (k - j + 1) / k}: the value is in so many of the
     * sums. A value at τ lets its gradient through, as TensorFlow's maximum does.
     */
    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int rows, int width) {
        for (int row = 0; row < rows; row++) {
            int from = row * width;
            int to = from + width;
            double tau = walked(x, from, to, true);
            double lowest = walked(x, from, to, false);
            double sum = 0;
            int support = 0;
            for (int i = from; i < to; i++) {
                sum += x[i] - tau >= 0 ? dy[i] : 0;
                support += x[i] >= lowest ? 1 : 0;
            }
            for (int i = from; i < to; i++) {
                double direct = x[i] - tau >= 0 ? dy[i] : 0;
                double sums = x[i] >= lowest ? support - rank(x, from, to, i) : 0;
                dx[i] += (float) (direct - sum * sums / support);
            }
        }
    }

    /** How many values come before one, from 0. */
    private static int rank(float[] values, int from, int to, int place) {
        int before = 0;
        for (int i = from; i < to; i++) {
            before += values[i] > values[place] || (values[i] == values[place] && i < place) ? 1 : 0;
        }
        return before;
    }

    /**
     * Walks the values downwards without sorting them, since the support is small and no memory is needed, and gives the threshold τ or the
     * lowest value of the support.
     */
    private static double walked(float[] values, int from, int to, boolean givesThreshold) {
        double sum = 0;
        double sumOfSums = 0;
        int support = 0;
        double lowest = Double.NaN;
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
            lowest = value;
            value = below(values, from, to, value, false);
        }
        if (Double.isNaN(value)) {
            return value;
        }
        return givesThreshold ? (sumOfSums - 1) / support : lowest;
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
