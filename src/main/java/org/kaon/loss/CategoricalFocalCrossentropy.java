package org.kaon.loss;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.kaon.InputException;
import org.kaon.setting.Settings;

/**
 * {@code L = -Σ α (1 - q)^γ t log q} over the n classes (Lin et al. 2017), {@code q = p / Σ p} clipped to 1e-7 … 1 - 1e-7, from logits as
 * well: Keras applies the softmax first.
 *
 * @param alpha weight of each class, or one for all
 * @param gamma focus on what is not yet learnt; 0 for none
 * @param fromLogits whether predictions are what goes into a softmax
 * @param labelSmoothing s turns t into {@code t (1 - s) + s / n}
 */
public record CategoricalFocalCrossentropy(List<Double> alpha, double gamma, boolean fromLogits, double labelSmoothing)
        implements Loss {
    /**
     * Copies the list and checks the settings.
     *
     * @param alpha weights of the classes
     * @param gamma at least 0
     * @param fromLogits whether predictions are logits
     * @param labelSmoothing from 0 to 1
     */
    public CategoricalFocalCrossentropy {
        alpha = List.copyOf(alpha);
        if (alpha.isEmpty()) {
            throw new InputException("alpha has no value, expected one, or one for each class");
        }
        BinaryFocalCrossentropy.checkedGamma(gamma);
        Logits.checkedSmoothing(labelSmoothing);
    }

    /**
     * Keras's defaults: α 0.25, γ 2, from probabilities, without smoothing.
     *
     * @return the loss
     */
    public static CategoricalFocalCrossentropy of() {
        return new CategoricalFocalCrossentropy(List.of(0.25), 2, false, 0);
    }

    static CategoricalFocalCrossentropy read(Settings settings) {
        CategoricalFocalCrossentropy defaults = of();
        return new CategoricalFocalCrossentropy(
                settings.value("alpha").isPresent() ? settings.numbers("alpha") : defaults.alpha,
                settings.number("gamma", defaults.gamma),
                settings.flag("from_logits", defaults.fromLogits),
                settings.number("label_smoothing", defaults.labelSmoothing));
    }

    /**
     * This loss with other weights.
     *
     * @param newAlpha one for all classes, or one for each
     * @return a new loss
     */
    public CategoricalFocalCrossentropy alpha(Double... newAlpha) {
        return new CategoricalFocalCrossentropy(List.of(newAlpha), gamma, fromLogits, labelSmoothing);
    }

    /**
     * This loss with another focus.
     *
     * @param newGamma at least 0
     * @return a new loss
     */
    public CategoricalFocalCrossentropy gamma(double newGamma) {
        return new CategoricalFocalCrossentropy(alpha, newGamma, fromLogits, labelSmoothing);
    }

    /**
     * This loss of other predictions.
     *
     * @param newFromLogits whether they are logits
     * @return a new loss
     */
    public CategoricalFocalCrossentropy fromLogits(boolean newFromLogits) {
        return new CategoricalFocalCrossentropy(alpha, gamma, newFromLogits, labelSmoothing);
    }

    /**
     * This loss with smoothed targets.
     *
     * @param newLabelSmoothing from 0 to 1
     * @return a new loss
     */
    public CategoricalFocalCrossentropy labelSmoothing(double newLabelSmoothing) {
        return new CategoricalFocalCrossentropy(alpha, gamma, fromLogits, newLabelSmoothing);
    }

    @Override
    public String name() {
        return "categorical_focal_crossentropy";
    }

    @Override
    public double of(double[] prediction, double[] target, double[] gradient) {
        if (alpha.size() != 1 && alpha.size() != prediction.length) {
            throw new InputException("alpha has " + alpha.size() + " values, expected one, or one for each of the "
                    + prediction.length + " classes");
        }
        IntToDoubleFunction weight = i -> alpha.get(alpha.size() == 1 ? 0 : i);
        if (!fromLogits) {
            return ofProbabilities(prediction, target, labelSmoothing, weight, gamma, gradient);
        }
        double logSum = Logits.logSum(prediction);
        double[] q = new double[prediction.length];
        for (int i = 0; i < q.length; i++) {
            q[i] = Math.exp(prediction[i] - logSum);
        }
        double loss = ofProbabilities(q, target, labelSmoothing, weight, gamma, gradient);
        // The gradient by probabilities has no part along q: the softmax's own derivative is q times it.
        for (int i = 0; i < q.length; i++) {
            gradient[i] *= q[i];
        }
        return loss;
    }

    /** The loss of probabilities that need not sum to 1; with {@code γ = 0} and α 1 the plain cross-entropy. */
    static double ofProbabilities(
            double[] p, double[] target, double smoothing, IntToDoubleFunction alpha, double gamma, double[] gradient) {
        double sum = 0;
        for (double value : p) {
            sum += value;
        }
        double loss = 0;
        double along = 0;
        for (int i = 0; i < p.length; i++) {
            double q = p[i] / sum;
            double c = Clip.probability(q);
            double weighted = alpha.applyAsDouble(i) * CategoricalCrossentropy.smoothed(target[i], smoothing, p.length);
            double focus = Math.pow(1 - c, gamma);
            loss -= weighted * focus * Math.log(c);
            double slope = gamma * Math.pow(1 - c, gamma - 1) * Math.log(c) - focus / c;
            gradient[i] = Clip.keeps(q) ? weighted * slope : 0;
            along += gradient[i] * q;
        }
        for (int i = 0; i < p.length; i++) {
            gradient[i] = (gradient[i] - along) / sum;
        }
        return loss;
    }

    @Override
    public Optional<String> problem(double[] target, int outputWidth) {
        return Targets.distributionProblem(target);
    }
}
