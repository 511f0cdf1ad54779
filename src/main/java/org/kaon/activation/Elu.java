package org.kaon.activation;

/**
 * {@code f(x) = x} for x &gt; 0, {@code alpha · (eˣ - 1)} below.
 *
 * @param alpha 1 for the name {@code elu}; Keras's layer {@code ELU} sets it
 */
public record Elu(double alpha) implements Elementwise {
    /** With alpha 1. */
    public Elu() {
        this(1);
    }

    @Override
    public String name() {
        return "elu";
    }

    @Override
    public double value(double x) {
        // expm1 keeps the digits of e^x - 1 near 0.
        return x > 0 ? x : alpha * Math.expm1(x);
    }

    @Override
    public double derivative(double x, double y) {
        if (x > 0) {
            return 1;
        }
        return x < 0 ? alpha * Math.exp(x) : alpha;
    }
}
