package org.kaon.training;

import java.util.function.Consumer;

/** Something that watches a training and may steer it. Immutable; what it remembers belongs to the run. */
public interface Callback {
    /**
     * Begins to watch a run.
     *
     * @return the run's own listener
     */
    Listener start();

    /**
     * A hook at the end of every epoch.
     *
     * @param hook what to do
     * @return a callback that remembers nothing
     */
    static Callback atEpochEnd(Consumer<Epoch> hook) {
        return () -> new Listener() {
            @Override
            public void epochEnd(Epoch epoch) {
                hook.accept(epoch);
            }
        };
    }
}
