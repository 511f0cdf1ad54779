package org.kaon.layer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kaon.activation.Activation;
import org.kaon.activation.Activations;

/**
 * The table of layers by Keras's class names, with the activations they may name. Immutable: {@link #plus} returns a larger table, to
 * be handed to a reader.
 */
public final class Layers {
    private static final Layers STANDARD = new Layers(
            List.of(
                    new LayerType("Dense", Dense::of)),
            Activations.standard());

    private final Map<String, LayerType> byClassName = new LinkedHashMap<>();
    private final Activations activations;

    private Layers(List<LayerType> rows, Activations activations) {
        for (LayerType row : rows) {
            byClassName.put(row.className(), row);
        }
        this.activations = activations;
    }

    /**
     * Every layer and activation that Kaon knows.
     *
     * @return the table
     */
    public static Layers standard() {
        return STANDARD;
    }

    /**
     * This table with one more layer, which replaces one of the same class name.
     *
     * @param row the new row
     * @return a new table
     */
    public Layers plus(LayerType row) {
        List<LayerType> rows = new ArrayList<>(byClassName.values());
        rows.add(row);
        return new Layers(rows, activations);
    }

    /**
     * This table with one more activation, which replaces one of the same name.
     *
     * @param activation the new activation
     * @return a new table
     */
    public Layers plus(Activation activation) {
        return new Layers(List.copyOf(byClassName.values()), activations.plus(activation));
    }

    /**
     * Makes a layer from its settings.
     *
     * @param config the settings
     * @return the layer
     * @throws org.kaon.UnsupportedModelException for an unknown class or setting
     * @throws org.kaon.ModelFormatException for a setting that is missing or wrong
     */
    public Layer of(LayerConfig config) {
        LayerType row = byClassName.get(config.className());
        if (row == null) {
            throw config.unsupported("class; supported: " + String.join(", ", classNames()));
        }
        return row.factory().apply(config, activations);
    }

    /**
     * Whether a class is in the table.
     *
     * @param className Keras's class name
     * @return whether {@link #of} knows it
     */
    public boolean knows(String className) {
        return byClassName.containsKey(className);
    }

    /**
     * The known class names, sorted.
     *
     * @return a copy
     */
    public Set<String> classNames() {
        return new TreeSet<>(byClassName.keySet());
    }

    /**
     * The activations that layers may name.
     *
     * @return the table
     */
    public Activations activations() {
        return activations;
    }
}
