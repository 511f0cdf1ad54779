package org.kaon.layer;

import java.util.Map;
import java.util.TreeSet;
import org.kaon.activation.Activation;
import org.kaon.activation.BFloat16;
import org.kaon.activation.Float16;
import org.kaon.activation.Linear;

/**
 * Rounding to a floating-point type: the operator that Keras 3 stores where layers of different policies meet, and what a reader puts
 * before and behind layers that compute in two bytes. The result is held as float32 in any case, so wider types change nothing.
 */
final class Cast {
    private static final Map<String, Activation> TYPES = Map.of(
            "float16", new Float16(), "bfloat16", new BFloat16(), "float32", new Linear(), "float64", new Linear());

    private Cast() {}

    static Layer of(LayerConfig config, Layers layers) {
        String type = config.textOr("dtype", "");
        if (!TYPES.containsKey(type)) {
            throw config.unsupported("dtype '" + type + "'; supported: " + String.join(", ", new TreeSet<>(TYPES.keySet())));
        }
        return new Activating(config, TYPES.get(type));
    }
}
