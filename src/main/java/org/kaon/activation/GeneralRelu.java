package org.kaon.activation;

/**
 * Keras's layer {@code ReLU} with all of its settings: {@code f(x) = maxValue} for x ≥ maxValue, {@code x} for x &gt; threshold, {@code
 * negativeSlope · (x - threshold)} below.
 *
 * <p>Computed in Keras's steps, so that NaN and infinities come out as they do there: with a threshold, Keras 2 multiplies by 0 what lies
 * below it (-∞ gives NaN), Keras 3 replaces it by 0 (NaN gives 0 unless there is a slope).
 *
 * @param negativeSlope factor below the threshold
 * @param maxValue upper limit, infinite where there is none
 * @param threshold where x is let through
 * @param kerasVersion 2 or 3
 */
public record GeneralRelu(double negativeSlope, double maxValue, double threshold, int kerasVersion)
        implements Elementwise {
    @Override
    public String name() {
        return "relu";
    }

    @Override
    public double value(double x) {
        if (negativeSlope != 0 && maxValue == Double.POSITIVE_INFINITY && threshold == 0) {
            return x > 0 ? x : negativeSlope * x;
        }
        double limited = Math.min(Math.max(letThrough(x), 0), maxValue);
        return negativeSlope == 0 ? limited : limited - negativeSlope * Math.max(threshold - x, 0);
    }

    @Override
    public double derivative(double x, double y) {
        if (negativeSlope != 0 && maxValue == Double.POSITIVE_INFINITY && threshold == 0) {
            return x > 0 ? 1 : negativeSlope;
        }
        // Keras takes relu6 for a limit of 6, which has no slope at it, and clips to any other, which has.
        boolean relu6 = threshold == 0 && maxValue == 6;
        boolean limited = relu6 ? x >= maxValue : x > maxValue;
        double above = x > threshold && !limited ? 1 : 0;
        return threshold - x > 0 ? above + negativeSlope : above;
    }

    private double letThrough(double x) {
        if (threshold == 0 || x > threshold) {
            return x;
        }
        return kerasVersion < 3 ? x * 0 : 0;
    }
}
