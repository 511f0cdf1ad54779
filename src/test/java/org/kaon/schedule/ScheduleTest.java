package org.kaon.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.InputException;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;

class ScheduleTest {
    private static final Map<String, String> CLASS_NAMES = Map.of(
            "exponential", "ExponentialDecay",
            "exponential_staircase", "ExponentialDecay",
            "piecewise", "PiecewiseConstantDecay",
            "polynomial", "PolynomialDecay",
            "polynomial_cycle", "PolynomialDecay",
            "inverse_time", "InverseTimeDecay",
            "inverse_time_staircase", "InverseTimeDecay",
            "cosine", "CosineDecay",
            "cosine_warmup", "CosineDecay",
            "cosine_restarts", "CosineDecayRestarts");

    record Recorded(String writer, String name, Map<?, ?> content) {
        @Override
        public String toString() {
            return writer + " " + name;
        }
    }

    static Stream<Recorded> records() throws IOException {
        return Stream.of("keras2.13_tf2.13", "keras3.15_tf2.21").flatMap(writer -> {
            Map<?, ?> all = read(Path.of("testdata/training", writer, "schedules.json"));
            return all.entrySet().stream()
                    .map(entry -> new Recorded(writer, (String) entry.getKey(), (Map<?, ?>) entry.getValue()));
        });
    }

    private static Map<?, ?> read(Path path) {
        try {
            return new Gson().fromJson(Files.readString(path), Map.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** float32 on both sides; TensorFlow rounds powers and cosines less exactly: two units in the last place, of 1e-7 each. */
    @ParameterizedTest
    @MethodSource("records")
    void agreesWithKeras(Recorded recorded) {
        Schedule schedule = Schedules.read(Map.of(
                "class_name",
                CLASS_NAMES.get(recorded.name()),
                "config",
                recorded.content().get("config")));
        List<?> values = (List<?>) recorded.content().get("values");
        assertThat(values).hasSize(61);
        for (int step = 0; step < values.size(); step++) {
            double expected = ((Number) values.get(step)).doubleValue();
            assertThat(schedule.at(step))
                    .as("step %d", step)
                    .isCloseTo(expected, within(2e-7 * Math.max(0.1, expected)));
        }
    }

    @Test
    void restartsExactlyWhereADecayEnds() {
        // log 243 / log 3 is below 5 in double, so the quotient of logarithms alone is one restart behind.
        CosineDecayRestarts schedule = CosineDecayRestarts.of(1, 1).lengthFactor(3);
        assertThat(schedule.at(120)).isEqualTo(0.0, within(1e-3));
        assertThat(schedule.at(121)).isEqualTo(1);
        assertThat(CosineDecayRestarts.of(1, 10).lengthFactor(1).at(30)).isEqualTo(1);
    }

    @Test
    void warmsUpToAnySchedule() {
        Schedule schedule = ExponentialDecay.of(0.5, 1, 0.5).warmUp(0.1, 4);
        assertThat(schedule.at(0)).isEqualTo(0.1f);
        assertThat(schedule.at(2)).isEqualTo(0.3, within(3e-8));
        assertThat(schedule.at(4)).isEqualTo(0.5);
        assertThat(schedule.at(5)).isEqualTo(0.25);
    }

    @Test
    void readsANumber() {
        assertThat(Schedules.read(0.25).at(7)).isEqualTo(0.25);
    }

    @Test
    void listsWhatIsKnown() {
        assertThatThrownBy(() -> Schedules.read(Map.of("class_name", "Sawtooth", "config", Map.of())))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessage("Schedule 'Sawtooth'; supported: " + String.join(", ", Schedules.names()));
        assertThatThrownBy(
                        () -> Schedules.read(Map.of("class_name", "CosineDecay", "config", Map.of("decay_steps", 2))))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("'initial_learning_rate' is missing; there are [decay_steps]");
    }

    @Test
    void rejectsWhatMakesNoSense() {
        assertThatThrownBy(() -> ExponentialDecay.of(0.1, 0, 0.5))
                .isInstanceOf(InputException.class)
                .hasMessage("decay steps is 0.0, expected more than 0 steps");
        assertThatThrownBy(() -> new Constant(Double.NaN)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> new PiecewiseConstantDecay(List.of(2.0, 1.0), List.of(1.0, 1.0, 1.0)))
                .isInstanceOf(InputException.class)
                .hasMessage("boundaries are [2.0, 1.0], expected growing numbers");
        assertThatThrownBy(() -> new PiecewiseConstantDecay(List.of(2.0), List.of(1.0)))
                .isInstanceOf(InputException.class)
                .hasMessage("1 rates, expected one more than the 1 boundaries");
    }
}
