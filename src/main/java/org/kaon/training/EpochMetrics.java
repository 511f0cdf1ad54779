package org.kaon.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaon.engine.BatchResult;
import org.kaon.metric.Metric;

/** Loss and metrics of one pass over events, batch by batch. */
final class EpochMetrics {
    private final Outputs outputs;
    private final List<Watched> watched = new ArrayList<>();
    private double lossSum;
    private long rowSum;

    private record Watched(String name, Metric metric, boolean weighted, int output, Metric.Accumulator accumulator) {}

    EpochMetrics(Outputs outputs, List<Metric> plain, List<Metric> weighted) {
        this.outputs = outputs;
        for (int output = 0; output < outputs.count(); output++) {
            String prefix = outputs.count() == 1 ? "" : outputs.name(output) + "_";
            for (Metric metric : plain) {
                watched.add(new Watched(prefix + metric.name(), metric, false, output, metric.start()));
            }
            for (Metric metric : weighted) {
                watched.add(new Watched(prefix + "weighted_" + metric.name(), metric, true, output, metric.start()));
            }
        }
    }

    boolean needPredictions() {
        return !watched.isEmpty();
    }

    /** Takes in a batch: events {@code order[from]} to {@code order[to - 1]}. */
    void add(BatchResult result, ExampleEvents events, int[] order, int from, int to) {
        int rows = to - from;
        lossSum += result.loss() * rows;
        rowSum += rows;
        if (watched.isEmpty()) {
            return;
        }
        double[] targets = new double[rows * outputs.targetWidth()];
        double[] ones = new double[rows];
        double[] weights = new double[rows];
        for (int row = 0; row < rows; row++) {
            events.targets(order[from + row], targets, row * outputs.targetWidth());
            ones[row] = 1;
            weights[row] = events.eventWeight(order[from + row]);
        }
        for (Watched one : watched) {
            Outputs.Part part = outputs.part(one.output());
            one.accumulator()
                    .add(
                            rows,
                            outputs.predictions(result.predictions(), rows, part),
                            part.width(),
                            outputs.targets(targets, rows, part),
                            part.targetWidth(),
                            one.weighted() ? weights : ones);
        }
    }

    /** What can be read at any time. */
    Map<String, Double> running() {
        return values(true);
    }

    Map<String, Double> values() {
        return values(false);
    }

    private Map<String, Double> values(boolean cheap) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", lossSum / rowSum);
        for (Watched one : watched) {
            if (!cheap || one.metric().running()) {
                values.put(one.name(), one.accumulator().value());
            }
        }
        return values;
    }
}
