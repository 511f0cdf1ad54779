package org.kaon.activation;

/** {@code f(x) = x} for x ≥ 0, {@code eˣ - 1} below: Keras's celu with its default alpha 1. */
public record Celu() implements Elementwise {
    @Override
    public String name() {
        return "celu";
    }

    @Override
    public double value(double x) {
        // expm1 keeps the digits of e^x - 1 near 0.
        return Math.max(x, 0) + Math.expm1(Math.min(x, 0));
    }

    @Override
    public double derivative(double x, double y) {
        // As Keras builds it of max(x, 0) and min(x, 0), both of which let the derivative through where they tie: 2 at
        // 0.
        return (x >= 0 ? 1 : 0) + (x <= 0 ? Math.exp(x) : 0);
    }
}
