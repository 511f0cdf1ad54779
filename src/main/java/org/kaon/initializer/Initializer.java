package org.kaon.initializer;

import java.util.random.RandomGenerator;

/** How the first values of a parameter are drawn, by Keras's definitions. Immutable. */
public interface Initializer {
    /**
     * Keras's name, such as {@code GlorotUniform}.
     *
     * @return the name under which it is found
     */
    String name();

    /**
     * Draws the values of a parameter, one by one in row-major order where they don't depend on each other.
     *
     * @param axes its shape
     * @param random what they are drawn from
     * @return the values, row-major
     * @throws org.kaon.InputException where it can't fill such a shape
     */
    double[] draw(int[] axes, RandomGenerator random);
}
