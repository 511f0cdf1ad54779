package org.kaon.metric;

/** An event's mean error over its outputs, for {@link MeanMetric}. */
final class Errors {
    /** Keras's guard against a division by 0. */
    private static final double EPSILON = 1e-7;

    private Errors() {}

    /** An error of one value. */
    @FunctionalInterface
    interface ValueError {
        double of(double prediction, double target);
    }

    static double squared(double prediction, double target) {
        double error = prediction - target;
        return error * error;
    }

    static double absolute(double prediction, double target) {
        return Math.abs(prediction - target);
    }

    /** In percent of the target, whose size is at least 1e-7. */
    static double percentage(double prediction, double target) {
        return 100 * Math.abs(prediction - target) / Math.max(Math.abs(target), EPSILON);
    }

    /** Of the logarithms of one plus the value, negative values counted as 1e-7. */
    static double squaredLogarithmic(double prediction, double target) {
        return squared(Math.log1p(Math.max(prediction, EPSILON)), Math.log1p(Math.max(target, EPSILON)));
    }

    static EventMeasure mean(ValueError error) {
        return (predictions, output, outputWidth, targets, target, targetWidth) -> {
            Classes.sameWidth(outputWidth, targetWidth);
            double sum = 0;
            for (int i = 0; i < outputWidth; i++) {
                sum += error.of(predictions[output + i], targets[target + i]);
            }
            return sum / outputWidth;
        };
    }
}
