package org.kaon.activation;

/** {@code f(x) = min(max(x, 0), 6)}. */
public record Relu6() implements Elementwise {
    @Override
    public String name() {
        return "relu6";
    }

    @Override
    public double value(double x) {
        return Math.min(Math.max(x, 0), 6);
    }

    /** The formula's bits, by a loop that is made into vectors. */
    @Override
    public void apply(float[] values, int rows, int width) {
        for (int i = 0; i < rows * width; i++) {
            values[i] = Math.min(Math.max(values[i], 0), 6);
        }
    }

    @Override
    public double derivative(double x, double y) {
        return x > 0 && x < 6 ? 1 : 0;
    }
}
