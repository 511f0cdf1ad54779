package org.kaon.keras;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which major version of Keras wrote a configuration. */
final class KerasVersion {
    private KerasVersion() {}

    /**
     * The major version: 2 or 3.
     *
     * @param stated what the file says
     * @param config the model's configuration, whose structure tells where the file doesn't say
     * @return 2 for anything before 3
     */
    static int major(Optional<String> stated, Map<String, Object> config) {
        Optional<Integer> number = stated.filter(version -> version.matches("\\d{1,4}\\..*"))
                .map(version -> Integer.parseInt(version.substring(0, version.indexOf('.'))));
        return number.map(major -> major < 3 ? 2 : 3).orElseGet(() -> mentions(config, "batch_input_shape") ? 2 : 3);
    }

    private static boolean mentions(Object value, String key) {
        if (value instanceof Map<?, ?> map) {
            return map.containsKey(key) || map.values().stream().anyMatch(item -> mentions(item, key));
        }
        return value instanceof List<?> list && list.stream().anyMatch(item -> mentions(item, key));
    }
}
