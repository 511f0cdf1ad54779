package org.kaon.benchmarks.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AgreementTest {
    private static final float[] EXPECTED = {0.5f, -2};

    @Test
    void differenceIsAPartOfTheLargestOutput() {
        assertThat(Agreement.difference(new float[] {0.75f, -2}, EXPECTED)).isEqualTo(0.125);
    }

    @Test
    void refusesWhatIsOffByMore() {
        assertThatThrownBy(() -> Agreement.check("peer", new float[] {0.75f, -2}, EXPECTED, 0.1))
                .hasMessageContaining("peer is off the reference forward pass by 0.125, expected at most 0.1");
    }

    @Test
    void refusesNaN() {
        assertThatThrownBy(() -> Agreement.check("peer", new float[] {Float.NaN, -2}, EXPECTED, 0.1))
                .hasMessageContaining("NaN");
    }

    @Test
    void takesWhatIsOffByLess() {
        assertThatCode(() -> Agreement.check("peer", new float[] {0.75f, -2}, EXPECTED, 0.2))
                .doesNotThrowAnyException();
    }
}
