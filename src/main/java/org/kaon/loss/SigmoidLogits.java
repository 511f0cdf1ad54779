package org.kaon.loss;

import org.kaon.float64.activation.fast.Exponentials;

/** The binary cross-entropy behind a sigmoid, from what went into it, in loops over vectors: loss and gradient share {@code z = e^-|x|}. */
final class SigmoidLogits {
    private SigmoidLogits() {}

    /** {@code Σ fᵢ Lᵢ}, with {@code L = Σ (max(x, 0) - x t + log(1 + z)) / n} over the n values of a vector. */
    static double sum(LossBlock block, double smoothing) {
        int count = block.count();
        int width = block.predictions().length;
        double[] z = new double[count];
        double[] logarithms = new double[count];
        double[] losses = new double[count];
        for (int k = 0; k < width; k++) {
            double[] x = block.predictions()[k];
            double[] gradient = block.gradients()[k];
            for (int i = 0; i < count; i++) {
                z[i] = -Math.abs(x[i]);
                gradient[i] = BinaryCrossentropy.smoothed(block.targets()[k][i], smoothing);
            }
            Exponentials.exp(z, logarithms, count);
            System.arraycopy(z, 0, logarithms, 0, count);
            Exponentials.log1p(logarithms, count);
            addLosses(count, x, gradient, logarithms, losses);
            derive(count, x, z, width, block.factors(), gradient);
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += block.factors()[i] * (losses[i] / width);
        }
        return sum;
    }

    private static void addLosses(int count, double[] x, double[] t, double[] logarithms, double[] losses) {
        for (int i = 0; i < count; i++) {
            losses[i] += Math.max(x[i], 0) - x[i] * t[i] + logarithms[i];
        }
    }

    /** {@code q - t}, with t in the gradient's place. */
    private static void derive(int count, double[] x, double[] z, int width, double[] factors, double[] gradient) {
        for (int i = 0; i < count; i++) {
            double large = 1 / (1 + z[i]);
            double q = x[i] >= 0 ? large : z[i] * large;
            gradient[i] = factors[i] * ((q - gradient[i]) / width);
        }
    }
}
