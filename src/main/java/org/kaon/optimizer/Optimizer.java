package org.kaon.optimizer;

/**
 * How gradients become steps, by Keras's definitions. Immutable; what an optimizer remembers (its slots) belongs to the run.
 *
 * <p>One update: clip, decay the parameters by {@code w -= w · weightDecay · learningRate}, {@link #begin}, then {@link #update} for every
 * parameter; then the moving average.
 */
public interface Optimizer {
    /**
     * Keras's name, such as {@code adam}.
     *
     * @return the name under which {@link Optimizers} finds it
     */
    String name();

    /**
     * What all optimizers have.
     *
     * @return learning rate, clipping, weight decay
     */
    OptimizerSettings settings();

    /**
     * How many numbers are remembered for each trained number.
     *
     * @return 0 or more
     */
    default int slotCount() {
        return 0;
    }

    /**
     * What a slot is filled with before the first step.
     *
     * @param slot from 0
     * @return 0 for most
     */
    default double slotStart(int slot) {
        return 0;
    }

    /**
     * How many numbers are remembered for all parameters together.
     *
     * @return 0 for most
     */
    default int scalarCount() {
        return 0;
    }

    /**
     * Moves the common numbers on, once per update.
     *
     * @param step number of the update, from 1
     * @param scalars {@link #scalarCount} numbers; before the first step all are {@code NaN}
     */
    default void begin(long step, double[] scalars) {}

    /**
     * One update of part of a parameter.
     *
     * @param step number of the update, from 1
     * @param learningRate of this step
     * @param scalars after {@link #begin}
     * @param w the parameter, which is changed
     * @param g its gradient
     * @param slots as many arrays of the parameter's length as {@link #slotCount} says, which are changed
     * @param from first index
     * @param to behind the last index
     */
    void update(
            long step, double learningRate, double[] scalars, float[] w, float[] g, float[][] slots, int from, int to);
}
