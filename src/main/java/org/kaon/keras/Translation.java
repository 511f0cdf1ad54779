package org.kaon.keras;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kaon.UnsupportedModelException;
import org.kaon.activation.HardSigmoid;
import org.kaon.layer.KerasVersion;
import org.kaon.layer.LayerConfig;
import org.kaon.layer.Layers;
import org.kaon.layer.Parameters;
import org.kaon.layer.Shape;
import org.kaon.network.Graph;
import org.kaon.network.Network;

/**
 * Turns a network into one that Keras 2.13 and 3.15 both understand in the same way: settings under names that both know, layer names
 * without {@code /}, activations of different meaning spelled out, nothing that no output needs.
 */
final class Translation {
    private static final String HARD_SIGMOID = "hard_sigmoid";
    private static final String ACTIVATION = "activation";
    private static final String LAYER = "layer";

    private final Network source;
    private final KerasVersion version;
    private final Graph.Builder graph = new Graph.Builder();
    private final List<Parameters> parameters = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    /** For each member of the source that was called, what stands in its place. */
    private final Map<Integer, List<Integer>> members = new HashMap<>();
    /** For each tensor of the source, the tensor here. */
    private final Map<Integer, Integer> tensors = new HashMap<>();

    private Translation(Network source) {
        this.source = source;
        this.version = source.graph().members().stream()
                .findFirst()
                .map(member -> member.config().kerasVersion())
                .orElse(KerasVersion.CURRENT);
    }

    /**
     * The translated network.
     *
     * @param source any network
     * @return all its layers under the definitions of one version of Keras
     * @throws UnsupportedModelException naming every layer that can't be saved, with the reason
     */
    static Network of(Network source) {
        List<String> problems = new ArrayList<>();
        Set<Integer> needed = KerasOrder.neededCalls(source.graph());
        needed.stream()
                .map(call -> source.graph().calls().get(call).member())
                .distinct()
                .forEach(member ->
                        problem(source.graph().members().get(member).config()).ifPresent(problems::add));
        if (!problems.isEmpty()) {
            throw new UnsupportedModelException(String.join("; ", problems));
        }
        SavedMasks.check(source.graph(), needed);
        return new Translation(source).translate(needed);
    }

    private static Optional<String> problem(LayerConfig config) {
        try {
            written(config);
            return Optional.empty();
        } catch (UnsupportedModelException e) {
            return Optional.of(e.getMessage());
        }
    }

    private Network translate(Set<Integer> needed) {
        Graph from = source.graph();
        for (int i = 0; i < from.inputs().size(); i++) {
            Graph.Input input = from.inputs().get(i);
            tensors.put(i, graph.input(unique(input.name()), input.shape()));
        }
        for (int number : needed) {
            Graph.Call call = from.calls().get(number);
            List<Integer> inputs = call.inputs().stream().map(tensors::get).toList();
            tensors.put(from.inputs().size() + number, call(call.member(), inputs));
        }
        from.outputs().forEach(output -> graph.output(output.name(), tensors.get(output.tensor())));
        return new Network(graph.build(), parameters);
    }

    private int call(int member, List<Integer> inputs) {
        List<Integer> chain = members.get(member);
        if (chain == null) {
            chain = chain(member);
            members.put(member, chain);
        }
        int tensor = inputs.get(0);
        for (int i = 0; i < chain.size(); i++) {
            tensor = graph.call(chain.get(i), i == 0 ? inputs : List.of(tensor));
        }
        return tensor;
    }

    private List<Integer> chain(int member) {
        LayerConfig config = source.graph().members().get(member).config();
        List<Integer> chain = new ArrayList<>();
        for (LayerConfig part : written(config)) {
            String name = unique(part.name());
            Map<String, Object> settings = new LinkedHashMap<>(part.attributes());
            settings.put("name", name);
            LayerConfig named = new LayerConfig(part.className(), name, version, settings);
            chain.add(graph.member(named, Layers.standard().of(named)));
            parameters.add(chain.size() == 1 ? source.parameters().get(member) : Parameters.none());
        }
        return chain;
    }

    /**
     * The layers that stand for one. Casts to a shorter type belong to the dtype policies, which are written with the layers; Keras rounds by
     * itself.
     */
    private static List<LayerConfig> written(LayerConfig config) {
        if (config.className().equals("Cast")) {
            return List.of();
        }
        Map<String, Object> settings = common(config);
        List<LayerConfig> behind = new ArrayList<>();
        LayerConfig inside = config.className().equals("TimeDistributed") ? config.inner(LAYER) : config;
        Map<String, Object> own = SavedSettings.of(inside);
        if (own.get(ACTIVATION) instanceof String activation) {
            if (Layers.standard().activations().of(activation).isEmpty()) {
                throw config.unsupported("for saving: activation '" + activation
                        + "', which Keras doesn't know; known: "
                        + String.join(", ", Layers.standard().activations().names()));
            }
            if (activation.equals(HARD_SIGMOID)) {
                own.put(ACTIVATION, "linear");
                behind.addAll(hardSigmoid(config));
            }
        }
        if (inside.equals(config)) {
            settings.putAll(own);
        } else {
            own.putAll(common(inside));
            own.put("name", inside.name().replace('/', '_'));
            settings.put(LAYER, ModelConfig.object("keras.layers", inside.className(), own));
        }
        behind.add(0, new LayerConfig(config.className(), config.name(), config.kerasVersion(), settings));
        return behind;
    }

    /** {@code clip(slope · x + 0.5, 0, 1)}: the slope is 0.2 in Keras 2 and 1/6 in Keras 3, so the name alone would mean two things. */
    private static List<LayerConfig> hardSigmoid(LayerConfig config) {
        double slope =
                ((HardSigmoid) new HardSigmoid().forKeras(config.kerasVersion().major())).slope();
        Map<String, Object> scaling = common(config);
        scaling.putAll(Map.of("scale", slope, "offset", 0.5));
        Map<String, Object> clipping = common(config);
        clipping.put("max_value", 1.0);
        return List.of(
                new LayerConfig("Rescaling", config.name() + "_slope", config.kerasVersion(), scaling),
                new LayerConfig("ReLU", config.name() + "_clip", config.kerasVersion(), clipping));
    }

    private static Map<String, Object> common(LayerConfig config) {
        Map<String, Object> settings = new LinkedHashMap<>();
        // Keras 3's SpatialDropout takes no such setting, and has nothing to train.
        if (!config.className().startsWith("SpatialDropout")) {
            settings.put("trainable", config.flagOr("trainable", true));
        }
        settings.put("dtype", LayerFactory.policy(config.attributes()).orElse("float32"));
        return settings;
    }

    private String unique(String name) {
        String legal = name.replace('/', '_');
        String free = legal;
        for (int i = 1; !names.add(free); i++) {
            free = legal + "_" + i;
        }
        return free;
    }

    /** The shape of the network's inputs as Keras writes them, the batch axis first. */
    static List<Integer> batchShape(Shape shape) {
        List<Integer> axes = new ArrayList<>();
        axes.add(null);
        for (int axis : shape.axes()) {
            axes.add(axis == Shape.UNKNOWN ? null : axis);
        }
        return axes;
    }
}
