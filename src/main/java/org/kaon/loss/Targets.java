package org.kaon.loss;

import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * What single target values have to be.
 *
 * @param allowed whether a value is right
 * @param expected for messages
 */
record Targets(DoublePredicate allowed, String expected) {
    static final Targets FINITE = new Targets(Double::isFinite, "a finite number");
    static final Targets FRACTION = new Targets(t -> t >= 0 && t <= 1, "a number from 0 to 1");
    static final Targets NOT_NEGATIVE =
            new Targets(t -> t >= 0 && t < Double.POSITIVE_INFINITY, "a number of at least 0");
    static final Targets SIGN = new Targets(t -> t == 0 || Math.abs(t) == 1, "-1 or 1, or 0 or 1");

    /** How far a sum of probabilities may be from 1 if they went through float32 or a few decimals. */
    private static final double ROUNDING = 1e-3;

    Optional<String> problem(double[] target) {
        for (double t : target) {
            if (!allowed.test(t)) {
                return Optional.of("target " + t + ", expected " + expected);
            }
        }
        return Optional.empty();
    }

    /** A probability for each class. */
    static Optional<String> distributionProblem(double[] target) {
        double sum = 0;
        for (double t : target) {
            sum += t;
        }
        Optional<String> problem = FRACTION.problem(target);
        if (problem.isEmpty() && Math.abs(sum - 1) > ROUNDING) {
            return Optional.of("targets of the " + target.length + " classes sum to " + sum + ", expected 1");
        }
        return problem;
    }

    /** The number of a class. */
    static Optional<String> classProblem(double[] target, int classes) {
        double t = target[0];
        boolean known = t >= 0 && t < classes && t == Math.rint(t);
        return known
                ? Optional.empty()
                : Optional.of("target " + t + ", expected the number of a class, 0 to " + (classes - 1));
    }
}
