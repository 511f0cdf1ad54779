package org.kaon.activation;

import org.kaon.UnsupportedModelException;

/**
 * The nearest bfloat16, ties to even: what Keras's policy {@code mixed_bfloat16} does to what goes into a layer and what comes out. It has
 * float32's range and 8 binary digits. No activation of Keras's, so it stands in no table.
 */
public record BFloat16() implements Elementwise {
    private static final int FRACTION_BITS = 7;

    @Override
    public String name() {
        return "bfloat16";
    }

    @Override
    public double value(double x) {
        if (x == 0 || !Double.isFinite(x)) {
            return x;
        }
        double step = Math.scalb(1.0, Math.max(Math.getExponent(x), Float.MIN_EXPONENT) - FRACTION_BITS);
        return Math.rint(x / step) * step;
    }

    @Override
    public double derivative(double x, double y) {
        throw new UnsupportedModelException("rounding to bfloat16 (Keras's policies bfloat16 and mixed_bfloat16)"
                + " can't be trained through; supported: the policies float32 and float64");
    }
}
