package org.kaon.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.InputException;

class CurveTest {
    private static final Offset<Double> CLOSE = within(MetricCases.TOLERANCE);

    static Stream<MetricCases> all() {
        return MetricCases.of("binary");
    }

    static Stream<MetricCases> unweighted() {
        return all().filter(data -> data.has("roc"));
    }

    @ParameterizedTest
    @MethodSource("unweighted")
    void pointsAreThoseOfScikitLearn(MetricCases data) {
        RocCurve roc = RocCurve.of(data.floats("labels"), data.floats("scores"));
        assertThat(roc.thresholds()[0]).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(java.util.Arrays.copyOfRange(roc.thresholds(), 1, roc.thresholds().length))
                .containsExactly(data.within("roc").doubles("thresholds"));
        assertThat(roc.backgroundEfficiencies())
                .containsExactly(data.within("roc").doubles("fpr"), CLOSE);
        assertThat(roc.signalEfficiencies()).containsExactly(data.within("roc").doubles("tpr"), CLOSE);

        PrecisionRecallCurve curve = PrecisionRecallCurve.of(data.floats("labels"), data.floats("scores"));
        double[] thresholds = data.within("pr").doubles("thresholds");
        assertThat(curve.thresholds()).containsExactly(thresholds);
        assertThat(curve.precisions()).containsExactly(data.within("pr").doubles("precision"), CLOSE);
        assertThat(curve.recalls()).containsExactly(data.within("pr").doubles("recall"), CLOSE);
    }

    @ParameterizedTest
    @MethodSource("all")
    void areasAreThoseOfTheRecordedScores(MetricCases data) {
        float[] labels = data.floats("labels");
        float[] scores = data.floats("scores");
        float[] weights = data.floats("weights");
        assertThat(Auc.of(labels, scores, weights)).isCloseTo(data.number("auc"), CLOSE);
        assertThat(AveragePrecision.of(labels, scores, weights)).isCloseTo(data.number("pr_auc"), CLOSE);

        RocCurve curve = RocCurve.of(labels, scores, weights);
        assertThat(curve.auc()).isEqualTo(Auc.of(labels, scores, weights));
        assertThat(trapezoids(curve)).isCloseTo(data.number("auc"), CLOSE);
        int last = curve.thresholds().length - 1;
        assertThat(curve.signalEfficiencies()[last]).isEqualTo(1);
        assertThat(curve.backgroundEfficiencies()[last]).isEqualTo(1);
    }

    @Test
    void thinnedCurveKeepsItsEndsItsAreaAndItsShape() {
        Random random = new Random(3);
        float[] labels = new float[20_000];
        float[] scores = new float[labels.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.nextInt(2);
            scores[i] = (float) (random.nextGaussian() + labels[i]);
        }
        RocCurve whole = RocCurve.of(labels, scores);
        RocCurve thin = whole.thinned(200);

        assertThat(thin.thresholds()).hasSizeBetween(150, 200);
        assertThat(thin.auc()).isEqualTo(whole.auc());
        assertThat(thin.signalEfficiencies()).startsWith(0).endsWith(1);
        assertThat(thin.backgroundEfficiencies()).startsWith(0).endsWith(1);
        // Chords of length 1/100 under a curve of radius about 1 lose less than 1e-4 of area.
        assertThat(trapezoids(thin)).isCloseTo(whole.auc(), within(1e-4));
        assertThat(whole.thinned(1_000_000).thresholds()).isEqualTo(whole.thresholds());

        PrecisionRecallCurve precision = PrecisionRecallCurve.of(labels, scores);
        assertThat(precision.thinned(100).recalls())
                .hasSizeLessThanOrEqualTo(100)
                .endsWith(1);
        assertThat(precision.thinned(100).precisions()).endsWith(precision.signalFraction());
    }

    @Test
    void rejectsTooFewPointsAndWrongWeights() {
        RocCurve curve = RocCurve.of(new float[] {0, 1}, new float[] {0, 1});
        assertThatThrownBy(() -> curve.thinned(1)).hasMessageContaining("thinned to 1 points");
        assertThatThrownBy(() -> RocCurve.of(new float[] {1, 1}, new float[] {0, 1}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("2 signal and 0 background");
        assertThatThrownBy(() -> Auc.of(new float[] {0, 1}, new float[] {0, 1}, new float[] {1}))
                .hasMessageContaining("1 weights for 2 events");
        assertThatThrownBy(() -> Auc.of(new float[] {0, 1}, new float[] {0, 1}, new float[] {1, Float.NaN}))
                .hasMessageContaining("Event 1: weight NaN");
    }

    private static double trapezoids(RocCurve curve) {
        double area = 0;
        for (int i = 1; i < curve.thresholds().length; i++) {
            area += (curve.backgroundEfficiencies()[i] - curve.backgroundEfficiencies()[i - 1])
                    * (curve.signalEfficiencies()[i] + curve.signalEfficiencies()[i - 1])
                    / 2;
        }
        return area;
    }
}
