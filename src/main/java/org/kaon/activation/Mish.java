package org.kaon.activation;

/** {@code f(x) = x · tanh(softplus(x))}; NaN at -∞, as in Keras. */
public record Mish() implements Elementwise {
    @Override
    public String name() {
        return "mish";
    }

    @Override
    public double value(double x) {
        return x * Math.tanh(new Softplus().value(x));
    }

    @Override
    public double derivative(double x, double y) {
        double t = Math.tanh(new Softplus().value(x));
        return t + x * (1 - t * t) * new Sigmoid().value(x);
    }
}
