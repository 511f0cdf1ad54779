package org.kaon.metric;

/**
 * Keras's {@code accuracy}, which is one of three by the widths of the first batch: one output is binary, one target for several outputs is
 * the number of a class, else both are one value per class.
 *
 * @param name in the table
 * @param binary for one output
 * @param sparse for numbered classes
 * @param categorical for one target per output
 */
record ResolvedAccuracy(String name, Metric binary, Metric sparse, Metric categorical) implements Metric {
    @Override
    public Accumulator start() {
        return new Resolving(this);
    }

    private Metric resolve(int outputWidth, int targetWidth) {
        return outputWidth == 1 ? binary : targetWidth == 1 ? sparse : categorical;
    }

    private static final class Resolving implements Accumulator {
        private final ResolvedAccuracy metric;
        private Accumulator accumulator;
        private boolean resolved;

        Resolving(ResolvedAccuracy metric) {
            this.metric = metric;
            this.accumulator = metric.binary.start();
        }

        @Override
        public void add(
                int rows, double[] predictions, int outputWidth, double[] targets, int targetWidth, double[] weights) {
            if (!resolved) {
                accumulator = metric.resolve(outputWidth, targetWidth).start();
                resolved = true;
            }
            accumulator.add(rows, predictions, outputWidth, targets, targetWidth, weights);
        }

        @Override
        public double value() {
            return accumulator.value();
        }
    }
}
