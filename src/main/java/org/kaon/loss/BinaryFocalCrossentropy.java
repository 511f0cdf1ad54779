package org.kaon.loss;

import java.util.Optional;
import org.kaon.InputException;
import org.kaon.activation.Activation;
import org.kaon.activation.Sigmoid;
import org.kaon.setting.Settings;

/**
 * {@code L = Σ w (1 - pₜ)^γ H / n} over the n values of a vector (Lin et al. 2017), with H the {@link BinaryCrossentropy} of t and p, {@code pₜ = t
 * p + (1 - t)(1 - p)}, and {@code w = t α + (1 - t)(1 - α)} if classes are balanced. Behind a sigmoid H is computed from what went
 * into it.
 *
 * @param classBalancing whether w is other than 1
 * @param alpha weight of class 1, from 0 to 1
 * @param gamma focus on what is not yet learnt; 0 for none
 * @param fromLogits whether predictions are {@code log(p / (1 - p))}
 * @param labelSmoothing s turns t into {@code t (1 - s) + s / 2}
 */
public record BinaryFocalCrossentropy(
        boolean classBalancing, double alpha, double gamma, boolean fromLogits, double labelSmoothing)
        implements Pointwise {
    /**
     * Checks the settings.
     *
     * @param classBalancing whether classes are weighted
     * @param alpha from 0 to 1
     * @param gamma at least 0
     * @param fromLogits whether predictions are logits
     * @param labelSmoothing from 0 to 1
     */
    public BinaryFocalCrossentropy {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new InputException("alpha is " + alpha + ", expected 0 to 1");
        }
        checkedGamma(gamma);
        Logits.checkedSmoothing(labelSmoothing);
    }

    /**
     * Keras's defaults: no balancing, α 0.25, γ 2, from probabilities, without smoothing.
     *
     * @return the loss
     */
    public static BinaryFocalCrossentropy of() {
        return new BinaryFocalCrossentropy(false, 0.25, 2, false, 0);
    }

    static BinaryFocalCrossentropy read(Settings settings) {
        BinaryFocalCrossentropy defaults = of();
        return new BinaryFocalCrossentropy(
                settings.flag("apply_class_balancing", defaults.classBalancing),
                settings.number("alpha", defaults.alpha),
                settings.number("gamma", defaults.gamma),
                settings.flag("from_logits", defaults.fromLogits),
                settings.number("label_smoothing", defaults.labelSmoothing));
    }

    static double checkedGamma(double gamma) {
        if (gamma >= 0 && gamma < Double.POSITIVE_INFINITY) {
            return gamma;
        }
        throw new InputException("gamma is " + gamma + ", expected at least 0");
    }

    /**
     * This loss with balanced classes.
     *
     * @param newAlpha weight of class 1, from 0 to 1
     * @return a new loss
     */
    public BinaryFocalCrossentropy balanced(double newAlpha) {
        return new BinaryFocalCrossentropy(true, newAlpha, gamma, fromLogits, labelSmoothing);
    }

    /**
     * This loss with another focus.
     *
     * @param newGamma at least 0
     * @return a new loss
     */
    public BinaryFocalCrossentropy gamma(double newGamma) {
        return new BinaryFocalCrossentropy(classBalancing, alpha, newGamma, fromLogits, labelSmoothing);
    }

    /**
     * This loss of other predictions.
     *
     * @param newFromLogits whether they are logits
     * @return a new loss
     */
    public BinaryFocalCrossentropy fromLogits(boolean newFromLogits) {
        return new BinaryFocalCrossentropy(classBalancing, alpha, gamma, newFromLogits, labelSmoothing);
    }

    /**
     * This loss with smoothed targets.
     *
     * @param newLabelSmoothing from 0 to 1
     * @return a new loss
     */
    public BinaryFocalCrossentropy labelSmoothing(double newLabelSmoothing) {
        return new BinaryFocalCrossentropy(classBalancing, alpha, gamma, fromLogits, newLabelSmoothing);
    }

    @Override
    public String name() {
        return "binary_focal_crossentropy";
    }

    @Override
    public double value(double p, double t) {
        double smooth = BinaryCrossentropy.smoothed(t, labelSmoothing);
        return weight(smooth) * Math.pow(missing(p, smooth), gamma) * entropy(p, smooth);
    }

    @Override
    public double slope(double p, double t) {
        double smooth = BinaryCrossentropy.smoothed(t, labelSmoothing);
        double missing = missing(p, smooth);
        // At γ = 0 there is no slope, whatever 1/0 says.
        double focusSlope = gamma == 0 ? 0 : gamma * Math.pow(missing, gamma - 1) * (1 - 2 * smooth);
        double q = Logits.sigmoid(p);
        double byFocus = focusSlope * (fromLogits ? q * (1 - q) : 1) * entropy(p, smooth);
        double entropySlope = fromLogits ? q - smooth : BinaryCrossentropy.slopeOfProbability(p, smooth);
        return weight(smooth) * (byFocus + Math.pow(missing, gamma) * entropySlope);
    }

    private double weight(double t) {
        return classBalancing ? t * alpha + (1 - t) * (1 - alpha) : 1;
    }

    private double entropy(double p, double t) {
        return fromLogits ? BinaryCrossentropy.ofLogit(p, t) : BinaryCrossentropy.ofProbability(p, t);
    }

    /** {@code 1 - pₜ}. */
    private double missing(double p, double t) {
        double q = fromLogits ? Logits.sigmoid(p) : p;
        return 1 - (t * q + (1 - t) * (1 - q));
    }

    @Override
    public Optional<String> problem(double[] target, int outputWidth) {
        return Targets.FRACTION.problem(target);
    }

    /** Where logits are asked for, Keras takes the activation's output for them. */
    @Override
    public Optional<Loss> beforeActivation(Activation activation) {
        return activation instanceof Sigmoid && !fromLogits ? Optional.of(fromLogits(true)) : Optional.empty();
    }
}
