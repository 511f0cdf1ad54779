package org.kaon.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.InputException;

class ResidualsTest {
    private static final Offset<Double> CLOSE = within(MetricCases.TOLERANCE * 10);

    static Stream<MetricCases> cases() {
        return MetricCases.of("regression");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithScikitLearnAndNumpy(MetricCases data) {
        Residuals residuals = Residuals.of(data.floats("targets"), data.floats("predictions"), data.floats("weights"));

        assertThat(residuals.eventCount()).isEqualTo(240);
        assertThat(residuals.bias()).isCloseTo(data.number("bias"), CLOSE);
        assertThat(residuals.resolution()).isCloseTo(data.number("resolution"), CLOSE);
        assertThat(residuals.halfWidth68()).isCloseTo(data.number("halfWidth68"), CLOSE);
        assertThat(residuals.rmse()).isCloseTo(data.number("rmse"), CLOSE);
        assertThat(residuals.mae()).isCloseTo(data.number("mae"), CLOSE);
        assertThat(residuals.r2()).isCloseTo(data.number("r2"), CLOSE);
    }

    @Test
    void oneEventHasNoSpread() {
        Residuals residuals = Residuals.of(new float[] {2}, new float[] {5});
        assertThat(residuals).isEqualTo(new Residuals(1, 3, 0, 0, 3, 3, Double.NaN));
    }

    @Test
    void rejectsWhatHasNoResidual() {
        assertThatThrownBy(() -> Residuals.of(new float[] {1, 2}, new float[] {1, Float.NaN}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Event 1: prediction NaN for target 2.0");
        assertThatThrownBy(() -> Residuals.of(new float[0], new float[0])).hasMessageContaining("0 events");
        assertThatThrownBy(() -> Residuals.of(new float[2], new float[1]))
                .hasMessageContaining("2 targets for 1 predictions");
        assertThatThrownBy(() -> Residuals.of(new float[2], new float[2], new float[] {1, -1}))
                .hasMessageContaining("sum of weights of 0.0");
    }
}
