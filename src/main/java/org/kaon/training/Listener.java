package org.kaon.training;

import java.util.Map;

/** What a {@link Callback} does during one run; called by the run's thread. */
public interface Listener {
    /**
     * After every batch.
     *
     * @param batch what it gave
     */
    default void batchEnd(Batch batch) {}

    /**
     * After every epoch, validation included.
     *
     * @param epoch what it gave, and the way to act
     */
    default void epochEnd(Epoch epoch) {}

    /**
     * After the last epoch.
     *
     * @param last the epoch with which training ended
     */
    default void trainEnd(Epoch last) {}

    /**
     * What has to be known to go on from here, for a checkpoint.
     *
     * @return numbers by name
     */
    default Map<String, double[]> state() {
        return Map.of();
    }

    /**
     * Goes on from a checkpoint.
     *
     * @param state what {@link #state} gave
     */
    default void restore(Map<String, double[]> state) {}
}
