package org.kaon.metric;

import java.util.function.DoubleUnaryOperator;
import org.kaon.InputException;

/**
 * The weighted mean of a figure per event, {@code sum w m / sum w}. As Keras's {@code divide_no_nan}: 0 where the weights sum to 0, and so
 * without events.
 *
 * @param name in the table
 * @param higherIsBetter the direction of better
 * @param measure the figure of an event
 * @param finish what is made of the mean
 */
record MeanMetric(String name, boolean higherIsBetter, EventMeasure measure, DoubleUnaryOperator finish)
        implements Metric {
    @Override
    public Accumulator start() {
        return new Mean(this);
    }

    private static final class Mean implements Accumulator {
        private final MeanMetric metric;
        private long events;
        private double sum;
        private double weightSum;

        Mean(MeanMetric metric) {
            this.metric = metric;
        }

        @Override
        public void add(
                int rows, double[] predictions, int outputWidth, double[] targets, int targetWidth, double[] weights) {
            double batchSum = 0;
            double batchWeights = 0;
            for (int row = 0; row < rows; row++) {
                batchSum += weights[row] * measured(row, predictions, outputWidth, targets, targetWidth);
                batchWeights += weights[row];
            }
            events += rows;
            sum += batchSum;
            weightSum += batchWeights;
        }

        private double measured(int row, double[] predictions, int outputWidth, double[] targets, int targetWidth) {
            try {
                return metric.measure.of(
                        predictions, row * outputWidth, outputWidth, targets, row * targetWidth, targetWidth);
            } catch (InputException e) {
                throw e.at("Metric '" + metric.name + "', event " + (events + row));
            }
        }

        @Override
        public double value() {
            return weightSum == 0 ? 0 : metric.finish.applyAsDouble(sum / weightSum);
        }
    }
}
