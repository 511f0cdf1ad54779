package org.kaon.loss;

import java.util.Optional;
import org.kaon.activation.Activation;
import org.kaon.setting.Settings;

/**
 * {@code L = log Σ q - log q_c} for the class number c, with the probabilities clipped to {@code q = } 1e-7 … 1 - 1e-7. Behind a softmax
 * (or sigmoid) it is computed from what went into it, {@code q = eˣ}, without clipping. NaN where c is no class.
 *
 * @param fromLogits whether predictions are what goes into a softmax
 */
public record SparseCategoricalCrossentropy(boolean fromLogits) implements Loss {
    /**
     * Keras's default: from probabilities.
     *
     * @return the loss
     */
    public static SparseCategoricalCrossentropy of() {
        return new SparseCategoricalCrossentropy(false);
    }

    static SparseCategoricalCrossentropy read(Settings settings) {
        // Keras divides by the number of events that are not ignored, which a loss of single vectors doesn't know.
        settings.allow("ignore_class");
        return new SparseCategoricalCrossentropy(settings.flag("from_logits", of().fromLogits));
    }

    /**
     * This loss of other predictions.
     *
     * @param newFromLogits whether they are logits
     * @return a new loss
     */
    public SparseCategoricalCrossentropy fromLogits(boolean newFromLogits) {
        return new SparseCategoricalCrossentropy(newFromLogits);
    }

    @Override
    public String name() {
        return "sparse_categorical_crossentropy";
    }

    @Override
    public int targetWidth(int outputWidth) {
        return 1;
    }

    @Override
    public double of(double[] prediction, double[] target, double[] gradient) {
        int n = prediction.length;
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = fromLogits ? prediction[i] : Math.log(Clip.probability(prediction[i]));
        }
        boolean known = Targets.classProblem(target, n).isEmpty();
        int right = known ? (int) target[0] : 0;
        double logSum = known ? Logits.logSum(x) : Double.NaN;
        for (int i = 0; i < n; i++) {
            double slope = Math.exp(x[i] - logSum) - (i == right ? 1 : 0);
            boolean moves = fromLogits || Clip.keeps(prediction[i]);
            gradient[i] = moves ? slope / (fromLogits ? 1 : prediction[i]) : 0;
        }
        return logSum - x[right];
    }

    @Override
    public double sum(LossBlock block) {
        return fromLogits ? SoftmaxLogits.sumOfClasses(block) : Loss.super.sum(block);
    }

    @Override
    public Optional<String> problem(double[] target, int outputWidth) {
        return Targets.classProblem(target, outputWidth);
    }

    @Override
    public Optional<Loss> beforeActivation(Activation activation) {
        return Logits.areKept(activation) ? Optional.of(fromLogits(true)) : Optional.empty();
    }
}
