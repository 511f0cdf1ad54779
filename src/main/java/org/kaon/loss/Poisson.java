package org.kaon.loss;

import java.util.Optional;

/** {@code l = p - t log(p + 1e-7)}, for rates p. */
public record Poisson() implements Pointwise {
    /**
     * The loss, which has no settings.
     *
     * @return the loss
     */
    public static Poisson of() {
        return new Poisson();
    }

    @Override
    public String name() {
        return "poisson";
    }

    @Override
    public double value(double p, double t) {
        return p - t * Math.log(p + Clip.EPSILON);
    }

    @Override
    public double slope(double p, double t) {
        return 1 - t / (p + Clip.EPSILON);
    }

    @Override
    public Optional<String> problem(double[] target, int outputWidth) {
        return Targets.NOT_NEGATIVE.problem(target);
    }
}
