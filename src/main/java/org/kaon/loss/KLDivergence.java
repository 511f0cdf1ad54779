package org.kaon.loss;

import java.util.Optional;

/** {@code L = Σ t log(t / p)}, both clipped to 1e-7 … 1. */
public record KLDivergence() implements Loss {
    /**
     * The loss, which has no settings.
     *
     * @return the loss
     */
    public static KLDivergence of() {
        return new KLDivergence();
    }

    @Override
    public String name() {
        return "kl_divergence";
    }

    @Override
    public double of(double[] prediction, double[] target, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < prediction.length; i++) {
            double t = clipped(target[i]);
            double p = clipped(prediction[i]);
            sum += t * Math.log(t / p);
            gradient[i] = Clip.keeps(prediction[i], Clip.EPSILON, 1) ? -t / p : 0;
        }
        return sum;
    }

    private static double clipped(double p) {
        return Math.max(Clip.EPSILON, Math.min(1, p));
    }

    @Override
    public Optional<String> problem(double[] target, int outputWidth) {
        return Targets.FRACTION.problem(target);
    }
}
