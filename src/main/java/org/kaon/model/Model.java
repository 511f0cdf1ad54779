package org.kaon.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kaon.InputException;
import org.kaon.ModelFormatException;
import org.kaon.layer.Shape;
import org.kaon.network.Graph;
import org.kaon.network.Network;
import org.kaon.preprocess.Feature;
import org.kaon.preprocess.FeatureSchema;
import org.kaon.preprocess.Scaling;

/**
 * A network with what belongs to it: the features it takes and where it comes from. Immutable.
 *
 * <p>The way in: {@code Model.load(Path.of("model.h5"))}. A file that Keras wrote knows nothing of features; there are three ways to add
 * them:
 *
 * <ul>
 *   <li>{@link #withFeatures}: events hold raw values, standardised as {@code (x - mean) / std} in front of the network;
 *   <li>{@link #withRawFeatures}: names and ranges are known, but the network takes the values as they are (it standardises inside, or
 *       was trained without);
 *   <li>{@link #withFeatureNames}: only the names are known.
 * </ul>
 *
 * <p>Features name the values of one flat event: all inputs one after the other in the network's order, each in C order.
 */
public final class Model {
    private final Network network;
    private final Provenance provenance;
    private final Optional<FeatureSchema> features;
    private final boolean standardises;
    private final Optional<TrainingRecord> training;
    private final List<String> warnings;

    private Model(
            Network network,
            Provenance provenance,
            Optional<FeatureSchema> features,
            boolean standardises,
            Optional<TrainingRecord> training,
            List<String> warnings) {
        this.network = network;
        this.provenance = provenance;
        this.features = features;
        this.standardises = standardises;
        this.training = training;
        this.warnings = List.copyOf(warnings);
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
     * A network that comes from no file.
     *
     * @param network the network
     * @param provenance where it comes from
     * @return a model that knows no features
     */
    public static Model of(Network network, Provenance provenance) {
        return new Model(network, provenance, Optional.empty(), false, Optional.empty(), List.of());
    }

    /**
     * A network that was built in Java.
     *
     * @param network the network
     * @return a model that knows no features, called {@code model}
     */
    public static Model of(Network network) {
        return of(network, new Provenance("built in Java", "unknown", "model", "float32"));
    }

    /**
     * This model with the record of its training, which is kept in the file that {@link #save} writes.
     *
     * @param record what the trainer knows
     * @return a new model
     */
    public Model withTraining(TrainingRecord record) {
        return new Model(network, provenance, features, standardises, Optional.of(record), warnings);
    }

    /** This model with what the group {@code kaon} of its file says. */
    Model with(GroupContent content, List<String> found) {
        Model model = new Model(network, provenance, features, standardises, content.training(), found);
        boolean outside = content.scaling() == GroupContent.Scaling.OUTSIDE;
        try {
            return content.features()
                    .map(schema -> outside ? model.withFeatures(schema) : model.withRawFeatures(schema))
                    .orElse(model);
        } catch (InputException e) {
            throw new ModelFormatException("group 'kaon' is damaged: " + e.getMessage(), e);
        }
    }

    /**
     * Saves this model as HDF5 that Keras 2.13 and 3.15 open and that Kaon loads with features and training record. Where the model
     * standardises, the saved network does so inside: it takes raw values in Keras and in Kaon alike.
     *
     * @param file where to; it appears whole or not at all
     * @throws IOException where it can't be written
     * @throws org.kaon.UnsupportedModelException where Keras 2 and 3 can't both read the same from it
     */
    public void save(Path file) throws IOException {
        saver().save(file);
    }

    /**
     * For anything beyond {@link #save}: reference rows of one's own, a network that wants standardised values.
     *
     * @return the standard settings
     */
    public ModelSaver saver() {
        return ModelSaver.of(this);
    }

    /**
     * This model taking raw features: the schema names the values of an event, gives their ranges, and each value is standardised as {@code
     * (x - mean) / std} in front of the network.
     *
     * @param schema one feature per value of an event; from a statistics file, {@code FeatureSchema.read(file).forInputs(count)}
     * @return a new model
     * @throws InputException where the number of features isn't the number of values, or a feature's std is 0: {@code (x - mean) / 0} was
     *     never what the network saw, so no guess is made
     */
    public Model withFeatures(FeatureSchema schema) {
        List<String> constant = schema.features().stream()
                .filter(Feature::isConstant)
                .map(feature -> "'" + feature.name() + "' (" + feature.std() + ")")
                .toList();
        if (!constant.isEmpty()) {
            throw new InputException("Std is 0 or next to it for features " + String.join(", ", constant)
                    + ", expected a float to divide by; withRawFeatures(schema) takes the values as they are");
        }
        return new Model(network, provenance, Optional.of(checked(schema)), true, training, warnings);
    }

    /**
     * This model taking raw features, each scaled inside the network as {@code (x - center) / scale}.
     *
     * @param schema names and ranges, one feature per value of an event
     * @param scaling of each feature
     * @return a new model with a new network
     * @throws InputException where the number of features isn't the number of values
     */
    public Model withScaledFeatures(FeatureSchema schema, Scaling scaling) {
        checked(schema);
        double[] centers = scaling.centers();
        double[] scales = scaling.scales();
        FeatureSchema scaled = new FeatureSchema(IntStream.range(0, schema.size())
                .mapToObj(i -> {
                    Feature feature = schema.features().get(i);
                    return new Feature(feature.name(), centers[i], scales[i], feature.min(), feature.max());
                })
                .toList());
        Network inside = RawInputs.of(network, scaled).network();
        return new Model(inside, provenance, features, false, training, warnings).withRawFeatures(schema);
    }

    /**
     * This model with names and ranges of its features, whose values go into the network as they are: it was trained on raw values, or a
     * layer inside it standardises them. Means and standard deviations are not used.
     *
     * @param schema one feature per value of an event
     * @return a new model
     * @throws InputException where the number of features isn't the number of values
     */
    public Model withRawFeatures(FeatureSchema schema) {
        return new Model(network, provenance, Optional.of(checked(schema)), false, training, warnings);
    }

    /**
     * This model with names of its features; there are no ranges, and values go into the network as they are.
     *
     * @param names one per value of an event
     * @return a new model
     * @throws InputException where the number of names isn't the number of values, or a name comes twice
     */
    public Model withFeatureNames(List<String> names) {
        return withRawFeatures(FeatureSchema.named(names));
    }

    /**
     * This model with a size for every axis that the file leaves open.
     *
     * @param shapes one per input, without the batch axis
     * @return a new model with the same parameters
     * @throws InputException where there are more or fewer shapes than inputs, a shape leaves an axis open, or contradicts the file
     */
    public Model withInputShapes(Shape... shapes) {
        List<Graph.Input> inputs = network.graph().inputs();
        if (shapes.length != inputs.size()) {
            throw new InputException(shapes.length + " input shapes, expected " + inputs.size() + ": "
                    + inputs.stream()
                            .map(input -> "'" + input.name() + "' " + input.shape())
                            .toList());
        }
        for (int i = 0; i < shapes.length; i++) {
            if (!shapes[i].isKnown() || !inputs.get(i).shape().accepts(shapes[i])) {
                throw new InputException("Input '" + inputs.get(i).name() + "': shape " + shapes[i] + ", expected "
                        + inputs.get(i).shape() + " with a size for every axis");
            }
        }
        return new Model(network.withInputs(List.of(shapes)), provenance, features, standardises, training, warnings);
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
     * @return empty for a file that Keras wrote, until they are added
     */
    public Optional<FeatureSchema> features() {
        return features;
    }

    /**
     * Whether values are standardised in front of the network.
     *
     * @return true after {@link #withFeatures}
     */
    public boolean standardises() {
        return standardises;
    }

    /**
     * How it was trained, where known.
     *
     * @return empty for a file that Keras wrote
     */
    public Optional<TrainingRecord> training() {
        return training;
    }

    /**
     * What was found wrong with the file that it comes from, where the loader was told to go on.
     *
     * @return empty unless loaded with {@link ReferenceCheck#WARN}
     */
    public List<String> warnings() {
        return warnings;
    }

    private FeatureSchema checked(FeatureSchema schema) {
        long width = 0;
        for (Graph.Input input : network.graph().inputs()) {
            if (!input.shape().isKnown()) {
                throw new InputException("Input '" + input.name() + "' has the shape " + input.shape()
                        + ", so its values can't be named; first give every axis a size by withInputShapes(…)");
            }
            width += input.shape().size();
        }
        if (schema.size() != width) {
            throw new InputException(schema.size() + " features, expected " + width + ", the model's values per event"
                    + (schema.size() == width + 1
                            ? "; if the first is the label, leave it out by schema.forInputs(" + width + ")"
                            : ""));
        }
        return schema;
    }
}
