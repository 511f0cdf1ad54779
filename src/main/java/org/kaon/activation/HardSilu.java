package org.kaon.activation;

/**
 * {@code f(x) = x · relu6(x + 3) / 6}; NaN at -∞, as in Keras.
 *
 * @param name {@code hard_silu}, or {@code hard_swish}, which is the same function
 */
public record HardSilu(String name) implements Elementwise {
    @Override
    public double value(double x) {
        return x * new HardSigmoid().value(x);
    }

    @Override
    public double derivative(double x, double y) {
        HardSigmoid gate = new HardSigmoid();
        double open = gate.value(x);
        return open + x * gate.derivative(x, open);
    }
}
