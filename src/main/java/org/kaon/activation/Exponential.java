package org.kaon.activation;

/** {@code f(x) = eˣ}. */
public record Exponential() implements Elementwise {
    @Override
    public String name() {
        return "exponential";
    }

    @Override
    public double value(double x) {
        return Math.exp(x);
    }

    @Override
    public double derivative(double x, double y) {
        return y;
    }
}
