package org.kaon.regularizer;

/** A penalty on parameters that is added to the loss, by Keras's definitions. Immutable. */
public interface Regularizer {
    /**
     * Keras's name, such as {@code L2}.
     *
     * @return the name under which it is found
     */
    String name();

    /**
     * The penalty and its derivative.
     *
     * @param w the parameter, row-major
     * @param axes its shape
     * @param gradient as long as w; the derivative is added to it
     * @return a part of the loss
     */
    double penalty(double[] w, int[] axes, double[] gradient);
}
