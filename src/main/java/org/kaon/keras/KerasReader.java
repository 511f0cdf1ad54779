package org.kaon.keras;

import java.io.IOException;
import java.nio.file.Path;
import org.kaon.layer.Layers;

/** Reads model files of Keras 2 and 3. Immutable and thread-safe. */
public final class KerasReader {
    private final Layers layers;

    /**
     * A reader.
     *
     * @param layers the layers and activations it knows
     */
    public KerasReader(Layers layers) {
        this.layers = layers;
    }

    /**
     * Reads a whole model.
     *
     * @param file legacy HDF5 or {@code .keras} archive; the content tells, not the name
     * @return the model
     * @throws IOException where the file can't be read at all
     */
    public KerasModel read(Path file) throws IOException {
        throw new IOException("being written " + layers + file);
    }

    /**
     * Reads a model whose architecture and weights lie in two files.
     *
     * @param architecture JSON as Keras's {@code to_json()} writes it
     * @param weights HDF5 as {@code save_weights} writes it, of any version
     * @return the model
     * @throws IOException where a file can't be read at all
     */
    public KerasModel read(Path architecture, Path weights) throws IOException {
        throw new IOException("being written " + architecture + weights);
    }
}
