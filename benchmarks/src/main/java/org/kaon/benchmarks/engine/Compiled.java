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

    /** Waits until the engine has done in the background what it does after compiling, if it does: measurements begin after that. */
    default void warmUp() {}

    @Override
    default void close() {}
}
