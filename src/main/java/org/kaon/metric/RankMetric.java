package org.kaon.metric;

import java.util.function.ToDoubleFunction;
import org.kaon.InputException;

/**
 * A figure of the order of all scores, which are collected as float32. Every output of every event counts for itself, as in Keras's
 * {@code AUC} without {@code multi_label}.
 *
 * @param name in the table
 * @param figure of the scores of both classes
 */
record RankMetric(String name, ToDoubleFunction<RankedScores> figure) implements Metric {
    @Override
    public boolean running() {
        return false;
    }

    @Override
    public Accumulator start() {
        return new Collected(this);
    }

    private static final class Collected implements Accumulator {
        private final RankMetric metric;
        private final RankedScores scores = new RankedScores();
        private long events;

        Collected(RankMetric metric) {
            this.metric = metric;
        }

        @Override
        public void add(
                int rows, double[] predictions, int outputWidth, double[] targets, int targetWidth, double[] weights) {
            for (int row = 0; row < rows; row++) {
                try {
                    Classes.sameWidth(outputWidth, targetWidth);
                    for (int i = row * outputWidth; i < (row + 1) * outputWidth; i++) {
                        scores.add(
                                Classes.isOne(targets[i]), (float) Classes.score(predictions[i]), (float) weights[row]);
                    }
                } catch (InputException e) {
                    throw e.at("Metric '" + metric.name + "', event " + (events + row));
                }
            }
            events += rows;
        }

        @Override
        public double value() {
            return metric.figure.applyAsDouble(scores);
        }
    }
}
