package org.kaon.benchmarks.engine;

import java.io.IOException;
import java.nio.file.Path;
import org.kaon.benchmarks.network.Subject;

/** An engine that reads models from files, as most programs do. */
public interface FileEngine extends Engine {
    /** The ending of its files. */
    String suffix();

    /**
     * Writes a network for this engine.
     *
     * @param subject the network
     * @param file replaced
     */
    void save(Subject subject, Path file) throws IOException;

    /**
     * Reads a network and makes it ready, for one thread.
     *
     * @param file of the engine's own kind
     * @return ready to evaluate
     */
    Compiled load(Path file) throws IOException;
}
