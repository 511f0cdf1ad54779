package org.kaon.layer;

import java.util.Map;
import org.kaon.activation.Activation;
import org.kaon.activation.Activations;
import org.kaon.activation.Linear;

/** Reads the setting {@code activation} of a layer: a name, or an activation layer as an object. */
final class ActivationSetting {
    private ActivationSetting() {}

    static Activation read(LayerConfig config, Layers layers) {
        if (!config.has("activation")) {
            return new Linear();
        }
        if (config.attributes().get("activation") instanceof Map<?, ?> object) {
            return fromObject(config, object, layers);
        }
        Activations known = layers.activations();
        String name = config.textOr("activation", "linear");
        return known.of(name)
                .orElseThrow(() ->
                        config.unsupported("activation '" + name + "'; supported: " + String.join(", ", known.names())))
                .forKeras(config.kerasVersion().major());
    }

    private static Activation fromObject(LayerConfig config, Map<?, ?> object, Layers layers) {
        if (object.get("class_name") instanceof String name
                && layers.knows(name)
                && object.get("config") instanceof Map<?, ?>) {
            if (layers.of(config.inner("activation")) instanceof Activating layer) {
                return layer.activation();
            }
        }
        String what = object.get("class_name") + " " + object.get("config");
        throw config.unsupported("activation object " + what
                + "; supported: Activation, ELU, LeakyReLU, ReLU, ThresholdedReLU, or one of "
                + String.join(", ", layers.activations().names()));
    }
}
