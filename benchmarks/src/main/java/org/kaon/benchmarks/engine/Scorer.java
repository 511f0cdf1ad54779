package org.kaon.benchmarks.engine;

/** What one thread calls, for a fixed number of rows. */
public interface Scorer {
    /**
     * Evaluates events, from array to array.
     *
     * @param events event after event
     * @param outputs receives the outputs, event after event
     */
    void score(float[] events, float[] outputs);

    /**
     * Evaluates the events of the last {@link #score} once more. An engine with buffers of its own copies nothing in or out: for batches
     * the caller could have filled them in place.
     *
     * @param events those of the last call
     * @param outputs its outputs
     */
    default void again(float[] events, float[] outputs) {
        score(events, outputs);
    }
}
