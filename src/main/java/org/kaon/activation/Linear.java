package org.kaon.activation;

/** {@code f(x) = x}. */
public record Linear() implements Elementwise {
    @Override
    public String name() {
        return "linear";
    }

    @Override
    public double value(double x) {
        return x;
    }

    @Override
    public void apply(float[] values, int rows, int width) {
        // The identity has nothing to do.
    }

    @Override
    public double derivative(double x, double y) {
        return 1;
    }
}
