package org.kaon.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kaon.layer.LayerConfig;
import org.kaon.layer.ParameterSpec;
import org.kaon.layer.Parameters;
import org.kaon.model.Model;
import org.kaon.model.TrainingRecord;
import org.kaon.network.Graph;

/** What {@code info} tells of a model, for people and as JSON: the names of the components are those in the JSON. */
record ModelDescription(
        String file,
        String format,
        String kerasVersion,
        String name,
        String dtype,
        List<Tensor> inputs,
        List<Layer> layers,
        List<Tensor> outputs,
        long parameters,
        long trainableParameters,
        boolean standardises,
        List<FeatureRange> features,
        TrainingRecord training,
        List<String> warnings) {

    /** An input or output; an axis of open length is -1. */
    record Tensor(String name, List<Integer> shape) {}

    /** A layer in the order of its first call, with the names of what goes into each call. */
    record Layer(
            String name,
            String className,
            String activation,
            List<List<Integer>> outputShapes,
            List<List<String>> inputs,
            long parameters) {}

    /** A feature; without ranges and statistics where only its name is known. */
    record FeatureRange(String name, Double mean, Double std, Double min, Double max) {}

    static ModelDescription of(String file, Model model) {
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
                model.training().map(ModelDescription::finite).orElse(null),
                model.warnings());
    }

    void print(PrintStream out) {
        out.printf(Locale.ROOT, "%s: %s, Keras %s, model '%s', %s%n", file, format, kerasVersion, name, dtype);
        TextTable table = new TextTable("lllrl");
        table.add("Layer", "Class", "Output shape", "Parameters", "Activation");
        inputs.forEach(input -> table.add(input.name(), "(input)", text(input.shape()), "0", ""));
        layers.forEach(layer -> table.add(
                layer.name()
                        + (layer.inputs().size() > 1
                                ? " (called " + layer.inputs().size() + " times)"
                                : ""),
                layer.className(),
                text(layer.outputShapes().get(0)),
                count(layer.parameters()),
                layer.activation()));
        out.println();
        table.print(out, "");
        out.println();
        outputs.forEach(output -> out.println("Output '" + output.name() + "' " + text(output.shape())));
        out.println(count(parameters) + " parameters, " + count(trainableParameters) + " of them trainable");
        if (!features.isEmpty()) {
            out.println();
            printFeatures(out);
        }
        if (training != null) {
            out.println();
            printTraining(out);
        }
        warnings.forEach(warning -> out.println("Warning: " + warning));
    }

    private void printTraining(PrintStream out) {
        out.println("Trained" + (training.date().isBlank() ? "" : " on " + training.date()) + " with Kaon");
        TextTable table = new TextTable("ll");
        table.add("epochs", Integer.toString(training.epochs()));
        table.add(
                "events",
                count(training.trainingRows()) + " for training, " + count(training.validationRows())
                        + " for validation, " + count(training.testRows()) + " for the test");
        table.add("loss", training.loss());
        table.add("optimizer", training.optimizer());
        table.add("seed", Long.toString(training.seed()));
        training.metrics().forEach((name, value) -> table.add("last " + name, number(value)));
        table.add("data", training.dataHash());
        training.versions().forEach(table::add);
        table.add("kernel", training.kernel());
        table.print(out, "  ");
    }

    /** The record without values that JSON doesn't know. */
    private static TrainingRecord finite(TrainingRecord record) {
        Map<String, Double> metrics = new LinkedHashMap<>(record.metrics());
        metrics.values().removeIf(value -> !Double.isFinite(value));
        return record.withMetrics(metrics);
    }

    private void printFeatures(PrintStream out) {
        out.println(features.size() + " features, "
                + (standardises ? "standardised as (x - mean) / std in front of the network" : "taken as they are"));
        TextTable table = new TextTable("lrrrr");
        table.add("Feature", "Mean", "Std", "Min", "Max");
        features.forEach(f -> table.add(f.name(), number(f.mean()), number(f.std()), number(f.min()), number(f.max())));
        table.print(out, "");
    }

    private static List<Layer> layers(Model model) {
        Graph graph = model.network().graph();
        Map<Integer, List<Graph.Call>> calls = new LinkedHashMap<>();
        graph.calls()
                .forEach(call -> calls.computeIfAbsent(call.member(), member -> new ArrayList<>())
                        .add(call));
        List<Layer> layers = new ArrayList<>();
        calls.forEach((member, ofLayer) -> {
            LayerConfig config = graph.members().get(member).config();
            layers.add(new Layer(
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

    static String activation(LayerConfig config) {
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
                                f.name(), finite(f.mean()), finite(f.std()), finite(f.min()), finite(f.max()))
                        : new FeatureRange(f.name(), null, null, null, null))
                .toList();
    }

    /** JSON knows no infinity: a bound that isn't there is left out. */
    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static String number(Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.5g", value);
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static List<Integer> axes(int[] axes) {
        return java.util.Arrays.stream(axes).boxed().toList();
    }

    private static String text(List<Integer> shape) {
        return org.kaon.layer.Shape.of(
                        shape.stream().mapToInt(Integer::intValue).toArray())
                .toString();
    }
}
