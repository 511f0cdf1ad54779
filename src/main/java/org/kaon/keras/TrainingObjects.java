package org.kaon.keras;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Regularizers and constraints that Keras 2 and 3 both know; inference needs none of them. */
final class TrainingObjects {
    /** Keras 2's alternative names, and the settings of each. */
    private static final Map<String, List<String>> SETTINGS = Map.of(
            "L1", List.of("l1"),
            "L2", List.of("l2"),
            "L1L2", List.of("l1", "l2"),
            "MaxNorm", List.of("max_value", "axis"),
            "MinMaxNorm", List.of("min_value", "max_value", "rate", "axis"),
            "NonNeg", List.of(),
            "UnitNorm", List.of("axis"));

    private TrainingObjects() {}

    /** The object as both read it; empty for none, and for one that only training in the place it comes from understands. */
    static Optional<Object> shared(Object value) {
        if (!(value instanceof Map<?, ?> object
                && object.get("class_name") instanceof String className
                && SETTINGS.containsKey(className)
                && object.get("config") instanceof Map<?, ?> config)) {
            return Optional.empty();
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        for (String key : SETTINGS.get(className)) {
            if (config.get(key) != null) {
                settings.put(key, config.get(key));
            }
        }
        String module = className.startsWith("L") ? "keras.regularizers" : "keras.constraints";
        return Optional.of(ModelConfig.object(module, className, settings));
    }
}
