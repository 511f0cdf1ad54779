package org.kaon.keras;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kaon.activation.Activations;
import org.kaon.keras.ModelSpec.LayerSpec;
import org.kaon.layer.KerasVersion;
import org.kaon.layer.Layer;
import org.kaon.layer.LayerConfig;
import org.kaon.layer.Layers;

/** Makes layers from Keras's settings. */
final class LayerFactory {
    private static final Set<String> POLICIES =
            Set.of("float16", "float32", "float64", "mixed_float16", "mixed_bfloat16");

    private final Layers layers;
    private final KerasVersion kerasVersion;

    LayerFactory(Layers layers, KerasVersion kerasVersion) {
        this.layers = layers;
        this.kerasVersion = kerasVersion;
    }

    KerasVersion kerasVersion() {
        return kerasVersion;
    }

    Layer layer(LayerConfig config) {
        return layers.of(config);
    }

    /**
     * The settings of a layer; where its activation is a layer of its own (such as {@code LeakyReLU(0.2)}), those of the layer without
     * it and those of the activation behind.
     *
     * @param layer as the file describes it
     * @param path its name in the graph
     * @return one or two settings
     */
    List<LayerConfig> split(LayerSpec layer, String path) {
        Map<String, Object> settings = new HashMap<>(layer.config());
        Optional<Object> replaced = Optional.empty();
        if (settings.get("activation") instanceof Map<?, ?> object) {
            Optional<String> function = namedFunction(object);
            if (function.isPresent()) {
                settings.put("activation", function.get());
            } else if (object.get("class_name") instanceof String className && layers.knows(className)) {
                replaced = Optional.ofNullable(settings.remove("activation"));
            }
        }
        if (replaced.isEmpty()) {
            return List.of(new LayerConfig(layer.className(), path, kerasVersion, settings));
        }
        // What it regularizes comes out of the activation.
        Optional<Object> regularizer = Optional.ofNullable(settings.remove("activity_regularizer"));
        LayerConfig first = new LayerConfig(layer.className(), path, kerasVersion, settings);
        Map<String, Object> object = Config.map(replaced.get(), first + ".activation");
        Map<String, Object> inner = new HashMap<>(Config.map(object, "config", first + ".activation"));
        // Two of them are more than training knows how to read, and says so; inference reads none.
        regularizer.ifPresent(outer -> inner.merge("activity_regularizer", outer, (own, added) -> List.of(own, added)));
        LayerConfig activation = new LayerConfig(
                Config.text(object, "class_name", first.toString()), path + "/activation", kerasVersion, inner);
        // An Activation layer needs something to activate: its own setting took the place of the replaced one.
        return layer.className().equals("Activation") ? List.of(activation) : List.of(first, activation);
    }

    /**
     * A function of the user's own, written as an object: found only where the user added one of that name. One of Keras's names isn't
     * taken for Keras's, since Keras writes those as plain strings.
     */
    private Optional<String> namedFunction(Map<?, ?> object) {
        boolean known = "function".equals(object.get("class_name"))
                && object.get("config") instanceof String name
                && layers.activations().of(name).isPresent()
                && Activations.standard().of(name).isEmpty();
        return known ? Optional.of((String) object.get("config")) : Optional.empty();
    }

    /** The dtype policy of a layer; empty where the file doesn't state one. */
    static Optional<String> policy(LayerSpec layer) {
        return policy(layer.config());
    }

    /** The dtype policy among a layer's settings. */
    static Optional<String> policy(Map<String, Object> settings) {
        Object dtype = settings.get("dtype");
        if (dtype instanceof Map<?, ?> object && object.get("config") instanceof Map<?, ?> config) {
            return Optional.of(String.valueOf(config.get("name")));
        }
        return dtype == null ? Optional.empty() : Optional.of(String.valueOf(dtype));
    }

    /** The type of two bytes that a layer computes in, whose overflow and steps show: {@code float16} or {@code bfloat16}. */
    static Optional<String> shortType(LayerSpec layer) {
        return layer.className().equals("Cast")
                ? Optional.empty()
                : policy(layer)
                        .filter(policy -> policy.endsWith("float16"))
                        .map(policy -> policy.replace("mixed_", ""));
    }

    static Set<String> policies() {
        return POLICIES;
    }
}
