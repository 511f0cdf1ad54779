package org.kaon.keras;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.kaon.network.Graph;

/** A graph as the functional form of Keras 2. */
final class ModelConfig {
    private final Graph graph;
    /** For each tensor, {@code [layer, call, 0]}. */
    private final List<List<Object>> tensors = new ArrayList<>();
    /** For each member, the inputs of each of its calls. */
    private final List<List<Object>> nodes = new ArrayList<>();

    private ModelConfig(Graph graph) {
        this.graph = graph;
    }

    /** The object that {@code model_config} holds. */
    static Map<String, Object> of(Graph graph, String name) {
        return new ModelConfig(graph).model(name);
    }

    private Map<String, Object> model(String name) {
        graph.members().forEach(member -> nodes.add(new ArrayList<>()));
        graph.inputs().forEach(input -> tensors.add(List.of(input.name(), 0, 0)));
        for (Graph.Call call : graph.calls()) {
            List<Object> node = new ArrayList<>();
            call.inputs().forEach(tensor -> node.add(withKeywords(tensors.get(tensor))));
            List<Object> calls = nodes.get(call.member());
            tensors.add(List.of(graph.members().get(call.member()).config().name(), calls.size(), 0));
            calls.add(node);
        }
        List<Object> layers = new ArrayList<>();
        graph.inputs().forEach(input -> layers.add(input(input)));
        // Both Keras versions work out the order of layers anew.
        IntStream.range(0, nodes.size()).forEach(member -> layers.add(layer(member)));
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("name", name);
        config.put("trainable", true);
        config.put("layers", layers);
        config.put("input_layers", tensors.subList(0, graph.inputs().size()));
        config.put(
                "output_layers",
                graph.outputs().stream()
                        .map(output -> tensors.get(output.tensor()))
                        .toList());
        return ordered("class_name", "Functional", "config", config);
    }

    private Map<String, Object> input(Graph.Input input) {
        Map<String, Object> config = ordered(
                "batch_input_shape",
                Translation.batchShape(input.shape()),
                "dtype",
                dtype(input),
                "name",
                input.name());
        config.put("sparse", false);
        config.put("ragged", false);
        return entry("InputLayer", config, input.name(), List.of());
    }

    /** The type of the values that the first reader computes in. */
    private String dtype(Graph.Input input) {
        int tensor = graph.inputs().indexOf(input);
        return graph.calls().stream()
                        .filter(call -> call.inputs().contains(tensor))
                        .anyMatch(call -> "float64"
                                .equals(graph.members()
                                        .get(call.member())
                                        .config()
                                        .attributes()
                                        .get("dtype")))
                ? "float64"
                : "float32";
    }

    private Map<String, Object> layer(int member) {
        var config = graph.members().get(member).config();
        Map<String, Object> entry = entry(config.className(), config.attributes(), config.name(), nodes.get(member));
        if (config.attributes().get("axis") instanceof List<?> axes && axes.size() != 1) {
            // Keras 3 silently drops several axes from an entry that doesn't say where its class is from.
            entry.putAll(object("keras.layers", config.className(), new TreeMap<>(config.attributes())));
        }
        return entry;
    }

    private static Map<String, Object> entry(
            String className, Map<String, Object> config, String name, List<Object> calls) {
        Map<String, Object> entry = ordered("class_name", className, "config", new TreeMap<>(config));
        entry.put("name", name);
        entry.put("inbound_nodes", calls);
        return entry;
    }

    /** An object with the place of its class, as both versions write it since 2.13. */
    static Map<String, Object> object(String module, String className, Map<String, Object> config) {
        return ordered("module", module, "class_name", className, "config", config, "registered_name", null);
    }

    private static List<Object> withKeywords(List<Object> tensor) {
        List<Object> entry = new ArrayList<>(tensor);
        entry.add(Map.of());
        return entry;
    }

    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
