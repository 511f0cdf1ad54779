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

    @Override
    public double derivative(double x, double y) {
        return x > 0 ? 1 : 0;
    }

    @Override
    public void apply(float[] values, int rows, int width) {
        for (int i = 0; i < rows * width; i++) {
            values[i] = Math.max(values[i], 0f);
        }
    }

    /** The step from 0 to 1 is a product: C2 makes vector code of it, and none of a choice by {@code x > 0}. */
    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int rows, int width) {
        for (int i = 0; i < rows * width; i++) {
            dx[i] += dy[i] * Math.min(1f, y[i] * Float.MAX_VALUE * Float.MAX_VALUE);
        }
    }
}
