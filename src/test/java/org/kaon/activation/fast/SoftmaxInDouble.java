package org.kaon.activation.fast;

/** The two functions by their definitions, with nothing rounded to float on the way. */
final class SoftmaxInDouble {
    private SoftmaxInDouble() {}

    static double[] of(float[] x) {
        double max = max(x);
        double sum = sum(x, max);
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = StrictMath.exp(x[i] - max) / sum;
        }
        return y;
    }

    static double[] logarithmOf(float[] x) {
        double max = max(x);
        // The largest value's 1 is left to log1p, which keeps the digits of what comes to it.
        double log = StrictMath.log1p(sum(x, max) - 1);
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = x[i] - max - log;
        }
        return y;
    }

    private static double max(float[] x) {
        double max = Double.NEGATIVE_INFINITY;
        for (float value : x) {
            max = Math.max(max, value);
        }
        return max;
    }

    private static double sum(float[] x, double max) {
        double sum = 0;
        for (float value : x) {
            sum += StrictMath.exp(value - max);
        }
        return sum;
    }
}
