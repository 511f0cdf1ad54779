package org.kaon.activation;

/**
 * {@code f(x) = x} for x &gt; theta, 0 elsewhere: Keras 2's layer {@code ThresholdedReLU}. Keras multiplies by 0, so NaN and -∞ give NaN.
 *
 * @param theta where x is let through
 */
public record ThresholdedRelu(double theta) implements Elementwise {
    @Override
    public String name() {
        return "thresholded_relu";
    }

    @Override
    public double value(double x) {
        return x > theta ? x : x * 0;
    }

    @Override
    public double derivative(double x, double y) {
        return x > theta ? 1 : 0;
    }
}
