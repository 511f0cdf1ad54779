package org.kaon.loss;

import java.util.Arrays;
import java.util.Optional;
import org.kaon.activation.Activation;
import org.kaon.setting.Settings;

/**
 * {@code L = -Σ t log q} over the n classes, {@code q = p / Σ p} clipped to 1e-7 … 1 - 1e-7. Behind a softmax (or sigmoid) it is computed
 * from what went into it, {@code q = softmax(x)}, without clipping.
 *
 * @param fromLogits whether predictions are what goes into a softmax
 * @param labelSmoothing s turns t into {@code t (1 - s) + s / n}
 */
public record CategoricalCrossentropy(boolean fromLogits, double labelSmoothing) implements Loss {
    /**
     * Checks the settings.
     *
     * @param fromLogits whether predictions are logits
     * @param labelSmoothing from 0 to 1
     */
    public CategoricalCrossentropy {
        Logits.checkedSmoothing(labelSmoothing);
    }

    /**
     * Keras's defaults: from probabilities, without smoothing.
     *
     * @return the loss
     */
    public static CategoricalCrossentropy of() {
        return new CategoricalCrossentropy(false, 0);
    }

    static CategoricalCrossentropy read(Settings settings) {
        return new CategoricalCrossentropy(
                settings.flag("from_logits", of().fromLogits), settings.number("label_smoothing", of().labelSmoothing));
    }

    /**
     * This loss of other predictions.
     *
     * @param newFromLogits whether they are logits
     * @return a new loss
     */
    public CategoricalCrossentropy fromLogits(boolean newFromLogits) {
        return new CategoricalCrossentropy(newFromLogits, labelSmoothing);
    }

    /**
     * This loss with smoothed targets.
     *
     * @param newLabelSmoothing from 0 to 1
     * @return a new loss
     */
    public CategoricalCrossentropy labelSmoothing(double newLabelSmoothing) {
        return new CategoricalCrossentropy(fromLogits, newLabelSmoothing);
    }

    @Override
    public String name() {
        return "categorical_crossentropy";
    }

    @Override
    public double of(double[] prediction, double[] target, double[] gradient) {
        // Without focus the focal form is the plain one, factor by factor.
        return fromLogits
                ? ofLogits(prediction, target, gradient)
                : CategoricalFocalCrossentropy.ofProbabilities(prediction, target, labelSmoothing, i -> 1, 0, gradient);
    }

    /** The gradient {@code softmax(x) Σ t - t} takes the exponentials of {@code log Σ eˣ}. */
    private double ofLogits(double[] x, double[] target, double[] gradient) {
        double largest = Logits.largest(x);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            gradient[i] = Math.exp(x[i] - largest);
            sum += gradient[i];
        }
        double logSum = largest + Math.log(sum);
        double loss = 0;
        double total = 0;
        for (int i = 0; i < x.length; i++) {
            double t = smoothed(target[i], labelSmoothing, x.length);
            loss += t * (logSum - x[i]);
            total += t;
        }
        for (int i = 0; i < x.length; i++) {
            gradient[i] = total * (gradient[i] / sum) - smoothed(target[i], labelSmoothing, x.length);
        }
        return loss;
    }

    @Override
    public double sum(LossBlock block) {
        return fromLogits ? SoftmaxLogits.sum(smoothed(block)) : Loss.super.sum(block);
    }

    private LossBlock smoothed(LossBlock block) {
        if (labelSmoothing == 0) {
            return block;
        }
        int classes = block.predictions().length;
        double[][] targets = Arrays.stream(block.targets())
                .map(all -> Arrays.stream(all)
                        .map(t -> smoothed(t, labelSmoothing, classes))
                        .toArray())
                .toArray(double[][]::new);
        return new LossBlock(block.count(), block.predictions(), targets, block.factors(), block.gradients());
    }

    static double smoothed(double t, double smoothing, int classes) {
        return t * (1 - smoothing) + smoothing / classes;
    }

    @Override
    public Optional<String> problem(double[] target, int outputWidth) {
        return Targets.distributionProblem(target);
    }

    @Override
    public Optional<Loss> beforeActivation(Activation activation) {
        return Logits.areKept(activation) ? Optional.of(fromLogits(true)) : Optional.empty();
    }
}
