package org.kaon.network;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.kaon.InputException;

/** Names for the layers of one network, as Keras gives them: {@code dense}, {@code dense_1}, … for those that have none of their own. */
final class LayerNames {
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /** A name that the user chose. */
    String take(String name) {
        if (name.isBlank() || name.contains("/")) {
            throw new InputException("Layer name '" + name + "', expected one that isn't blank and has no '/'");
        }
        if (!taken.add(name)) {
            throw new InputException("Layer name '" + name + "' is given twice, expected each once");
        }
        return name;
    }

    /** The next name for a class. */
    String next(String className) {
        String base = snakeCase(className);
        String name;
        do {
            int count = counts.merge(base, 1, Integer::sum) - 1;
            name = count == 0 ? base : base + "_" + count;
        } while (!taken.add(name));
        return name;
    }

    /** Keras's rule: {@code LeakyReLU} is {@code leaky_re_lu}, {@code GlobalMaxPooling1D} is {@code global_max_pooling1d}. */
    private static String snakeCase(String className) {
        return className
                .replaceAll("\\W", "_")
                .replaceAll("(.)([A-Z][a-z0-9]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
