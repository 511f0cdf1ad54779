package org.kaon.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaon.layer.LayerConfig;
import org.kaon.layer.ParameterSpec;
import org.kaon.layer.Parameters;
import org.kaon.network.Graph;

/**
 * What there is to tell of a model: what {@code kaon info} shows, and as {@link #json} with these components as names. Immutable.
 *
 * @param file where it comes from
 * @param format of that file
 * @param kerasVersion that wrote it
 * @param name of the model
 * @param dtype of its parameters
 * @param inputs in the network's order
 * @param layers in the order of their first call
 * @param outputs in the network's order
 * @param parameters how many numbers there are
 * @param trainableParameters how many of them training changes
 * @param standardises whether values are standardised in front of the network
 * @param features in the order of a flat event; empty where they aren't known
 * @param training how it was trained, where that is known
 * @param warnings what was found wrong with the file
 */
public record ModelDescription(
        String file,
        String format,
        String kerasVersion,
        String name,
        String dtype,
        List<Tensor> inputs,
        List<LayerCalls> layers,
        List<Tensor> outputs,
        long parameters,
        long trainableParameters,
        boolean standardises,
        List<FeatureRange> features,
        Optional<TrainingRecord> training,
        List<String> warnings) {

    /**
     * An input or output.
     *
     * @param name in the network
     * @param shape without the batch axis; an axis of open length is -1
     */
    public record Tensor(String name, List<Integer> shape) {}

    /**
     * A layer.
     *
     * @param name in the network
     * @param className Keras's
     * @param activation Keras's name; empty for a layer without
     * @param outputShapes one per call
     * @param inputs for each call, the names of what goes in
     * @param parameters how many numbers there are
     */
    public record LayerCalls(
            String name,
            String className,
            String activation,
            List<List<Integer>> outputShapes,
            List<List<String>> inputs,
            long parameters) {}

    /**
     * A feature; without statistics where only its name is known.
     *
     * @param name as in the data's header
     * @param mean sample mean
     * @param std sample standard deviation
     * @param min smallest value; empty where there is no bound
     * @param max largest value; empty where there is no bound
     */
    public record FeatureRange(
            String name, Optional<Double> mean, Optional<Double> std, Optional<Double> min, Optional<Double> max) {}

    /**
     * Describes a model.
     *
     * @param file where it comes from
     * @param model the model
     * @return the description
     */
    public static ModelDescription of(String file, Model model) {
        Graph graph = model.network().graph();
        return new ModelDescription(
                file,
                model.provenance().format(),
                model.provenance().kerasVersion(),
                model.provenance().name(),
                model.provenance().dtype(),
                graph.inputs().stream()
                        .map(input ->
                                new Tensor(input.name(), axes(input.shape().axes())))
                        .toList(),
                layers(model),
                graph.outputs().stream()
                        .map(output -> new Tensor(
                                output.name(), axes(graph.shape(output.tensor()).axes())))
                        .toList(),
                model.network().parameterCount(),
                trainable(model),
                model.standardises(),
                features(model),
                model.training().map(ModelDescription::finite),
                model.warnings());
    }

    /**
     * The description as JSON, indented; what isn't known is left out.
     *
     * @return an object with the components as names
     */
    public String json() {
        return DescriptionJson.of(this);
    }

    /** The record without values that JSON doesn't know. */
    private static TrainingRecord finite(TrainingRecord record) {
        Map<String, Double> metrics = new LinkedHashMap<>(record.metrics());
        metrics.values().removeIf(value -> !Double.isFinite(value));
        return record.withMetrics(metrics);
    }

    private static List<LayerCalls> layers(Model model) {
        Graph graph = model.network().graph();
        Map<Integer, List<Graph.Call>> calls = new LinkedHashMap<>();
        graph.calls()
                .forEach(call -> calls.computeIfAbsent(call.member(), member -> new ArrayList<>())
                        .add(call));
        List<LayerCalls> layers = new ArrayList<>();
        calls.forEach((member, ofLayer) -> {
            LayerConfig config = graph.members().get(member).config();
            layers.add(new LayerCalls(
                    config.name(),
                    config.className(),
                    activation(config),
                    ofLayer.stream().map(call -> axes(call.shape().axes())).toList(),
                    ofLayer.stream()
                            .map(call -> call.inputs().stream()
                                    .map(tensor -> maker(graph, tensor))
                                    .toList())
                            .toList(),
                    model.network().parameters().get(member).count()));
        });
        return layers;
    }

    private static String maker(Graph graph, int tensor) {
        int inputs = graph.inputs().size();
        return tensor < inputs
                ? graph.inputs().get(tensor).name()
                : graph.members()
                        .get(graph.calls().get(tensor - inputs).member())
                        .config()
                        .name();
    }

    /**
     * The activation that a layer's settings name.
     *
     * @param config the settings
     * @return Keras's name; empty for a layer without
     */
    public static String activation(LayerConfig config) {
        Object activation = config.attributes().getOrDefault("activation", "");
        return activation instanceof Map<?, ?> object
                ? String.valueOf(object.get("class_name"))
                : String.valueOf(activation);
    }

    private static long trainable(Model model) {
        long sum = 0;
        List<Graph.Member> members = model.network().graph().members();
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).config().isTrainable()) {
                Parameters parameters = model.network().parameters().get(i);
                sum += members.get(i).specs().stream()
                        .filter(ParameterSpec::trainable)
                        .mapToLong(spec -> parameters.get(spec.name()).shape().size())
                        .sum();
            }
        }
        return sum;
    }

    private static List<FeatureRange> features(Model model) {
        return model.features().stream()
                .flatMap(schema -> schema.features().stream())
                .map(f -> f.isBounded() || model.standardises()
                        ? new FeatureRange(
                                f.name(), Optional.of(f.mean()), Optional.of(f.std()), finite(f.min()), finite(f.max()))
                        : new FeatureRange(
                                f.name(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()))
                .toList();
    }

    /** JSON knows no infinity: a bound that isn't there is left out. */
    private static Optional<Double> finite(double value) {
        return Optional.of(value).filter(Double::isFinite);
    }

    private static List<Integer> axes(int[] axes) {
        return Arrays.stream(axes).boxed().toList();
    }
}
