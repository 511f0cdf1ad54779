package org.kaon.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kaon.UnsupportedModelException;
import org.kaon.keras.ModelSpec.CallSpec;
import org.kaon.keras.ModelSpec.LayerSpec;
import org.kaon.keras.ModelSpec.TensorRef;
import org.kaon.layer.KerasVersion;

/** Reads the configuration of a model, as {@code model_config}, {@code config.json} or {@code to_json()} hold it. */
final class Architecture {
    private static final Set<String> FUNCTIONAL = Set.of("Functional", "Model");

    private final KerasVersion kerasVersion;

    private Architecture(KerasVersion kerasVersion) {
        this.kerasVersion = kerasVersion;
    }

    /**
     * Reads a model.
     *
     * @param json the object with {@code class_name} and {@code config}
     * @param kerasVersion the version that wrote it
     * @param place how messages call it
     * @return the model
     */
    static ModelSpec read(Map<String, Object> json, KerasVersion kerasVersion, String place) {
        String className = Config.text(json, "class_name", place);
        if (!isModel(className)) {
            throw new UnsupportedModelException(place + ": a model of class " + className
                    + "; supported: Sequential, Functional (called Model in Keras 2.2)");
        }
        return new Architecture(kerasVersion).model(json, className, false, place);
    }

    private static boolean isModel(String className) {
        return className.equals("Sequential") || FUNCTIONAL.contains(className);
    }

    private ModelSpec model(Map<String, Object> json, String className, boolean nested, String place) {
        // Keras before 2.2.3 wrote a Sequential's layers as the config itself.
        if (json.get("config") instanceof List<?> layers) {
            return sequential("sequential", layers, Optional.empty(), place);
        }
        Map<String, Object> config = Config.map(json, "config", place);
        String name = Config.optionalText(config, "name").orElse("model");
        List<?> layers = Config.list(config, "layers", place);
        if (className.equals("Sequential")) {
            return sequential(
                    name, layers, Optional.ofNullable(config.get("build_input_shape")), "model '" + name + "'");
        }
        return functional(name, layers, config, nested, "model '" + name + "'");
    }

    private ModelSpec functional(
            String name, List<?> entries, Map<String, Object> config, boolean nested, String place) {
        List<LayerSpec> layers = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Map<String, Object> entry = Config.map(entries.get(i), place + " layer " + i);
            String layerPlace = place + " layer " + entry.getOrDefault("name", i);
            layers.add(layer(entry, InboundNodes.read(entry.get("inbound_nodes"), layerPlace), layerPlace));
        }
        List<TensorRef> inputs = TensorRefs.sorted(config.get("input_layers"), place + ".input_layers");
        // An outer model numbers a nested one's outputs as Keras flattens them, in the order of their keys.
        List<TensorRef> outputs = nested
                ? TensorRefs.sorted(config.get("output_layers"), place + ".output_layers")
                : TensorRefs.inOrder(config.get("output_layers"), place + ".output_layers");
        return CallNumbers.fromZero(new ModelSpec(name, layers, inputs, outputs), kerasVersion);
    }

    private ModelSpec sequential(String name, List<?> entries, Optional<Object> buildInputShape, String place) {
        List<LayerSpec> layers = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            String layerPlace = place + " layer " + i;
            LayerSpec layer = layer(Config.map(entries.get(i), layerPlace), List.of(), layerPlace);
            if (layers.isEmpty() && !layer.isInput()) {
                layers.add(Chain.inputFor(layer, buildInputShape));
            }
            layers.add(layers.isEmpty() ? layer : Chain.after(layers.get(layers.size() - 1), layer));
        }
        return Chain.model(name, layers, place);
    }

    private LayerSpec layer(Map<String, Object> entry, List<CallSpec> calls, String place) {
        String className = className(entry, place);
        if (isModel(className)) {
            ModelSpec nested = model(entry, className, true, place);
            Map<String, Object> config =
                    entry.get("config") instanceof Map<?, ?> ? Config.map(entry, "config", place) : Map.of();
            String name = Config.optionalText(entry, "name").orElse(nested.name());
            return new LayerSpec(className, name, config, Optional.of(nested), Optional.empty(), calls);
        }
        Map<String, Object> config = Config.map(entry, "config", place);
        String name = Config.optionalText(config, "name")
                .or(() -> Config.optionalText(entry, "name"))
                .orElseThrow(() -> Config.wrong(null, place + ".config.name", "the layer's name"));
        Optional<LayerSpec> wrapped = className.equals("TimeDistributed")
                ? Optional.of(layer(Config.map(config, "layer", place), List.of(), place + " '" + name + "'.layer"))
                : Optional.empty();
        return new LayerSpec(operatorOr(className, config), name, config, Optional.empty(), wrapped, calls);
    }

    /** The class of an entry; a class that a user registered keeps its package in front, so that it isn't taken for Keras's own. */
    private static String className(Map<String, Object> entry, String place) {
        Optional<String> registered =
                Config.optionalText(entry, "registered_name").filter(name -> name.contains(">"));
        return registered.orElseGet(() -> Config.text(entry, "class_name", place));
    }

    /**
     * Keras 3 writes an operator on tensors (such as {@code x * 2}) like a layer, in HDF5 even under the class name of one; but a layer
     * always states its dtype or whether it is trainable, and an operator neither.
     */
    private String operatorOr(String className, Map<String, Object> config) {
        boolean operator = !kerasVersion.isKeras2()
                && !className.equals("InputLayer")
                && !config.containsKey("trainable")
                && !config.containsKey("dtype");
        return operator ? OPERATOR + className : className;
    }

    /** In front of the class name of an operator on tensors. */
    static final String OPERATOR = "operator ";
}
