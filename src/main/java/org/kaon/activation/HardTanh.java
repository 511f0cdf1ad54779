package org.kaon.activation;

/** {@code f(x) = clip(x, -1, 1)}; NaN stays NaN. */
public record HardTanh() implements Elementwise {
    @Override
    public String name() {
        return "hard_tanh";
    }

    @Override
    public double value(double x) {
        return Math.max(-1, Math.min(1, x));
    }
}
