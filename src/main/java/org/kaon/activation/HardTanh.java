package org.kaon.activation;

/** {@code f(x) = clip(x, -1, 1)}; NaN stays NaN. */
public record HardTanh() implements Elementwise {
    @Override
    public String name() {
        return "hard_tanh";
    }

    @Override
    public double value(double x) {
        return Math.max(-1, Math.min(1, x));
    }

    /** The formula's bits, by a loop that is made into vectors. */
    @Override
    public void apply(float[] values, int rows, int width) {
        for (int i = 0; i < rows * width; i++) {
            values[i] = Math.max(-1, Math.min(1, values[i]));
        }
    }

    @Override
    public double derivative(double x, double y) {
        // At the ends, too, as TensorFlow has it for its clipping.
        return x >= -1 && x <= 1 ? 1 : 0;
    }
}
