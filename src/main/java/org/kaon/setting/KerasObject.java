package org.kaon.setting;

import java.util.HashMap;
import java.util.Map;
import org.kaon.ModelFormatException;

/**
 * What Keras writes for a loss, an optimizer or a schedule: a bare name, or an object of class name and config.
 *
 * @param name Keras's name without the package that Keras 2 puts before it
 * @param config its settings
 */
public record KerasObject(String name, Map<String, Object> config) {
    /**
     * Reads what stands in a file.
     *
     * @param value a string, or a map with {@code class_name} and {@code config}
     * @param what it is, for messages
     * @return name and settings
     * @throws ModelFormatException where it is neither
     */
    public static KerasObject of(Object value, String what) {
        if (value instanceof String name) {
            return new KerasObject(withoutPackage(name), Map.of());
        }
        if (value instanceof Map<?, ?> map && map.get("class_name") instanceof String className) {
            if (map.get("config") instanceof Map<?, ?> settings) {
                Map<String, Object> config = new HashMap<>();
                settings.forEach((key, setting) -> config.put(String.valueOf(key), setting));
                return new KerasObject(withoutPackage(className), config);
            }
            // A function is an object of class 'function' with its name in the place of the config.
            if (map.get("config") instanceof String function) {
                return new KerasObject(withoutPackage(function), Map.of());
            }
        }
        throw new ModelFormatException(
                what + " is " + value + ", expected a name or an object with class_name and config");
    }

    /** Keras 2 writes {@code Custom>Adam}. */
    private static String withoutPackage(String name) {
        return name.substring(name.lastIndexOf('>') + 1);
    }

    /**
     * The settings, to be read.
     *
     * @param kind such as {@code Loss}, for messages
     * @return settings of which nothing is read yet
     */
    public Settings settings(String kind) {
        return Settings.of(kind + " '" + name + "'", config);
    }
}
