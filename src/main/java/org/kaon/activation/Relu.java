package org.kaon.activation;

/** {@code f(x) = max(x, 0)}; NaN stays NaN. */
public record Relu() implements Elementwise {
    @Override
    public String name() {
        return "relu";
    }

    @Override
    public double value(double x) {
        return Math.max(x, 0);
    }

    @Override
    public double derivative(double x, double y) {
        return x > 0 ? 1 : 0;
    }
}
