package org.kaon.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.InputException;

class MetricsTest {
    private static final double[] ONES = new double[1000];

    static {
        Arrays.fill(ONES, 1);
    }

    static Stream<MetricCases> binary() {
        return MetricCases.of("binary");
    }

    static Stream<MetricCases> classes() {
        return MetricCases.of("classes");
    }

    static Stream<MetricCases> regression() {
        return MetricCases.of("regression");
    }

    @ParameterizedTest
    @MethodSource("binary")
    void agreesWithScikitLearnOnBinaryScores(MetricCases expected) {
        for (String name : List.of("accuracy", "precision", "recall", "auc", "pr_auc")) {
            double value = inBatches(metric(name), expected, "scores", 1, expected.doubles("labels"), 1);
            assertThat(value).as(name).isCloseTo(expected.number(name), within(MetricCases.TOLERANCE));
        }
    }

    @ParameterizedTest
    @MethodSource("classes")
    void agreesWithScikitLearnOnClasses(MetricCases expected) {
        double[] numbers = expected.doubles("labels");
        double[] oneHot = new double[numbers.length * 4];
        for (int event = 0; event < numbers.length; event++) {
            oneHot[event * 4 + (int) numbers[event]] = 1;
        }
        for (String name : List.of("accuracy", "sparse_categorical_accuracy")) {
            assertThat(inBatches(metric(name), expected, "outputs", 4, numbers, 1))
                    .as(name)
                    .isCloseTo(expected.number("accuracy"), within(MetricCases.TOLERANCE));
        }
        for (String name : List.of("accuracy", "categorical_accuracy")) {
            assertThat(inBatches(metric(name), expected, "outputs", 4, oneHot, 4))
                    .as(name)
                    .isCloseTo(expected.number("accuracy"), within(MetricCases.TOLERANCE));
        }
        assertThat(inBatches(metric("auc"), expected, "outputs", 4, oneHot, 4))
                .isCloseTo(expected.number("auc_micro"), within(MetricCases.TOLERANCE));
        assertThat(inBatches(top2(Classes.top(2)), expected, "outputs", 4, oneHot, 4))
                .isCloseTo(expected.number("top2"), within(MetricCases.TOLERANCE));
        assertThat(inBatches(top2(Classes.sparseTop(2)), expected, "outputs", 4, numbers, 1))
                .isCloseTo(expected.number("top2"), within(MetricCases.TOLERANCE));
    }

    @ParameterizedTest
    @MethodSource("regression")
    void agreesWithScikitLearnOnRegression(MetricCases expected) {
        for (String name : List.of("mse", "rmse", "mae", "mape", "msle")) {
            double value = inBatches(metric(name), expected, "predictions", 1, expected.doubles("targets"), 1);
            // The largest, mse and mape, are about 20.
            assertThat(value).as(name).isCloseTo(expected.number(name), within(20 * MetricCases.TOLERANCE));
        }
    }

    @Test
    void longNamesAreTheSameMetrics() {
        for (String[] pair : new String[][] {
            {"mse", "mean_squared_error"},
            {"rmse", "root_mean_squared_error"},
            {"mae", "mean_absolute_error"},
            {"mape", "mean_absolute_percentage_error"},
            {"msle", "mean_squared_logarithmic_error"},
            {"acc", "accuracy"},
        }) {
            double[] values = Stream.of(pair)
                    .mapToDouble(name -> value(metric(name), new double[] {0.7, 0.2, 0.9}, new double[] {0, 0, 1}))
                    .toArray();
            assertThat(values[0]).as(pair[1]).isEqualTo(values[1]).isPositive();
        }
    }

    /** Keras's BinaryAccuracy and MeanSquaredError average over an event's outputs before they weight. */
    @Test
    void averagesOverOutputsOfAnEvent() {
        Metric.Accumulator accuracy = metric("binary_accuracy").start();
        accuracy.add(2, new double[] {0.9, 0.1, 0.9, 0.9}, 2, new double[] {1, 0, 1, 0}, 2, new double[] {3, 1});
        assertThat(accuracy.value()).isEqualTo((3 * 1.0 + 1 * 0.5) / 4);

        Metric.Accumulator mse = metric("mse").start();
        mse.add(2, new double[] {1, 2, 3, 4}, 2, new double[] {1, 0, 0, 0}, 2, new double[] {3, 1});
        assertThat(mse.value()).isEqualTo((3 * 2.0 + 1 * 12.5) / 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"accuracy", "precision", "recall", "mse", "rmse"})
    void isZeroWithoutEventsAsInKeras(String name) {
        assertThat(metric(name).start().value()).isZero();
    }

    @Test
    void takesForSignalWhatLiesAboveTheThreshold() {
        double[] scores = {0.5, 0.6, 0.3};
        double[] labels = {1, 1, 0};
        assertThat(value(metric("recall"), scores, labels)).isEqualTo(0.5);
        assertThat(value(Metrics.recall(0.4), scores, labels)).isEqualTo(1);
        assertThat(value(Metrics.precision(0.2), scores, labels)).isEqualTo(2 / 3.0);
        assertThat(value(Metrics.binaryAccuracy(0.4), scores, labels)).isEqualTo(1);
    }

    @Test
    void valueMayBeAskedForOnTheWay() {
        Metric.Accumulator auc = metric("auc").start();
        auc.add(2, new double[] {0.9, 0.1}, 1, new double[] {1, 0}, 1, ONES);
        assertThat(auc.value()).isEqualTo(1);
        auc.add(2, new double[] {0.05, 0.95}, 1, new double[] {1, 0}, 1, ONES);
        assertThat(auc.value()).isEqualTo(0.25);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "auc              | NaN | 1   | Metric 'auc', event 3: score NaN",
                "accuracy         | NaN | 1   | event 3: score NaN",
                "precision        | NaN | 1   | Metric 'precision', event 3: score NaN",
                "recall           | 0.5 | 0.5 | label 0.5, expected 0 or 1",
                "pr_auc           | 0.5 | 2   | label 2.0, expected 0 or 1",
                "binary_accuracy  | 0.5 | -1  | Metric 'binary_accuracy', event 3: label -1.0",
                "sparse_categorical_accuracy | 0.5 | 1 | label 1.0, expected the number of one of 1 classes",
            })
    void namesMetricAndEventOfWhatDoesNotSuit(String name, double score, double label, String message) {
        Metric.Accumulator accumulator = metric(name).start();
        accumulator.add(2, new double[] {0.5, 0.5}, 1, new double[] {0, 0}, 1, ONES);
        assertThatThrownBy(() -> accumulator.add(2, new double[] {0.5, score}, 1, new double[] {0, label}, 1, ONES))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"binary_accuracy", "categorical_accuracy", "precision", "auc", "mse"})
    void refusesTargetsOfAnotherWidth(String name) {
        assertThatThrownBy(() -> metric(name).start().add(1, new double[3], 3, new double[1], 1, ONES))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Metric '" + name + "', event 0: 1 target values for 3 outputs");
    }

    @Test
    void aucRefusesOneClassAndWeightsWithoutSum() {
        assertThatThrownBy(() -> value(metric("auc"), new double[] {0.1, 0.2}, new double[] {1, 1}))
                .hasMessageContaining("2 signal and 0 background");
        Metric.Accumulator canceled = metric("pr_auc").start();
        canceled.add(3, new double[] {0.1, 0.2, 0.3}, 1, new double[] {1, 1, 0}, 1, new double[] {2, -2, 1});
        assertThatThrownBy(canceled::value).hasMessageContaining("0.0 for signal");
    }

    @Test
    void tableGrowsAndReplaces() {
        Metric mine = new MeanMetric("mine", false, (p, o, ow, t, b, tw) -> p[o], x -> x);
        Metrics larger = Metrics.standard().plus(mine);

        assertThat(larger.of("mine")).contains(mine);
        assertThat(Metrics.standard().of("mine")).isEmpty();
        assertThat(larger.names()).contains("mine", "auc", "accuracy").hasSize(22);
    }

    @Test
    void errorsAreTheBetterTheSmaller() {
        assertThat(metric("mse").higherIsBetter()).isFalse();
        assertThat(metric("auc").higherIsBetter()).isTrue();
        assertThat(metric("auc").running()).isFalse();
        assertThat(metric("accuracy").running()).isTrue();
    }

    private static Metric top2(EventMeasure measure) {
        return new MeanMetric("top2", true, measure, x -> x);
    }

    private static Metric metric(String name) {
        return Metrics.standard().of(name).orElseThrow();
    }

    private static double value(Metric metric, double[] scores, double[] labels) {
        Metric.Accumulator accumulator = metric.start();
        accumulator.add(scores.length, scores, 1, labels, 1, ONES);
        return accumulator.value();
    }

    /** In batches of 50 of longer arrays, the last one shorter. */
    private static double inBatches(
            Metric metric, MetricCases data, String predictions, int width, double[] targets, int targetWidth) {
        Metric.Accumulator accumulator = metric.start();
        double[] outputs = data.doubles(predictions);
        double[] weights = data.doubles("weights");
        for (int first = 0; first < weights.length; first += 50) {
            accumulator.add(
                    Math.min(50, weights.length - first),
                    Arrays.copyOfRange(outputs, first * width, (first + 50) * width),
                    width,
                    Arrays.copyOfRange(targets, first * targetWidth, (first + 50) * targetWidth),
                    targetWidth,
                    Arrays.copyOfRange(weights, first, first + 50));
        }
        return accumulator.value();
    }
}
