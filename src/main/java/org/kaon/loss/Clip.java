package org.kaon.loss;

/** Keras's clipping of probabilities: away from 0, where the logarithm has its pole. */
final class Clip {
    /** Keras's {@code backend.epsilon()}. */
    static final double EPSILON = 1e-7;

    private Clip() {}

    static double probability(double p) {
        return Math.max(EPSILON, Math.min(1 - EPSILON, p));
    }

    /** What is clipped doesn't move with the prediction. NaN counts as inside, so that it shows in the gradient. */
    static boolean keeps(double p, double least, double most) {
        return !(p < least) && !(p > most);
    }

    static boolean keeps(double p) {
        return keeps(p, EPSILON, 1 - EPSILON);
    }
}
