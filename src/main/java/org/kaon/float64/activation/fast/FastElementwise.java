package org.kaon.float64.activation.fast;

import org.kaon.float64.activation.Elementwise;

/** A fast form of an elementwise activation: {@link #rounded} and loops within its stated error, all else as the exact one has it. */
interface FastElementwise extends Elementwise {
    /** The function that this computes fast. */
    Elementwise exact();

    @Override
    default String name() {
        return exact().name();
    }

    @Override
    default double value(double x) {
        return exact().value(x);
    }

    @Override
    default double derivative(double x, double y) {
        return exact().derivative(x, y);
    }

    @Override
    default void backward(double[] x, double[] y, double[] dy, double[] dx, int rows, int width) {
        exact().backward(x, y, dy, dx, rows, width);
    }

    /** Without the default: each loop is to be compiled for its own function. */
    @Override
    void apply(double[] values, int rows, int width);

    @Override
    double rounded(double x);
}
