package org.kaon.loss;

import java.util.Optional;

/** {@code l = max(1 - t p, 0)} for targets -1 and 1; a target of 0 counts as -1. */
public record Hinge() implements Pointwise {
    /**
     * The loss, which has no settings.
     *
     * @return the loss
     */
    public static Hinge of() {
        return new Hinge();
    }

    @Override
    public String name() {
        return "hinge";
    }

    @Override
    public double value(double p, double t) {
        return Math.max(1 - sign(t) * p, 0);
    }

    @Override
    public double slope(double p, double t) {
        return 1 - sign(t) * p >= 0 ? -sign(t) : 0;
    }

    @Override
    public Optional<String> problem(double[] target, int outputWidth) {
        return Targets.SIGN.problem(target);
    }

    /** Keras turns 0 into -1 where a batch has only zeros and ones; next to zeros, -1 makes no sense. */
    static double sign(double t) {
        return t == 0 ? -1 : t;
    }
}
