package org.kaon.reference;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How near numbers have to be.
 *
 * @param relative to the expected number
 * @param floor what is allowed in any case
 */
record Closeness(double relative, double floor) {
    /** Both sides round in the 16th digit; 1e-6 leaves room for fifty steps that build on each other. */
    static final Closeness FLOAT64 = new Closeness(1e-6, 1e-9);
    /** Both sides round in the 7th digit, in sums of some hundred terms, in another order. */
    static final Closeness FLOAT32 = new Closeness(1e-4, 1e-6);

    void check(double[] actual, double[] expected, String what) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(Math.abs(actual[i] - expected[i]))
                    .as("%s %d: %s, expected %s", what, i, actual[i], expected[i])
                    .isLessThanOrEqualTo(Math.max(floor, relative * Math.abs(expected[i])));
        }
    }

    /** The largest difference in units of what is allowed. */
    double share(double[] actual, double[] expected) {
        double largest = 0;
        for (int i = 0; i < actual.length; i++) {
            double allowed = Math.max(floor, relative * Math.abs(expected[i]));
            largest = Math.max(largest, Math.abs(actual[i] - expected[i]) / allowed);
        }
        return largest;
    }
}
