package org.kaon.layer;

import java.util.Map;
import org.kaon.activation.Activation;
import org.kaon.activation.Activations;
import org.kaon.activation.Linear;

/** Reads the setting {@code activation} of a layer. */
final class ActivationSetting {
    private ActivationSetting() {}

    static Activation read(LayerConfig config, Activations activations) {
        if (!config.has("activation")) {
            return new Linear();
        }
        if (config.attributes().get("activation") instanceof Map<?, ?> object) {
            throw config.unsupported("activation " + describe(object) + "; supported: " + String.join(", ", activations.names()));
        }
        String name = config.textOr("activation", "linear");
        return activations
                .of(name)
                .orElseThrow(() ->
                        config.unsupported("activation '" + name + "'; supported: " + String.join(", ", activations.names())))
                .forKeras(config.kerasVersion());
    }

    private static String describe(Map<?, ?> object) {
        return "object " + object.get("class_name") + " " + object.get("config");
    }
}
