package org.kaon.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.kaon.InputException;
import org.kaon.reference.StudyReference;

class CalibrationCurveTest {
    @Test
    void agreesWithScikitLearn() throws IOException {
        JsonObject reference = StudyReference.section("calibration");
        float[] labels = StudyReference.floats(reference, "labels");

        CalibrationCurve curve = CalibrationCurve.of(labels, StudyReference.floats(reference, "scores"), 10);

        // Sums of up to 600 numbers, in another order.
        assertThat(curve.meanScores()).containsExactly(StudyReference.numbers(reference, "means"), within(1e-13));
        assertThat(curve.signalParts()).containsExactly(StudyReference.numbers(reference, "parts"), within(1e-13));
        assertThat(curve.brier()).isCloseTo(reference.get("brier").getAsDouble(), within(1e-13));
        assertThat(Arrays.stream(curve.weights()).sum()).isEqualTo(labels.length);
    }

    @Test
    void countsAWeightLikeSoManyEvents() {
        CalibrationCurve weighted =
                CalibrationCurve.of(new float[] {1, 0, 1}, new float[] {0.6f, 0.7f, 0.2f}, new float[] {3, 1, 1}, 2);
        CalibrationCurve repeated =
                CalibrationCurve.of(new float[] {1, 1, 1, 0, 1}, new float[] {0.6f, 0.6f, 0.6f, 0.7f, 0.2f}, 2);

        assertThat(weighted.signalParts()).containsExactly(repeated.signalParts(), within(1e-15));
        assertThat(weighted.meanScores()).containsExactly(repeated.meanScores(), within(1e-15));
        assertThat(weighted.calibrationError()).isCloseTo(repeated.calibrationError(), within(1e-15));
        // Three of four events, but only 16 / 10 effective ones.
        assertThat(weighted.errors()[1]).isCloseTo(Math.sqrt(0.75 * 0.25 / 1.6), within(1e-15));
        assertThat(repeated.errors()[1]).isCloseTo(Math.sqrt(0.75 * 0.25 / 4), within(1e-15));
    }

    @Test
    void saysHowFarScoresAreFromParts() {
        CalibrationCurve curve =
                CalibrationCurve.of(new float[] {1, 1, 0, 0}, new float[] {0.75f, 0.75f, 0.75f, 0.25f}, 2);

        // A bin of three with 2/3 signal at 0.75, one with none at 0.25.
        assertThat(curve.calibrationError()).isCloseTo((3 * (0.75 - 2.0 / 3) + 0.25) / 4, within(1e-15));
    }

    @Test
    void rejectsWhatIsNoProbability() {
        assertThatThrownBy(() -> CalibrationCurve.of(new float[] {1}, new float[] {1.5f}, 2))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Event 0: score 1.5");
        assertThatThrownBy(() -> CalibrationCurve.of(new float[] {1}, new float[] {1}, new float[] {0}, 2))
                .hasMessageContaining("weight 0.0");
        assertThatThrownBy(() -> CalibrationCurve.of(new float[0], new float[0], 2))
                .hasMessageContaining("0 events");
    }
}
