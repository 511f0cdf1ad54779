package org.kaon.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.io.IOException;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.kaon.reference.StudyReference;

class SignificanceTest {
    /** The closed form loses 1e-16 / (s / b) of itself, which is 1e-14 where the series takes over. */
    @Test
    void agreesWithSixtyDigits() throws IOException {
        for (JsonObject reference : StudyReference.cases("significance")) {
            double value = Significance.ams(
                    reference.get("s").getAsDouble(),
                    reference.get("b").getAsDouble(),
                    reference.get("r").getAsDouble());
            assertThat(value)
                    .as(reference.toString())
                    .isCloseTo(reference.get("ams").getAsDouble(), Percentage.withPercentage(1e-10));
        }
    }

    @Test
    void nearsTheSimpleFormForSmallSignals() {
        assertThat(Significance.ams(1, 1e8, 0)).isCloseTo(Significance.simple(1, 1e8), within(1e-11));
        assertThat(Significance.simple(30, 900)).isEqualTo(1);
    }

    @Test
    void isZeroWithoutSignalAndInfiniteWithoutBackground() {
        assertThat(Significance.ams(0, 0, 0)).isZero();
        assertThat(Significance.ams(1, 0, 0)).isInfinite();
        assertThat(Significance.simple(1, 0)).isInfinite();
        assertThat(Significance.simple(0, 0)).isNaN();
    }
}
