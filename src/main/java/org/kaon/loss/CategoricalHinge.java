package org.kaon.loss;

import java.util.Optional;

/** {@code L = max(max((1 - t) p) - Σ t p + 1, 0)} over the classes. */
public record CategoricalHinge() implements Loss {
    /**
     * The loss, which has no settings.
     *
     * @return the loss
     */
    public static CategoricalHinge of() {
        return new CategoricalHinge();
    }

    @Override
    public String name() {
        return "categorical_hinge";
    }

    @Override
    public double of(double[] prediction, double[] target, double[] gradient) {
        double right = 0;
        double wrong = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < prediction.length; i++) {
            right += target[i] * prediction[i];
            wrong = Math.max(wrong, (1 - target[i]) * prediction[i]);
        }
        int ties = 0;
        for (int i = 0; i < prediction.length; i++) {
            ties += (1 - target[i]) * prediction[i] == wrong ? 1 : 0;
        }
        double margin = wrong - right + 1;
        for (int i = 0; i < prediction.length; i++) {
            // Where several are the largest they share its derivative, as in TensorFlow.
            double share = (1 - target[i]) * prediction[i] == wrong ? (1 - target[i]) / ties : 0;
            gradient[i] = margin >= 0 ? share - target[i] : 0;
        }
        return Math.max(margin, 0);
    }

    @Override
    public Optional<String> problem(double[] target, int outputWidth) {
        return Targets.FRACTION.problem(target);
    }
}
