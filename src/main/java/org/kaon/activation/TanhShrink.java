package org.kaon.activation;

/** {@code f(x) = x - tanh x}. */
public record TanhShrink() implements Elementwise {
    @Override
    public String name() {
        return "tanh_shrink";
    }

    @Override
    public double value(double x) {
        return x - Math.tanh(x);
    }

    @Override
    public double derivative(double x, double y) {
        double t = Math.tanh(x);
        return t * t;
    }
}
