package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final double TOLERANCE = 1e-5;
    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void passesWithinToleranceOfTheTruth() {
        assertThat(passes(1 + 1.9e-5, 1, 1)).isTrue();
        assertThat(passes(1 + 2.1e-5, 1, 1)).isFalse();
        assertThat(passes(1e6 + 9, 1e6, 1e6)).isTrue();
        assertThat(passes(1e6 + 11, 1e6, 1e6)).isFalse();
        // Only by the first clause: Keras is right to the last bit, so the second leaves 1e-5.
        assertThat(passes(1000.005, 1000, 1000)).isTrue();
        // The first clause doesn't ask for a finite Keras.
        assertThat(passes(1, 1, NAN)).isTrue();
    }

    @Test
    void passesWithinTwentyTimesKerasOwnError() {
        assertThat(passes(1.015, 1, 1.001)).isTrue();
        assertThat(passes(1.021, 1, 1.001)).isFalse();
        assertThat(passes(0.985, 1, 1.001)).isTrue();
        assertThat(passes(1.015, 1, INF)).isFalse();
    }

    @Test
    void passesTheSameOverflowAndNan() {
        assertThat(passes(NAN, NAN, NAN)).isTrue();
        assertThat(passes(NAN, 1, NAN)).isTrue();
        assertThat(passes(NAN, NAN, 1)).isTrue();
        assertThat(passes(INF, INF, 3)).isTrue();
        assertThat(passes(INF, 3e38, INF)).isTrue();
        assertThat(passes(-INF, INF, INF)).isFalse();
        assertThat(passes(INF, NAN, NAN)).isFalse();
        assertThat(passes(NAN, INF, INF)).isFalse();
        assertThat(passes(NAN, 1, 1)).isFalse();
        assertThat(passes(1, NAN, NAN)).isFalse();
        assertThat(passes(1, NAN, 1)).isFalse();
        assertThat(passes(3e38, INF, INF)).isFalse();
    }

    private static boolean passes(double value, double truth, double keras) {
        return Agreement.passes(value, truth, keras, TOLERANCE);
    }
}
