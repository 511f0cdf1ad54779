package org.kaon.activation;

/** {@code f(x) = max(x, 0)}; NaN stays NaN. */
public record Relu() implements Elementwise {
    @Override
    public String name() {
        return "relu";
    }

    @Override
    public double value(double x) {
        return Math.max(x, 0);
    }

    /** The formula's bits, by a loop that is made into vectors. */
    @Override
    public void apply(float[] values, int rows, int width) {
        for (int i = 0; i < rows * width; i++) {
            values[i] = Math.max(values[i], 0);
        }
    }

    @Override
    public double derivative(double x, double y) {
        return x > 0 ? 1 : 0;
    }
}
