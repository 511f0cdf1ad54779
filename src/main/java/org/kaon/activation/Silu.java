package org.kaon.activation;

/**
 * {@code f(x) = x · sigmoid(x)}; NaN at -∞, as in Keras.
 *
 * @param name {@code silu}, or {@code swish}, which is the same function
 */
public record Silu(String name) implements Elementwise {
    @Override
    public double value(double x) {
        return x * new Sigmoid().value(x);
    }

    @Override
    public double derivative(double x, double y) {
        double gate = new Sigmoid().value(x);
        return gate * (1 + x * (1 - gate));
    }
}
