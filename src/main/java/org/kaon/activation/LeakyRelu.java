package org.kaon.activation;

/**
 * {@code f(x) = x} for x &gt; 0, {@code slope · x} below.
 *
 * @param slope 0.2 for the name {@code leaky_relu}; Keras's layer {@code LeakyReLU} sets it
 */
public record LeakyRelu(double slope) implements Elementwise {
    /** With slope 0.2. */
    public LeakyRelu() {
        this(0.2);
    }

    @Override
    public String name() {
        return "leaky_relu";
    }

    @Override
    public double value(double x) {
        return x > 0 ? x : slope * x;
    }

    @Override
    public double derivative(double x, double y) {
        return x > 0 ? 1 : slope;
    }
}
