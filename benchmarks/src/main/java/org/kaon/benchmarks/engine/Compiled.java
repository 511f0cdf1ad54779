package org.kaon.benchmarks.engine;

/** A network made ready by an engine; threads may share it. */
public interface Compiled extends AutoCloseable {
    /**
     * What one thread needs.
     *
     * @param rows events per call
     * @return its own
     */
    Scorer scorer(int rows);

    @Override
    default void close() {}
}
