package org.kaon.activation;

/** {@code f(x) = log sigmoid(x) = -softplus(-x)}. */
public record LogSigmoid() implements Elementwise {
    @Override
    public String name() {
        return "log_sigmoid";
    }

    @Override
    public double value(double x) {
        // As softplus: neither does e^-x overflow, nor is the logarithm of a sigmoid rounded to 0 taken.
        return Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x)));
    }

    @Override
    public double derivative(double x, double y) {
        return new Sigmoid().value(-x);
    }
}
