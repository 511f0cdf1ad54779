package org.kaon.activation;

/** {@code f(x) = clip((x + 1) / 2, 0, 1)}; NaN stays NaN. */
public record SparseSigmoid() implements Elementwise {
    @Override
    public String name() {
        return "sparse_sigmoid";
    }

    @Override
    public double value(double x) {
        return Math.max(0, Math.min(1, 0.5 * (x + 1)));
    }

    @Override
    public double derivative(double x, double y) {
        return x <= -1 || x >= 1 ? 0 : 0.5;
    }
}
