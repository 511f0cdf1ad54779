package org.kaon.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.kaon.keras.KerasModel;
import org.kaon.keras.KerasReader;
import org.kaon.layer.Layers;

/**
 * How to read a model; immutable, each setting gives a new one: {@code Model.loader().architecture(json).load(weights)}.
 */
public final class ModelLoader {
    static final ModelLoader STANDARD = new ModelLoader(Layers.standard(), Optional.empty());

    private final Layers layers;
    private final Optional<Path> architecture;

    private ModelLoader(Layers layers, Optional<Path> architecture) {
        this.layers = layers;
        this.architecture = architecture;
    }

    /**
     * With other layers than the standard ones.
     *
     * @param layers for instance {@code Layers.standard().plus(…)}
     * @return new settings
     */
    public ModelLoader layers(Layers layers) {
        return new ModelLoader(layers, architecture);
    }

    /**
     * With the architecture in a file of its own, as Keras's {@code to_json()} writes it; the loaded file then gives the weights alone.
     *
     * @param json the architecture
     * @return new settings
     */
    public ModelLoader architecture(Path json) {
        return new ModelLoader(layers, Optional.of(json));
    }

    /**
     * Reads a model.
     *
     * @param file the model, or its weights where {@link #architecture} was given
     * @return the model
     * @throws IOException where a file can't be read at all
     */
    public Model load(Path file) throws IOException {
        KerasReader reader = new KerasReader(layers);
        KerasModel read = architecture.isPresent() ? reader.read(architecture.get(), file) : reader.read(file);
        return Model.of(read.network(), new Provenance(read.format(), read.kerasVersion(), read.name(), read.dtype()));
    }
}
