package org.kaon.activation;

/** {@code f(x) = 1 / (1 + e⁻ˣ)}. */
public record Sigmoid() implements Elementwise {
    @Override
    public String name() {
        return "sigmoid";
    }

    @Override
    public double value(double x) {
        // In double e^-x overflows only where f is below 1e-308: the quotient is then the right 0, and no case by sign
        // is needed.
        return 1 / (1 + Math.exp(-x));
    }

    @Override
    public double derivative(double x, double y) {
        return y * (1 - y);
    }

    /** As in {@link Tanh}. */
    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int rows, int width) {
        for (int i = 0; i < rows * width; i++) {
            dx[i] += (float) (dy[i] * ((double) y[i] * (1 - (double) y[i])));
        }
    }
}
