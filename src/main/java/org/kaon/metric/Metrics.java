package org.kaon.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/**
 * The table of metrics by Keras's names, where Keras has one. Immutable: {@link #plus} returns a larger table.
 *
 * <p>{@code accuracy} is one of {@code binary_accuracy}, {@code categorical_accuracy} and {@code sparse_categorical_accuracy} by the widths of
 * outputs and targets. {@code precision} and {@code recall} decide at 0.5. {@code auc} and {@code pr_auc} ({@link AveragePrecision}) are exact
 * and keep every score as a float; they refuse a pass in which a class is missing.
 */
public final class Metrics {
    /** Keras's. */
    private static final double THRESHOLD = 0.5;
    /** Keras's. */
    private static final int TOP = 5;

    private static final Metrics STANDARD = standardTable();

    private final Map<String, Metric> byName = new LinkedHashMap<>();

    private Metrics(List<Metric> rows) {
        for (Metric row : rows) {
            byName.put(row.name(), row);
        }
    }

    /**
     * Every metric that Kaon knows.
     *
     * @return the table
     */
    public static Metrics standard() {
        return STANDARD;
    }

    /**
     * Binary accuracy at a threshold of one's own.
     *
     * @param threshold a score above it is taken for 1
     * @return {@code binary_accuracy}
     */
    public static Metric binaryAccuracy(double threshold) {
        return accuracy("binary_accuracy", Classes.binary(threshold));
    }

    /**
     * Precision at a threshold of one's own.
     *
     * @param threshold a score above it is taken for 1
     * @return {@code precision}
     */
    public static Metric precision(double threshold) {
        return new DecisionMetric("precision", threshold, DecisionMetric.Missed.FALSE_POSITIVES);
    }

    /**
     * Recall at a threshold of one's own.
     *
     * @param threshold a score above it is taken for 1
     * @return {@code recall}
     */
    public static Metric recall(double threshold) {
        return new DecisionMetric("recall", threshold, DecisionMetric.Missed.FALSE_NEGATIVES);
    }

    /**
     * This table with one more metric, which replaces one of the same name.
     *
     * @param metric the new row
     * @return a new table
     */
    public Metrics plus(Metric metric) {
        List<Metric> rows = new ArrayList<>(byName.values());
        rows.add(metric);
        return new Metrics(rows);
    }

    /**
     * The metric of a name.
     *
     * @param name as Keras writes it
     * @return the metric, or empty where there is none of that name
     */
    public Optional<Metric> of(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The known names, sorted.
     *
     * @return a copy
     */
    public Set<String> names() {
        return new TreeSet<>(byName.keySet());
    }

    private static Metrics standardTable() {
        Metric binary = binaryAccuracy(THRESHOLD);
        Metric sparse = accuracy("sparse_categorical_accuracy", Classes::sparse);
        Metric categorical = accuracy("categorical_accuracy", Classes::categorical);
        return new Metrics(List.of(
                new ResolvedAccuracy("accuracy", binary, sparse, categorical),
                new ResolvedAccuracy("acc", binary, sparse, categorical),
                binary,
                sparse,
                categorical,
                accuracy("top_k_categorical_accuracy", Classes.top(TOP)),
                accuracy("sparse_top_k_categorical_accuracy", Classes.sparseTop(TOP)),
                precision(THRESHOLD),
                recall(THRESHOLD),
                new RankMetric("auc", Auc::of),
                new RankMetric("pr_auc", AveragePrecision::of),
                error("mse", Errors::squared),
                error("mean_squared_error", Errors::squared),
                rootError("rmse"),
                rootError("root_mean_squared_error"),
                error("mae", Errors::absolute),
                error("mean_absolute_error", Errors::absolute),
                error("mape", Errors::percentage),
                error("mean_absolute_percentage_error", Errors::percentage),
                error("msle", Errors::squaredLogarithmic),
                error("mean_squared_logarithmic_error", Errors::squaredLogarithmic)));
    }

    private static Metric accuracy(String name, EventMeasure measure) {
        return new MeanMetric(name, true, measure, DoubleUnaryOperator.identity());
    }

    private static Metric error(String name, Errors.ValueError error) {
        return new MeanMetric(name, false, Errors.mean(error), DoubleUnaryOperator.identity());
    }

    private static Metric rootError(String name) {
        return new MeanMetric(name, false, Errors.mean(Errors::squared), Math::sqrt);
    }
}
