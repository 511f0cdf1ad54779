package org.kaon.loss;

import org.kaon.float64.activation.fast.Exponentials;

/**
 * The cross-entropy of signal and background: with {@code d = x₀ - x₁} and {@code z = e^-d}, {@code q₀ = 1 / (1 + z)}, {@code q₁ = z q₀} and {@code -log q₀ = max(d, 0) - d + log(1 +
 * e^-|d|)}; one exponential in the place of two.
 */
final class SoftmaxPair {
    /** Beyond it, e to the difference is nothing or everything. */
    private static final double FARTHEST = 700;

    private SoftmaxPair() {}

    /** {@code Σ fᵢ Lᵢ} for targets that are a probability for each class. */
    static double sum(LossBlock block) {
        int count = block.count();
        double[] d = new double[count];
        double[] z = new double[count];
        double[] logarithms = new double[count];
        double[][] t = block.targets();
        subtract(count, block.predictions()[0], block.predictions()[1], d, z);
        Exponentials.exp(z, logarithms, count);
        fold(count, z, logarithms);
        Exponentials.log1p(logarithms, count);
        derive(count, z, t[0], t[1], block.factors(), block.gradients()[0], block.gradients()[1]);
        addLosses(count, d, t[0], t[1], logarithms);
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += block.factors()[i] * logarithms[i];
        }
        return sum;
    }

    private static void subtract(int count, double[] x0, double[] x1, double[] d, double[] negative) {
        for (int i = 0; i < count; i++) {
            d[i] = x0[i] - x1[i];
            negative[i] = Math.max(-FARTHEST, Math.min(FARTHEST, x1[i] - x0[i]));
        }
    }

    private static void fold(int count, double[] z, double[] small) {
        for (int i = 0; i < count; i++) {
            small[i] = Math.min(z[i], 1 / z[i]);
        }
    }

    private static void derive(
            int count, double[] z, double[] t0, double[] t1, double[] factors, double[] g0, double[] g1) {
        for (int i = 0; i < count; i++) {
            double q0 = 1 / (1 + z[i]);
            double total = t0[i] + t1[i];
            g0[i] = factors[i] * (total * q0 - t0[i]);
            g1[i] = factors[i] * (total * (z[i] * q0) - t1[i]);
        }
    }

    private static void addLosses(int count, double[] d, double[] t0, double[] t1, double[] logarithms) {
        for (int i = 0; i < count; i++) {
            double larger = Math.max(d[i], 0) + logarithms[i];
            logarithms[i] = t0[i] * (larger - d[i]) + t1[i] * larger;
        }
    }
}
