package org.kaon.kernel;

import java.util.function.UnaryOperator;
import org.kaon.activation.Activation;

/**
 * One step of a network under training, forward and backward. Immutable: parameters, values and gradients stand in the {@link Pass}, so
 * any number of threads may run one at a time each.
 *
 * <p>Backward halves recompute what they need from inputs and output; nothing is remembered in between.
 */
public interface TrainingOp {
    /**
     * Lays out parameters as the op's loops want them, for all lanes and passes until they change; called before the first and after each
     * change.
     *
     * @param parameters of the layer, in Keras's order
     * @param shared memory of this op alone, which every {@link Pass} shows
     * @param training whether backward halves will run
     */
    default void prepare(float[][] parameters, Workspace shared, boolean training) {}

    /**
     * Computes the output; every value of it is written.
     *
     * @param pass what to read and write
     */
    void forward(Pass pass);

    /**
     * Adds to the gradients of the inputs and parameters, from the gradient of the output that {@link #forward} computed.
     *
     * @param pass what to read and add to
     */
    void backward(Pass pass);

    /**
     * Whether the backward half writes the gradients of inputs that {@link Pass#fresh} names, whatever is in the arrays. All others find zeros
     * there and add.
     *
     * @return false for most
     */
    default boolean overwrites() {
        return false;
    }

    /**
     * Whether the op adds to the loss by {@link Lane#addPenalty}, so that its backward half counts even where no loss function stands
     * behind it.
     *
     * @return false for most
     */
    default boolean addsToLoss() {
        return false;
    }

    /**
     * In which layouts this op takes inputs, output and their gradients.
     *
     * @return by event for most
     */
    default Layout.Choice layouts() {
        return Layout.Choice.BY_EVENT;
    }

    /**
     * The same op with other forms of its activations.
     *
     * @param functions gives them
     * @return this op where it has no activation
     */
    default TrainingOp with(UnaryOperator<Activation> functions) {
        return this;
    }

    /**
     * This op on each of several parts of an event, one behind the other in memory.
     *
     * @param times parts per event
     * @return an op for the whole event
     */
    default TrainingOp times(int times) {
        return new EachPart(times, this);
    }
}
