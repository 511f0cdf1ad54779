package org.kaon.kernel;

import java.util.List;

/** An op whose events depend on each other in training, so that it needs all lanes of a batch at once; it runs in one thread. */
public interface BatchOp extends TrainingOp {
    /**
     * Computes the output of all lanes, and may move statistics among the parameters.
     *
     * @param lanes of one batch, in order
     */
    void forward(List<Pass> lanes);

    /**
     * Adds to the gradients of all lanes; those of the parameters go to the first.
     *
     * @param lanes of one batch, in order
     */
    void backward(List<Pass> lanes);

    @Override
    default void forward(Pass pass) {
        forward(List.of(pass));
    }

    @Override
    default void backward(Pass pass) {
        backward(List.of(pass));
    }

    /** {@inheritDoc} */
    @Override
    BatchOp times(int times);
}
