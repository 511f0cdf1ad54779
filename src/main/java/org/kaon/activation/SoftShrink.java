package org.kaon.activation;

/** {@code f(x) = x - 0.5} above 0.5, {@code x + 0.5} below -0.5, 0 between; 0 also for NaN, as in Keras, whose comparisons are false there. */
public record SoftShrink() implements Elementwise {
    @Override
    public String name() {
        return "soft_shrink";
    }

    @Override
    public double value(double x) {
        if (x > 0.5) {
            return x - 0.5;
        }
        return x < -0.5 ? x + 0.5 : 0;
    }

    @Override
    public double derivative(double x, double y) {
        return Math.abs(x) > 0.5 ? 1 : 0;
    }
}
