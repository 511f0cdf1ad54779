package org.kaon.loss;

import java.util.Optional;
import org.kaon.activation.Activation;
import org.kaon.setting.Settings;

/**
 * {@code L = -Σ (t log p + (1 - t) log(1 - p)) / n} over the n values of a vector; p is clipped to 1e-7 … 1 - 1e-7. Behind a sigmoid (or
 * softmax) it is computed from what went into it, without clipping.
 *
 * @param fromLogits whether predictions are {@code log(p / (1 - p))}
 * @param labelSmoothing s turns t into {@code t (1 - s) + s / 2}
 */
public record BinaryCrossentropy(boolean fromLogits, double labelSmoothing) implements Pointwise {
    /**
     * Checks the settings.
     *
     * @param fromLogits whether predictions are logits
     * @param labelSmoothing from 0 to 1
     */
    public BinaryCrossentropy {
        Logits.checkedSmoothing(labelSmoothing);
    }

    /**
     * Keras's defaults: from probabilities, without smoothing.
     *
     * @return the loss
     */
    public static BinaryCrossentropy of() {
        return new BinaryCrossentropy(false, 0);
    }

    static BinaryCrossentropy read(Settings settings) {
        return new BinaryCrossentropy(
                settings.flag("from_logits", of().fromLogits), settings.number("label_smoothing", of().labelSmoothing));
    }

    /**
     * This loss of other predictions.
     *
     * @param newFromLogits whether they are logits
     * @return a new loss
     */
    public BinaryCrossentropy fromLogits(boolean newFromLogits) {
        return new BinaryCrossentropy(newFromLogits, labelSmoothing);
    }

    /**
     * This loss with smoothed targets.
     *
     * @param newLabelSmoothing from 0 to 1
     * @return a new loss
     */
    public BinaryCrossentropy labelSmoothing(double newLabelSmoothing) {
        return new BinaryCrossentropy(fromLogits, newLabelSmoothing);
    }

    @Override
    public String name() {
        return "binary_crossentropy";
    }

    @Override
    public double value(double p, double t) {
        double smooth = smoothed(t, labelSmoothing);
        return fromLogits ? ofLogit(p, smooth) : ofProbability(p, smooth);
    }

    @Override
    public double slope(double p, double t) {
        double smooth = smoothed(t, labelSmoothing);
        return fromLogits ? Logits.sigmoid(p) - smooth : slopeOfProbability(p, smooth);
    }

    @Override
    public double sum(LossBlock block) {
        return fromLogits ? SigmoidLogits.sum(block, labelSmoothing) : Pointwise.super.sum(block);
    }

    static double smoothed(double t, double smoothing) {
        return t * (1 - smoothing) + smoothing / 2;
    }

    /** {@code max(x, 0) - x t + log(1 + e^-|x|)}: nothing overflows, and the logarithm of 1 plus little keeps its digits. */
    static double ofLogit(double x, double t) {
        return Math.max(x, 0) - x * t + Math.log1p(Math.exp(-Math.abs(x)));
    }

    static double ofProbability(double prediction, double t) {
        double p = Clip.probability(prediction);
        return -t * Math.log(p) - (1 - t) * Math.log(1 - p);
    }

    static double slopeOfProbability(double p, double t) {
        return Clip.keeps(p) ? (1 - t) / (1 - p) - t / p : 0;
    }

    @Override
    public Optional<String> problem(double[] target, int outputWidth) {
        return Targets.FRACTION.problem(target);
    }

    @Override
    public Optional<Loss> beforeActivation(Activation activation) {
        return Logits.areKept(activation) ? Optional.of(fromLogits(true)) : Optional.empty();
    }
}
