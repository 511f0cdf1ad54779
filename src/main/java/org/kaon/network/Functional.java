package org.kaon.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kaon.InputException;
import org.kaon.layer.KerasVersion;
import org.kaon.layer.LayerConfig;
import org.kaon.layer.Layers;
import org.kaon.layer.Shape;

/**
 * Builds graphs of any form: several inputs and outputs, merges, shared layers. Everything is said in Keras's words; the definitions are
 * those of {@link KerasVersion#CURRENT}. For a plain chain of layers there is {@link Sequential}.
 *
 * <pre>{@code
 * Functional net = Functional.of();
 * Functional.Tensor jets = net.input("jets", Shape.of(6, 4));
 * Functional.Tensor event = net.input("event", Shape.of(3));
 * Functional.Tensor pooled = net.layer("GlobalAveragePooling1D").on(net.dense(jets, 16, "relu"));
 * Functional.Tensor joined = net.layer("Concatenate").on(pooled, event);
 * Graph graph = net.graph(net.dense(joined, 1, "sigmoid"));
 * }</pre>
 *
 * <p>Not for several threads at once.
 */
public final class Functional {
    private final Layers layers;
    private final Graph.Builder graph = new Graph.Builder();
    private final LayerNames names = new LayerNames();
    /** For each tensor, the name of the input or layer that makes it. */
    private final List<String> makers = new ArrayList<>();

    private Functional(Layers layers) {
        this.layers = layers;
    }

    /**
     * An empty graph of Kaon's layers.
     *
     * @return the builder
     */
    public static Functional of() {
        return of(Layers.standard());
    }

    /**
     * An empty graph.
     *
     * @param layers the layers and activations that may be named
     * @return the builder
     */
    public static Functional of(Layers layers) {
        return new Functional(layers);
    }

    /**
     * A tensor of the graph that is being built.
     *
     * @param owner the builder
     * @param number in the graph
     * @param shape without the batch axis
     */
    public record Tensor(Functional owner, int number, Shape shape) {}

    /**
     * A layer of the graph that is being built; called several times, its parameters are shared.
     *
     * @param owner the builder
     * @param member its index in the graph
     */
    public record Node(Functional owner, int member) {
        /**
         * Calls the layer.
         *
         * @param inputs one tensor for most layers, several for those that merge
         * @return what comes out
         * @throws InputException where a tensor belongs to another builder
         * @throws org.kaon.ModelFormatException where the layer can't take these shapes
         */
        public Tensor on(Tensor... inputs) {
            return owner.call(member, inputs);
        }
    }

    /**
     * Adds an input with a name of Keras's making. All inputs are added before the first layer is called.
     *
     * @param shape without the batch axis
     * @return its tensor
     */
    public Tensor input(Shape shape) {
        return added(names.next("InputLayer"), shape);
    }

    /**
     * Adds an input. All inputs are added before the first layer is called.
     *
     * @param name unique, without {@code /}
     * @param shape without the batch axis
     * @return its tensor
     */
    public Tensor input(String name, Shape shape) {
        return added(names.take(name), shape);
    }

    private Tensor added(String name, Shape shape) {
        makers.add(name);
        return new Tensor(this, graph.input(name, shape), shape);
    }

    /**
     * Adds a layer without settings, named as Keras would.
     *
     * @param className Keras's class
     * @return the layer, to be called
     */
    public Node layer(String className) {
        return layer(className, Map.of());
    }

    /**
     * Adds a layer, named as Keras would ({@code dense}, {@code dense_1}, …) unless the settings hold a {@code name}.
     *
     * @param className Keras's class
     * @param attributes Keras's settings, such as {@code Map.of("units", 64, "activation", "relu")}
     * @return the layer, to be called
     * @throws org.kaon.UnsupportedModelException for a class or setting that isn't known
     * @throws org.kaon.ModelFormatException for a setting that is missing or wrong
     * @throws InputException for a name that can't be given
     */
    public Node layer(String className, Map<String, ?> attributes) {
        String name = attributes.get("name") instanceof String given ? names.take(given) : names.next(className);
        Map<String, Object> settings = new LinkedHashMap<>(attributes);
        settings.put("name", name);
        LayerConfig config = new LayerConfig(className, name, KerasVersion.CURRENT, settings);
        return new Node(this, graph.member(config, layers.of(config)));
    }

    /**
     * A new {@code Dense} on a tensor.
     *
     * @param input along its last axis
     * @param units length of the output's last axis
     * @param activation Keras's name
     * @return what comes out
     */
    public Tensor dense(Tensor input, int units, String activation) {
        return layer("Dense", Map.of("units", units, "activation", activation)).on(input);
    }

    private Tensor call(int member, Tensor... inputs) {
        int number = graph.call(member, numbers(inputs));
        makers.add(graph.name(member));
        return new Tensor(this, number, graph.shape(number));
    }

    private List<Integer> numbers(Tensor... tensors) {
        if (Arrays.stream(tensors).anyMatch(tensor -> tensor.owner() != this)) {
            throw new InputException("a tensor of another Functional, expected those that this one made");
        }
        return Arrays.stream(tensors).map(Tensor::number).toList();
    }

    /**
     * The finished graph; the last call of a builder.
     *
     * @param outputs what comes out, named after the layers that make it
     * @return the graph
     */
    public Graph graph(Tensor... outputs) {
        Set<String> used = new HashSet<>();
        for (int number : numbers(outputs)) {
            String maker = makers.get(number);
            graph.output(used.add(maker) ? maker : maker + "_" + used.size(), number);
        }
        return graph.build();
    }
}
