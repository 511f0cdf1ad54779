package org.kaon.keras;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;
import org.kaon.keras.ModelSpec.LayerSpec;
import org.kaon.keras.ModelSpec.TensorRef;
import org.kaon.layer.KerasVersion;
import org.kaon.layer.LayerConfig;
import org.kaon.layer.Layers;
import org.kaon.layer.ParameterSpec;
import org.kaon.layer.Shape;
import org.kaon.network.Graph;

/**
 * Turns the description of a model into one flat graph: nested models are unrolled, their layers named {@code model/layer}, and what is
 * shared stays shared.
 */
final class Assembly {
    /** A small file can nest calls of calls; beyond this it is no model but an attack. */
    private static final int MOST_CALLS = 100_000;

    private final LayerFactory factory;
    private final Graph.Builder graph = new Graph.Builder();
    private final Map<String, Integer> members = new HashMap<>();
    private final Set<String> outputNames = new HashSet<>();
    /** Tensors whose values are rounded to a type of two bytes. */
    private final Set<Integer> shorts = new HashSet<>();

    private int calls;

    /** What is put around a layer that stands outside wrappers. */
    private static final UnaryOperator<LayerConfig> PLAIN = UnaryOperator.identity();

    private Assembly(LayerFactory factory) {
        this.factory = factory;
    }

    /**
     * The graph of a model.
     *
     * @param graph structure, shapes and the parameters each layer wants
     * @param weights the same layers as files store them
     */
    record Result(Graph graph, WeightTree weights) {}

    /**
     * Assembles a model.
     *
     * @param model as its configuration describes it
     * @param layers the known layers
     * @param kerasVersion the version that wrote it
     * @return graph and weight tree
     * @throws UnsupportedModelException naming every layer that isn't supported
     */
    static Result of(ModelSpec model, Layers layers, KerasVersion kerasVersion) {
        LayerFactory factory = new LayerFactory(layers, kerasVersion);
        Survey.of(model, factory);
        return new Assembly(factory).assemble(model);
    }

    private Result assemble(ModelSpec model) {
        List<Integer> inputs = model.inputs().stream()
                .map(reference -> {
                    LayerSpec layer = Wiring.layer(model, reference.layer());
                    if (!layer.isInput()) {
                        throw new ModelFormatException("model '" + model.name() + "' lists '" + layer.name()
                                + "' as an input, which is a layer of class " + layer.className()
                                + ", expected InputLayer");
                    }
                    // A file that leaves the shape open means one axis of features; the first weights tell their
                    // number.
                    Shape shape = layer.inputShape().orElse(Shape.of(Shape.UNKNOWN));
                    return graph.input(layer.name(), shape);
                })
                .toList();
        inputs = inputs.stream().map(tensor -> declared(model, tensor)).toList();
        List<Integer> outputs = unroll(model, "", inputs, PLAIN);
        for (int i = 0; i < outputs.size(); i++) {
            String name = model.outputs().get(i).layer();
            graph.output(outputNames.add(name) ? name : name + "_" + i, outputs.get(i));
        }
        Graph built = graph.build();
        return new Result(built, tree(model, built));
    }

    /** An input that is declared as a type of two bytes is rounded as it comes in. */
    private int declared(ModelSpec model, int tensor) {
        LayerSpec input = Wiring.layer(model, model.inputs().get(tensor).layer());
        LayerConfig config = new LayerConfig("InputLayer", input.name(), factory.kerasVersion(), Map.of());
        return shortened(LayerFactory.shortType(input), config, List.of(tensor)).get(0);
    }

    /** Makes every call of a model that its outputs need; returns the outputs' tensors. */
    private List<Integer> unroll(
            ModelSpec model, String prefix, List<Integer> inputs, UnaryOperator<LayerConfig> wrap) {
        if (inputs.size() != model.inputs().size()) {
            throw new ModelFormatException("model '" + model.name() + "' is called with " + inputs.size()
                    + " tensors, expected " + model.inputs().size());
        }
        Map<TensorRef, Integer> tensors = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            if (wrap == PLAIN) {
                checkShape(model, i, graph.shape(inputs.get(i)));
            }
            tensors.put(model.inputs().get(i), inputs.get(i));
        }
        for (Wiring.Node node : Wiring.order(model)) {
            List<Integer> in = node.call().tensors().stream()
                    .map(reference -> Wiring.found(tensors.get(reference), reference, model))
                    .toList();
            List<Integer> out = call(node.layer(), prefix, in, wrap);
            for (int i = 0; i < out.size(); i++) {
                tensors.put(new TensorRef(node.layer().name(), node.number(), i), out.get(i));
            }
        }
        return model.outputs().stream()
                .map(reference -> Wiring.found(tensors.get(reference), reference, model))
                .toList();
    }

    private static void checkShape(ModelSpec model, int input, Shape given) {
        LayerSpec layer = Wiring.layer(model, model.inputs().get(input).layer());
        layer.inputShape().filter(declared -> !declared.accepts(given)).ifPresent(declared -> {
            throw new ModelFormatException("model '" + model.name() + "' is called with a tensor " + given
                    + " for its input '" + layer.name() + "', expected " + declared);
        });
    }

    private List<Integer> call(LayerSpec layer, String prefix, List<Integer> inputs, UnaryOperator<LayerConfig> wrap) {
        if (++calls > MOST_CALLS) {
            throw new UnsupportedModelException(
                    "more than " + MOST_CALLS + " calls of layers, reached at '" + prefix + layer.name() + "'");
        }
        if (layer.nested().isPresent()) {
            return unroll(layer.nested().get(), prefix + layer.name() + "/", inputs, wrap);
        }
        if (layer.wrapped().isPresent()) {
            return call(
                    layer.wrapped().get(),
                    prefix + layer.name() + "/",
                    inputs,
                    config -> wrap.apply(timeDistributed(config)));
        }
        Optional<String> type = LayerFactory.shortType(layer);
        List<Integer> tensors = inputs;
        List<LayerConfig> configs = factory.split(layer, prefix + layer.name());
        for (LayerConfig config : configs) {
            int member = members.computeIfAbsent(config.name(), name -> member(wrap.apply(config)));
            int output = graph.call(member, shortened(type, config, tensors));
            if (!graph.specs(member).isEmpty() && !config.equals(configs.get(0))) {
                throw config.unsupported("activation object with parameters of its own; supported as a layer behind");
            }
            tensors = shortened(type, config, List.of(output));
        }
        return tensors;
    }

    private int member(LayerConfig config) {
        return graph.member(config, factory.layer(config));
    }

    /** The settings of a wrapper around a layer; they hold what concerns both. */
    private static LayerConfig timeDistributed(LayerConfig inner) {
        Map<String, Object> settings = new HashMap<>();
        for (String shared : List.of("trainable", "dtype")) {
            if (inner.has(shared)) {
                settings.put(shared, inner.attributes().get(shared));
            }
        }
        settings.put("layer", Map.of("class_name", inner.className(), "config", inner.attributes()));
        return new LayerConfig("TimeDistributed", inner.name(), inner.kerasVersion(), settings);
    }

    /** Under a policy of float16 or bfloat16, what goes into a layer and what comes out is rounded, unless it is already. */
    private List<Integer> shortened(Optional<String> type, LayerConfig config, List<Integer> tensors) {
        return type.map(name -> tensors.stream()
                        .map(tensor -> shorts.contains(tensor) ? tensor : shortened(name, config, tensor))
                        .toList())
                .orElse(tensors);
    }

    private int shortened(String type, LayerConfig config, int tensor) {
        LayerConfig cast =
                new LayerConfig("Cast", config.name() + "/" + type, config.kerasVersion(), Map.of("dtype", type));
        int member = members.computeIfAbsent(cast.name(), name -> graph.member(cast, factory.layer(cast)));
        int rounded = graph.call(member, List.of(tensor));
        shorts.add(rounded);
        return rounded;
    }

    private WeightTree tree(ModelSpec model, Graph built) {
        return new WeightTree(
                "Functional",
                model.name(),
                true,
                WeightTree.Kind.MODEL,
                children(model, "", built),
                OptionalInt.empty(),
                List.of());
    }

    private List<WeightTree> children(ModelSpec model, String prefix, Graph built) {
        List<WeightTree> children = new ArrayList<>();
        for (LayerSpec layer : model.layers()) {
            if (!layer.isInput()) {
                children.add(child(layer, prefix, built));
            }
        }
        return children;
    }

    private WeightTree child(LayerSpec layer, String prefix, Graph built) {
        String path = prefix + layer.name();
        if (layer.nested().isPresent()) {
            List<WeightTree> below = children(layer.nested().get(), path + "/", built);
            return new WeightTree(
                    layer.className(),
                    layer.name(),
                    layer.trainable(),
                    WeightTree.Kind.MODEL,
                    below,
                    OptionalInt.empty(),
                    List.of());
        }
        if (layer.wrapped().isPresent()) {
            List<WeightTree> inner = List.of(child(layer.wrapped().get(), path + "/", built));
            return new WeightTree(
                    layer.className(),
                    layer.name(),
                    layer.trainable(),
                    WeightTree.Kind.WRAPPER,
                    inner,
                    OptionalInt.empty(),
                    List.of());
        }
        Integer member = members.get(path);
        List<ParameterSpec> specs =
                member == null ? List.of() : built.members().get(member).specs();
        OptionalInt number = member == null ? OptionalInt.empty() : OptionalInt.of(member);
        return new WeightTree(
                layer.className(), layer.name(), layer.trainable(), WeightTree.Kind.LEAF, List.of(), number, specs);
    }
}
