package org.kaon.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kaon.InputException;

class SignificanceCurveTest {
    private static final int EVENTS = 3000;
    private static final int THRESHOLDS = 40;

    @Test
    void countsWhatLiesAboveEachThreshold() {
        Sample sample = Sample.random();

        SignificanceCurve curve = SignificanceCurve.of(sample.labels, sample.scores, sample.weights, THRESHOLDS, 10);

        for (int i = 0; i < THRESHOLDS; i++) {
            double[] sums = new double[2];
            long kept = 0;
            for (int event = 0; event < EVENTS; event++) {
                if (sample.scores[event] > curve.thresholds()[i]) {
                    sums[(int) sample.labels[event]] += sample.weights[event];
                    kept++;
                }
            }
            assertThat(curve.thresholds()[i]).isEqualTo((double) i / THRESHOLDS);
            assertThat(curve.keptCounts()[i]).isEqualTo(kept);
            // Some thousand weights of 1 to 2, summed otherwise.
            assertThat(curve.signal()[i]).isCloseTo(sums[1], within(1e-9));
            assertThat(curve.background()[i]).isCloseTo(sums[0], within(1e-9));
            assertThat(curve.ams()[i]).isEqualTo(Significance.ams(curve.signal()[i], curve.background()[i], 10));
            assertThat(curve.simple()[i]).isEqualTo(Significance.simple(curve.signal()[i], curve.background()[i]));
        }
    }

    /** Of unit weights, s / √b has the error √(s / b + s² / (4 b²)): s and b are Poisson counts. The derivative is taken by differences. */
    @Test
    void carriesTheErrorsOfBothCountsOn() {
        float[] labels = {1, 1, 1, 0, 0, 0, 0};
        float[] scores = {0.9f, 0.8f, 0.7f, 0.9f, 0.6f, 0.8f, 0.7f};
        float[] ones = {1, 1, 1, 1, 1, 1, 1};

        SignificanceCurve curve = SignificanceCurve.of(labels, scores, ones, 2, 0);

        assertThat(curve.simpleErrors()[1]).isCloseTo(Math.sqrt(3.0 / 4 + 9.0 / (4 * 16)), within(1e-8));
        assertThat(curve.amsErrors()[1]).isBetween(0.5, 1.0);
    }

    @Test
    void takesTheBestThresholdThatKeepsEnough() {
        float[] labels = {1, 1, 0, 0, 0, 1};
        float[] scores = {0.95f, 0.7f, 0.3f, 0.3f, 0.55f, 0.7f};
        float[] ones = {1, 1, 1, 1, 1, 1};
        SignificanceCurve curve = SignificanceCurve.of(labels, scores, ones, 10, 1e-3);

        assertThat(curve.best(1)).isEqualTo(6);
        assertThat(curve.best(4)).isEqualTo(4);
        assertThat(curve.best(5)).isZero();
        assertThatThrownBy(() -> curve.best(7))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("7 events");
    }

    @Test
    void keepsNoEventAtItsOwnScore() {
        SignificanceCurve curve =
                SignificanceCurve.of(new float[] {1, 0, 1}, new float[] {0.5f, 0, 1}, new float[] {1, 1, 1}, 4, 1);

        assertThat(curve.keptCounts()).containsExactly(2, 2, 1, 1);
        assertThatThrownBy(() -> SignificanceCurve.of(new float[0], new float[0], new float[0], 0, 1))
                .hasMessageContaining("0 thresholds");
    }

    private record Sample(float[] labels, float[] scores, float[] weights) {
        static Sample random() {
            Random random = new Random(11);
            Sample sample = new Sample(new float[EVENTS], new float[EVENTS], new float[EVENTS]);
            for (int event = 0; event < EVENTS; event++) {
                sample.labels[event] = random.nextInt(2);
                sample.scores[event] = random.nextInt(101) / 100f;
                sample.weights[event] = 1 + random.nextFloat();
            }
            return sample;
        }
    }
}
