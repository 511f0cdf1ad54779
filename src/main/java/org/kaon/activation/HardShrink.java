package org.kaon.activation;

/** {@code f(x) = x} where {@code |x| > 0.5}, 0 elsewhere; 0 also for NaN, as in Keras, whose comparison is false there. */
public record HardShrink() implements Elementwise {
    @Override
    public String name() {
        return "hard_shrink";
    }

    @Override
    public double value(double x) {
        return Math.abs(x) > 0.5 ? x : 0;
    }

    @Override
    public double derivative(double x, double y) {
        return Math.abs(x) > 0.5 ? 1 : 0;
    }
}
