package org.kaon.benchmarks.engine;

import org.kaon.benchmarks.network.Labelled;

/** Something that trains networks: binary cross-entropy, Adam with Keras's defaults, float32. */
public interface TrainingEngine {
    /** Its name in options and tables of raw figures. */
    String name();

    /**
     * Makes a training ready.
     *
     * @param data network and events
     * @param batchSize events per step
     * @param threads that a step may use
     * @return one epoch, shuffled if the engine does so by itself, each run from where the engine likes; gives the mean loss
     */
    Epoch prepare(Labelled data, int batchSize, int threads);

    /** One pass over the events. */
    interface Epoch {
        /** Trains; gives the mean loss of the epoch. */
        double run() throws Exception;
    }
}
