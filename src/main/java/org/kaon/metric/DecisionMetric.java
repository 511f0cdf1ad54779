package org.kaon.metric;

import org.kaon.InputException;

/**
 * A ratio of sums of weights of decisions at a threshold, every output of every event a decision of its own, as Keras's {@code Precision} and
 * {@code Recall} have it. Without a denominator 0, as Keras's.
 *
 * @param name in the table
 * @param threshold a score above it is taken for 1
 * @param ratio the denominator's second part, beside the true positives
 */
record DecisionMetric(String name, double threshold, Missed ratio) implements Metric {
    /** What true positives are compared with. */
    enum Missed {
        /** Background taken for signal: precision. */
        FALSE_POSITIVES,
        /** Signal taken for background: recall. */
        FALSE_NEGATIVES
    }

    @Override
    public Accumulator start() {
        return new Decisions(this);
    }

    private static final class Decisions implements Accumulator {
        private final DecisionMetric metric;
        private long events;
        private double found;
        private double missed;

        Decisions(DecisionMetric metric) {
            this.metric = metric;
        }

        @Override
        public void add(
                int rows, double[] predictions, int outputWidth, double[] targets, int targetWidth, double[] weights) {
            for (int row = 0; row < rows; row++) {
                try {
                    Classes.sameWidth(outputWidth, targetWidth);
                    for (int i = row * outputWidth; i < (row + 1) * outputWidth; i++) {
                        count(predictions[i], targets[i], weights[row]);
                    }
                } catch (InputException e) {
                    throw e.at("Metric '" + metric.name + "', event " + (events + row));
                }
            }
            events += rows;
        }

        private void count(double score, double label, double weight) {
            boolean decided = Classes.score(score) > metric.threshold;
            boolean signal = Classes.isOne(label);
            if (decided && signal) {
                found += weight;
            } else if (decided != signal && decided == (metric.ratio == Missed.FALSE_POSITIVES)) {
                missed += weight;
            }
        }

        @Override
        public double value() {
            return found + missed == 0 ? 0 : found / (found + missed);
        }
    }
}
