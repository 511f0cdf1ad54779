package org.kaon.activation;

/** {@code f(x) = tanh x}. */
public record Tanh() implements Elementwise {
    @Override
    public String name() {
        return "tanh";
    }

    @Override
    public double value(double x) {
        return Math.tanh(x);
    }

    @Override
    public double derivative(double x, double y) {
        return 1 - y * y;
    }
}
