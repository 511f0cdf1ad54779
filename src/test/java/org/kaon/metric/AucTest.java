package org.kaon.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kaon.InputException;

class AucTest {
    @Test
    void countsPairsThatAreOrderedRightly() {
        // Of the four pairs of a signal and a background event, three are in order.
        assertThat(Auc.of(new float[] {0, 0, 1, 1}, new float[] {0.1f, 0.4f, 0.35f, 0.8f}))
                .isEqualTo(0.75);
        assertThat(Auc.of(new float[] {1, 0}, new float[] {2, 1})).isEqualTo(1);
        assertThat(Auc.of(new float[] {1, 0}, new float[] {-2, -1})).isZero();
    }

    @Test
    void countsTiesHalf() {
        assertThat(Auc.of(new float[] {0, 1, 1}, new float[] {0.5f, 0.5f, 0.5f}))
                .isEqualTo(0.5);
        assertThat(Auc.of(new float[] {0, 1}, new float[] {-0f, 0f})).isEqualTo(0.5);
    }

    @Test
    void agreesWithTheDefinitionOnAnyScores() {
        Random random = new Random(1);
        float[] labels = new float[300];
        float[] scores = new float[300];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.nextInt(2);
            scores[i] = (random.nextInt(41) - 20) * (random.nextBoolean() ? 1 : 1e30f);
        }
        scores[0] = Float.POSITIVE_INFINITY;
        scores[1] = Float.NEGATIVE_INFINITY;

        assertThat(Auc.of(labels, scores)).isCloseTo(byPairs(labels, scores), within(1e-12));
    }

    @Test
    void rejectsWhatHasNoArea() {
        assertThatThrownBy(() -> Auc.of(new float[] {1, 1}, new float[] {0, 1}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("2 signal and 0 background");
        assertThatThrownBy(() -> Auc.of(new float[] {1, 0}, new float[] {0, Float.NaN}))
                .hasMessageContaining("Event 1");
        assertThatThrownBy(() -> Auc.of(new float[] {1, 2}, new float[] {0, 1})).hasMessageContaining("label 2.0");
        assertThatThrownBy(() -> Auc.of(new float[] {1}, new float[] {0, 1}))
                .hasMessageContaining("1 labels for 2 scores");
    }

    private static double byPairs(float[] labels, float[] scores) {
        double sum = 0;
        long pairs = 0;
        for (int signal = 0; signal < labels.length; signal++) {
            for (int background = 0; background < labels.length; background++) {
                if (labels[signal] == 1 && labels[background] == 0) {
                    sum += scores[signal] > scores[background] ? 1 : scores[signal] == scores[background] ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        return sum / pairs;
    }
}
