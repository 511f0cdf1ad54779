package org.kaon.activation;

/** {@code f(x) = x · Φ(x) = x/2 · (1 + erf(x/√2))}, Keras's exact form ({@code approximate=False}); NaN at -∞, as in Keras. */
public record Gelu() implements Elementwise {
    private static final double SQRT_HALF = 0.70710678118654752440;
    private static final double ONE_OVER_SQRT_TWO_PI = 0.39894228040143267794;

    @Override
    public String name() {
        return "gelu";
    }

    @Override
    public double value(double x) {
        // 1 + erf(x/√2) = erfc(-x/√2): the complement keeps its digits where the sum would cancel.
        return 0.5 * x * Erf.erfc(-x * SQRT_HALF);
    }

    @Override
    public double derivative(double x, double y) {
        return 0.5 * Erf.erfc(-x * SQRT_HALF) + x * ONE_OVER_SQRT_TWO_PI * Math.exp(-0.5 * x * x);
    }
}
