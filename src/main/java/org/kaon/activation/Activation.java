package org.kaon.activation;

import org.kaon.UnsupportedModelException;

/**
 * A nonlinearity on vectors. Stateless and immutable; the one home of its formula for training and inference.
 *
 * <p>Most act on each value alone and implement {@link Elementwise}; those that look along the last axis (softmax and its kin)
 * implement this.
 */
public interface Activation {
    /**
     * Keras's name, such as {@code leaky_relu}.
     *
     * @return the name under which {@link Activations} finds it
     */
    String name();

    /**
     * Applies the function in place.
     *
     * @param values {@code rows × width} values, row-major; the array may be longer
     * @param rows number of vectors
     * @param width values per vector, the last axis
     */
    void apply(float[] values, int rows, int width);

    /**
     * Adds to a gradient: {@code dx += Jᵀ dy} with the Jacobian J of each vector.
     *
     * @param x what the function was applied to
     * @param y what came out
     * @param dy the gradient with respect to y
     * @param dx the gradient with respect to x, which is added to
     * @param rows number of vectors
     * @param width values per vector, the last axis
     * @throws UnsupportedModelException for a function without a derivative
     */
    default void backward(float[] x, float[] y, float[] dy, float[] dx, int rows, int width) {
        throw new UnsupportedModelException(
                "Activation '" + name() + "' has no derivative: it can't be trained through");
    }

    /**
     * The function that this name meant in a major version of Keras.
     *
     * @param majorVersion 2 or 3
     * @return this, unless the definition changed
     */
    default Activation forKeras(int majorVersion) {
        return this;
    }
}
