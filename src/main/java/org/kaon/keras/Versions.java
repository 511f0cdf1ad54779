package org.kaon.keras;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kaon.layer.KerasVersion;

/** Which version of Keras wrote a configuration. */
final class Versions {
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

    private Versions() {}

    /**
     * The version.
     *
     * @param stated what the file says
     * @param config the model's configuration, whose structure tells where the file doesn't say
     * @return anything before 3 counts as 2
     */
    static KerasVersion of(Optional<String> stated, Map<String, Object> config) {
        Matcher number = NUMBER.matcher(stated.orElse(""));
        if (!number.lookingAt()) {
            return mentions(config, "batch_input_shape") ? KerasVersion.LAST_2 : KerasVersion.CURRENT;
        }
        return new KerasVersion(Math.max(2, Integer.parseInt(number.group(1))), Integer.parseInt(number.group(2)));
    }

    private static boolean mentions(Object value, String key) {
        if (value instanceof Map<?, ?> map) {
            return map.containsKey(key) || map.values().stream().anyMatch(item -> mentions(item, key));
        }
        return value instanceof List<?> list && list.stream().anyMatch(item -> mentions(item, key));
    }
}
