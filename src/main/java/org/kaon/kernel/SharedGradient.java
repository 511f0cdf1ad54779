package org.kaon.kernel;

import java.util.List;

/**
 * An op whose first parameter is a matrix W, with a gradient {@code dW = Σ xᵀ dy} over the events. An engine may compute that for all
 * lanes of a batch at a time and share its rows among threads: then lanes need no gradients of their own, to be cleared and added up. Where
 * {@link Pass#leavesGradient} says so, the op's backward half only keeps what {@link #addGradient} needs.
 */
public interface SharedGradient extends TrainingOp {
    /**
     * Rows of W.
     *
     * @return how many there are to share
     */
    int rows();

    /**
     * Computes some rows of the gradient, after the backward halves of all lanes. Each value is summed in the order of lanes and their events.
     *
     * @param lanes in order
     * @param from first row of W
     * @param to behind the last row
     * @param adds whether to add to the gradient; otherwise its old values don't count
     * @param gradient dW, row-major
     * @param workspace of the calling thread
     */
    void addGradient(List<Pass> lanes, int from, int to, boolean adds, float[] gradient, Workspace workspace);
}
