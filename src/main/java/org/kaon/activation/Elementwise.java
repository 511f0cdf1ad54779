package org.kaon.activation;

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
}
