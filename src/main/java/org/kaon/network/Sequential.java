package org.kaon.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaon.InputException;
import org.kaon.layer.Layers;
import org.kaon.layer.Shape;

/**
 * A chain of layers in Keras's words; immutable, each call gives a longer one.
 *
 * <pre>{@code
 * Graph graph = Sequential.of(Shape.of(28))
 *         .dense(64, "relu").dropout(0.1)
 *         .layer("BatchNormalization", Map.of("momentum", 0.9))
 *         .dense(1, "sigmoid")
 *         .graph();
 * }</pre>
 */
public final class Sequential {
    private final Layers layers;
    private final Shape input;
    private final List<Entry> entries;

    private record Entry(String className, Map<String, Object> attributes) {}

    private Sequential(Layers layers, Shape input, List<Entry> entries) {
        this.layers = layers;
        this.input = input;
        this.entries = List.copyOf(entries);
    }

    /**
     * A chain without layers yet.
     *
     * @param input shape of what goes in, without the batch axis
     * @return the chain
     */
    public static Sequential of(Shape input) {
        return new Sequential(Layers.standard(), input, List.of());
    }

    /**
     * This chain with other layers and activations to choose from.
     *
     * @param table for instance {@code Layers.standard().plus(…)}
     * @return a new chain
     */
    public Sequential layers(Layers table) {
        return new Sequential(table, input, entries);
    }

    /**
     * A {@code Dense} without activation.
     *
     * @param units length of the output's last axis
     * @return a new chain
     */
    public Sequential dense(int units) {
        return layer("Dense", Map.of("units", units));
    }

    /**
     * A {@code Dense}.
     *
     * @param units length of the output's last axis
     * @param activation Keras's name
     * @return a new chain
     */
    public Sequential dense(int units, String activation) {
        return layer("Dense", Map.of("units", units, "activation", activation));
    }

    /**
     * A {@code Dropout}.
     *
     * @param rate the part of the values that training sets to zero
     * @return a new chain
     */
    public Sequential dropout(double rate) {
        return layer("Dropout", Map.of("rate", rate));
    }

    /**
     * An {@code Activation}.
     *
     * @param name Keras's name
     * @return a new chain
     */
    public Sequential activation(String name) {
        return layer("Activation", Map.of("activation", name));
    }

    /**
     * A {@code BatchNormalization} with Keras's settings.
     *
     * @return a new chain
     */
    public Sequential batchNormalization() {
        return layer("BatchNormalization", Map.of());
    }

    /**
     * Any layer.
     *
     * @param className Keras's class
     * @param attributes Keras's settings; {@code name} may be among them
     * @return a new chain
     */
    public Sequential layer(String className, Map<String, ?> attributes) {
        List<Entry> longer = new ArrayList<>(entries);
        longer.add(new Entry(className, Map.copyOf(attributes)));
        return new Sequential(layers, input, longer);
    }

    /**
     * This chain with a setting of its last layer, such as {@code name} or {@code kernel_initializer}.
     *
     * @param key Keras's name of it
     * @param value the setting
     * @return a new chain
     * @throws InputException where there is no layer yet
     */
    public Sequential with(String key, Object value) {
        if (entries.isEmpty()) {
            throw new InputException("setting '" + key + "' without a layer in front of it");
        }
        Entry last = entries.get(entries.size() - 1);
        Map<String, Object> attributes = new LinkedHashMap<>(last.attributes());
        attributes.put(key, value);
        return new Sequential(layers, input, entries.subList(0, entries.size() - 1))
                .layer(last.className(), attributes);
    }

    /**
     * The finished graph.
     *
     * @return the graph
     * @throws org.kaon.UnsupportedModelException for a class or setting that isn't known
     * @throws org.kaon.ModelFormatException for a setting that is missing or wrong, or a layer that can't take what comes
     */
    public Graph graph() {
        Functional functional = Functional.of(layers);
        Functional.Tensor tensor = functional.input(input);
        for (Entry entry : entries) {
            tensor = functional.layer(entry.className(), entry.attributes()).on(tensor);
        }
        return functional.graph(tensor);
    }
}
