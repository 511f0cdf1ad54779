package org.kaon.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.kaon.network.Network;
import org.kaon.preprocess.FeatureSchema;

/**
 * A network with what belongs to it: the features it takes and where it comes from. Immutable.
 *
 * <p>The way in: {@code Model.load(Path.of("model.h5"))}.
 */
public final class Model {
    private final Network network;
    private final Provenance provenance;
    private final Optional<FeatureSchema> features;

    Model(Network network, Provenance provenance, Optional<FeatureSchema> features) {
        this.network = network;
        this.provenance = provenance;
        this.features = features;
    }

    /**
     * Reads a model file that Keras wrote: legacy HDF5 ({@code .h5}) or Keras 3 archive ({@code .keras}).
     *
     * @param file the model
     * @return the model
     * @throws IOException where the file can't be read at all
     * @throws org.kaon.ModelFormatException where it is damaged, incomplete or contradicts itself
     * @throws org.kaon.UnsupportedModelException where a layer, activation or setting isn't supported
     */
    public static Model load(Path file) throws IOException {
        return loader().load(file);
    }

    /**
     * For anything beyond {@link #load}: weights and architecture in two files, custom layers, bytes instead of a file.
     *
     * @return the standard settings
     */
    public static ModelLoader loader() {
        return ModelLoader.STANDARD;
    }

    /**
     * This model taking raw features: the schema names the inputs, gives their ranges, and each value is standardised as {@code (x - mean)
     * / std} in front of the network.
     *
     * @param schema one feature per value of the only input
     * @return a new model
     */
    public Model withFeatures(FeatureSchema schema) {
        return new Model(network, provenance, Optional.of(schema));
    }

    /**
     * The network as trained, without the standardisation.
     *
     * @return the network
     */
    public Network network() {
        return network;
    }

    /**
     * Where it comes from.
     *
     * @return file format, versions, name
     */
    public Provenance provenance() {
        return provenance;
    }

    /**
     * The features it takes, where known.
     *
     * @return empty for a file that Keras wrote, until {@link #withFeatures}
     */
    public Optional<FeatureSchema> features() {
        return features;
    }
}
