package org.kaon.loss;

import java.util.Optional;
import org.kaon.activation.Activation;
import org.kaon.activation.Sigmoid;

/**
 * {@code L = -Σ (t log p + (1 - t) log(1 - p)) / n} over the n values of a vector.
 *
 * @param fromLogits whether predictions are {@code log(p / (1 - p))}; else p is clipped to 1e-7 … 1 - 1e-7
 * @param labelSmoothing s turns t into {@code t (1 - s) + s / 2}
 */
public record BinaryCrossentropy(boolean fromLogits, double labelSmoothing) implements Loss {
    private static final double SMALLEST = 1e-7;

    /** From probabilities, without smoothing. */
    public BinaryCrossentropy() {
        this(false, 0);
    }

    @Override
    public String name() {
        return "binary_crossentropy";
    }

    @Override
    public double of(double[] prediction, double[] target, double[] gradient) {
        double sum = 0;
        int n = prediction.length;
        for (int i = 0; i < n; i++) {
            double t = target[i] * (1 - labelSmoothing) + labelSmoothing / 2;
            sum += fromLogits ? ofLogit(prediction[i], t, gradient, i) : ofProbability(prediction[i], t, gradient, i);
            gradient[i] /= n;
        }
        return sum / n;
    }

    /** {@code max(x, 0) - x t + log(1 + e^-|x|)}: nothing overflows. */
    private static double ofLogit(double x, double t, double[] gradient, int i) {
        double tail = Math.exp(-Math.abs(x));
        gradient[i] = (x >= 0 ? 1 / (1 + tail) : tail / (1 + tail)) - t;
        return Math.max(x, 0) - x * t + Math.log1p(tail);
    }

    private static double ofProbability(double prediction, double t, double[] gradient, int i) {
        double p = Math.max(SMALLEST, Math.min(1 - SMALLEST, prediction));
        // Where it is clipped, the loss doesn't move with the prediction.
        gradient[i] = p == prediction ? (1 - t) / (1 - p) - t / p : 0;
        return -t * Math.log(p) - (1 - t) * Math.log(1 - p);
    }

    @Override
    public Optional<Loss> beforeActivation(Activation activation) {
        return activation instanceof Sigmoid && !fromLogits
                ? Optional.of(new BinaryCrossentropy(true, labelSmoothing))
                : Optional.empty();
    }
}
