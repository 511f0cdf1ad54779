package org.kaon.activation;

import org.kaon.UnsupportedModelException;

/**
 * The nearest float16, ties to even: what Keras's policies {@code float16} and {@code mixed_float16} do to what goes into a layer and what
 * comes out. No activation of Keras's, so it stands in no table. From 65,520 on that is infinity, below 2^-14 the step is 2^-24.
 */
public record Float16() implements Elementwise {
    private static final double SMALLEST_NORMAL = 0x1p-14;
    private static final double SMALLEST_STEP = 0x1p-24;
    private static final double OVERFLOW = 65_520;
    private static final int FRACTION_BITS = 10;

    @Override
    public String name() {
        return "float16";
    }

    @Override
    public double value(double x) {
        double size = Math.abs(x);
        if (size >= OVERFLOW) {
            return Math.copySign(Double.POSITIVE_INFINITY, x);
        }
        double step = size < SMALLEST_NORMAL ? SMALLEST_STEP : Math.scalb(1.0, Math.getExponent(size) - FRACTION_BITS);
        return Math.copySign(Math.rint(size / step) * step, x);
    }

    @Override
    public double derivative(double x, double y) {
        throw new UnsupportedModelException("rounding to float16 (Keras's policies float16 and mixed_float16)"
                + " can't be trained through; supported: the policies float32 and float64");
    }
}
