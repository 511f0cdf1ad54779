package org.kaon.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    private static final float[] LABELS = {1, 1, 1, 0, 0, 0, 0};
    private static final float[] SCORES = {0.9f, 0.5f, 0.1f, 0.8f, 0.2f, 0.3f, 0.5f};

    @Test
    void takesForSignalWhatLiesAboveTheThreshold() {
        assertThat(ConfusionMatrix.of(LABELS, SCORES, 0.5)).isEqualTo(new ConfusionMatrix(1, 1, 2, 3));
        assertThat(ConfusionMatrix.of(LABELS, SCORES, 0.05)).isEqualTo(new ConfusionMatrix(3, 4, 0, 0));
    }

    @Test
    void givesTheUsualFigures() {
        ConfusionMatrix matrix = ConfusionMatrix.of(LABELS, SCORES, 0.5);

        assertThat(matrix.eventCount()).isEqualTo(7);
        assertThat(matrix.accuracy()).isEqualTo(4 / 7.0).isEqualTo(Accuracy.of(LABELS, SCORES, 0.5));
        assertThat(matrix.precision()).isEqualTo(0.5);
        assertThat(matrix.recall()).isEqualTo(1 / 3.0);
    }

    @Test
    void comparesWithTheThresholdInDouble() {
        // 0.1f lies above 0.1.
        assertThat(ConfusionMatrix.isSignal(0.1f, 0.1)).isTrue();
        assertThat(ConfusionMatrix.isSignal(0.5f, 0.5)).isFalse();
        assertThat(ConfusionMatrix.isSignal(Float.NaN, 0.5)).isFalse();
    }

    @Test
    void rejectsLabelsThatAreNone() {
        assertThatThrownBy(() -> ConfusionMatrix.of(new float[] {0.5f}, new float[] {1}, 0))
                .hasMessageContaining("expected 0 or 1");
    }
}
