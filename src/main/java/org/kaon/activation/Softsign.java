package org.kaon.activation;

/** {@code f(x) = x / (1 + |x|)}; NaN at ±∞, as in Keras. */
public record Softsign() implements Elementwise {
    @Override
    public String name() {
        return "softsign";
    }

    @Override
    public double value(double x) {
        return x / (1 + Math.abs(x));
    }

    @Override
    public double derivative(double x, double y) {
        return 1 / ((1 + Math.abs(x)) * (1 + Math.abs(x)));
    }
}
