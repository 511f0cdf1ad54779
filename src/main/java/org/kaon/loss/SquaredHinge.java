package org.kaon.loss;

import java.util.Optional;

/** {@code l = max(1 - t p, 0)²} for targets -1 and 1; a target of 0 counts as -1. */
public record SquaredHinge() implements Pointwise {
    /**
     * The loss, which has no settings.
     *
     * @return the loss
     */
    public static SquaredHinge of() {
        return new SquaredHinge();
    }

    @Override
    public String name() {
        return "squared_hinge";
    }

    @Override
    public double value(double p, double t) {
        double distance = distance(p, t);
        return distance * distance;
    }

    @Override
    public double slope(double p, double t) {
        return -2 * Hinge.sign(t) * distance(p, t);
    }

    @Override
    public Optional<String> problem(double[] target, int outputWidth) {
        return Targets.SIGN.problem(target);
    }

    private static double distance(double p, double t) {
        return Math.max(1 - Hinge.sign(t) * p, 0);
    }
}
