package org.kaon.constraint;

/** What a parameter is brought back to after every step, by Keras's definitions. Immutable. */
public interface Constraint {
    /**
     * Keras's name, such as {@code MaxNorm}.
     *
     * @return the name under which it is found
     */
    String name();

    /**
     * Changes a parameter to what is allowed.
     *
     * @param w the parameter, row-major
     * @param axes its shape
     */
    void apply(double[] w, int[] axes);
}
