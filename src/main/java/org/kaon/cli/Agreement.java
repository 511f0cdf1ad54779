package org.kaon.cli;

/** The rule by which a computed value passes. */
final class Agreement {
    /** How many times Keras's own float32 error another float32 computation may be off. */
    private static final int NOISE = 20;

    private static final double LARGE = 1e30;

    private Agreement() {}

    /**
     * Whether a value passes, by whichever clause fits: (a) within {@code tolerance · (1 + |truth|)} of the truth; (b) within {@code 20 ·
     * |keras - truth| + tolerance} of it, where Keras itself is off; (c) not finite, and the truth or Keras is the same.
     *
     * @param value as computed here
     * @param truth what counts as true
     * @param keras as Keras computed it
     * @param tolerance such as 1e-5
     */
    static boolean passes(double value, double truth, double keras, double tolerance) {
        if (!Double.isFinite(value)) {
            return isSame(value, keras) || isSame(value, truth);
        }
        if (!Double.isFinite(truth)) {
            return false;
        }
        double difference = Math.abs(value - truth);
        return difference <= tolerance * (1 + Math.abs(truth))
                || (Double.isFinite(keras) && difference <= NOISE * Math.abs(keras - truth) + tolerance);
    }

    /** Whether a value of the row near overflow isn't compared. */
    static boolean isBeyondComparison(double value, double keras) {
        return !Double.isFinite(value) || !Double.isFinite(keras) || Math.abs(keras) > LARGE;
    }

    private static boolean isSame(double a, double b) {
        return Double.isNaN(a) ? Double.isNaN(b) : a == b;
    }
}
