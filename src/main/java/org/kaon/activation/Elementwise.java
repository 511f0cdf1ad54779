package org.kaon.activation;

import org.kaon.UnsupportedModelException;

/**
 * An activation of each value alone. The formula is written once, in double; float arrays take it rounded once, which is at least as
 * exact as Keras's own float32 chain.
 */
public interface Elementwise extends Activation {
    /**
     * The function.
     *
     * @param x any value, NaN and infinities included
     * @return f(x)
     */
    double value(double x);

    /**
     * The derivative, in the form that Keras's automatic differentiation gives at kinks.
     *
     * @param x any value
     * @param y {@code f(x)}, where the derivative is simpler by it
     * @return f'(x)
     * @throws UnsupportedModelException where the function has none, which is so unless it is overridden
     */
    default double derivative(double x, double y) {
        throw new UnsupportedModelException("Activation '" + name()
                + "' has no derivative: it can't be trained through unless it overrides derivative(x, y)");
    }

    /**
     * The function for an element of a float array. Only overridden where float32's overflow is part of what Keras computes.
     *
     * @param x any value
     * @return f(x) rounded to float
     */
    default float rounded(float x) {
        return (float) value(x);
    }

    @Override
    default void apply(float[] values, int rows, int width) {
        for (int i = 0; i < rows * width; i++) {
            values[i] = rounded(values[i]);
        }
    }

    @Override
    default void backward(float[] x, float[] y, float[] dy, float[] dx, int rows, int width) {
        for (int i = 0; i < rows * width; i++) {
            dx[i] += (float) (dy[i] * derivative(x[i], y[i]));
        }
    }
}
