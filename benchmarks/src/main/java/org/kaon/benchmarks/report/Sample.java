package org.kaon.benchmarks.report;

import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * A figure from several forks.
 *
 * @param byRound values
 */
record Sample(Map<Integer, Double> byRound) {
    double median() {
        double[] sorted = values().sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    double min() {
        return values().min().orElseThrow();
    }

    double max() {
        return values().max().orElseThrow();
    }

    int count() {
        return byRound.size();
    }

    /** This over another: medians over medians; its spread is that of the rounds' own ratios, in which both stood side by side. */
    Ratio over(Sample other) {
        double[] paired = byRound.keySet().stream()
                .filter(other.byRound::containsKey)
                .mapToDouble(round -> byRound.get(round) / other.byRound.get(round))
                .sorted()
                .toArray();
        double ratio = median() / other.median();
        return paired.length < 2
                ? new Ratio(ratio, Double.NaN, Double.NaN)
                : new Ratio(ratio, paired[0], paired[paired.length - 1]);
    }

    private DoubleStream values() {
        return byRound.values().stream().mapToDouble(Double::doubleValue);
    }

    /**
     * A ratio with the smallest and the largest of the rounds.
     *
     * @param value ratio of the medians
     * @param low smallest
     * @param high largest
     */
    record Ratio(double value, double low, double high) {}
}
