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
}
