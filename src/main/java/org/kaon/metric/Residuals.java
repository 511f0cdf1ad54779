package org.kaon.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.kaon.InputException;

/**
 * How far a regression's predictions lie from the truth: figures of the residuals, prediction minus target, in the target's unit.
 *
 * @param eventCount how many events there are
 * @param bias the mean residual
 * @param resolution the standard deviation of the residuals about their mean (divided by n, not n - 1)
 * @param halfWidth68 half the distance between the quantiles of the residuals at 15.87 % and 84.13 %, which is the resolution of a Gaussian and
 *     looks at no tails; a quantile is the least residual up to which the events hold that part of the weight
 * @param rmse the root of the mean squared residual
 * @param mae the mean size of a residual
 * @param r2 the part of the targets' variance that the predictions account for; NaN where the targets are all equal
 */
public record Residuals(
        long eventCount, double bias, double resolution, double halfWidth68, double rmse, double mae, double r2) {
    /** The part of a Gaussian below minus one standard deviation. */
    private static final double LOWER = 0.15865525393145707;

    /**
     * Of events of equal weight.
     *
     * @param targets the true values
     * @param predictions one per target
     * @return their figures
     * @throws InputException where the arrays differ in length or are empty, or a value isn't finite
     */
    public static Residuals of(float[] targets, float[] predictions) {
        float[] ones = new float[targets.length];
        Arrays.fill(ones, 1);
        return of(targets, predictions, ones);
    }

    /**
     * Of weighted events.
     *
     * @param targets the true values
     * @param predictions one per target
     * @param weights one per target, finite; negative ones take away
     * @return their figures
     * @throws InputException where the arrays differ in length or are empty, a value isn't finite, or the weights don't sum to more than 0
     */
    public static Residuals of(float[] targets, float[] predictions, float[] weights) {
        double[] residuals = differences(targets, predictions);
        Labels.checkWeights(weights, targets.length);
        double all = IntStream.range(0, weights.length)
                .mapToDouble(event -> weights[event])
                .sum();
        if (!(all > 0)) {
            throw new InputException("Residuals of " + weights.length + " events with a sum of weights of " + all
                    + ", expected more than 0");
        }
        double bias = mean(weights, all, event -> residuals[event]);
        double targetMean = mean(weights, all, event -> targets[event]);
        double meanSquare = mean(weights, all, event -> square(residuals[event]));
        double variance = mean(weights, all, event -> square(targets[event] - targetMean));
        return new Residuals(
                residuals.length,
                bias,
                Math.sqrt(mean(weights, all, event -> square(residuals[event] - bias))),
                halfWidth(residuals, weights, all),
                Math.sqrt(meanSquare),
                mean(weights, all, event -> Math.abs(residuals[event])),
                variance == 0 ? Double.NaN : 1 - meanSquare / variance);
    }

    private static double[] differences(float[] targets, float[] predictions) {
        if (targets.length != predictions.length) {
            throw new InputException(
                    targets.length + " targets for " + predictions.length + " predictions, expected one per event");
        }
        double[] residuals = new double[targets.length];
        for (int event = 0; event < residuals.length; event++) {
            residuals[event] = (double) predictions[event] - targets[event];
            if (!Double.isFinite(residuals[event])) {
                throw new InputException("Event " + event + ": prediction " + predictions[event] + " for target "
                        + targets[event] + ", expected finite numbers");
            }
        }
        return residuals;
    }

    /** The figure of an event. */
    @FunctionalInterface
    private interface Value {
        double of(int event);
    }

    private static double mean(float[] weights, double all, Value value) {
        double sum = 0;
        for (int event = 0; event < weights.length; event++) {
            sum += weights[event] * value.of(event);
        }
        return sum / all;
    }

    private static double square(double x) {
        return x * x;
    }

    private static double halfWidth(double[] residuals, float[] weights, double all) {
        int[] order = IntStream.range(0, residuals.length)
                .boxed()
                .sorted(Comparator.comparingDouble(event -> residuals[event]))
                .mapToInt(Integer::intValue)
                .toArray();
        double low = quantile(order, residuals, weights, LOWER * all);
        return (quantile(order, residuals, weights, (1 - LOWER) * all) - low) / 2;
    }

    private static double quantile(int[] order, double[] residuals, float[] weights, double part) {
        double passed = 0;
        for (int event : order) {
            passed += weights[event];
            if (passed >= part) {
                return residuals[event];
            }
        }
        return residuals[order[order.length - 1]];
    }
}
