package org.kaon.layer;

import org.kaon.activation.Activation;
import org.kaon.activation.GeneralRelu;
import org.kaon.activation.Relu;

/** {@code max(x, 0)} with a slope below, a limit above and a threshold: see {@link GeneralRelu}. */
final class ReLU {
    private ReLU() {}

    static Layer of(LayerConfig config, Layers layers) {
        double slope = atLeastZero(config, "negative_slope", 0);
        double limit = atLeastZero(config, "max_value", Double.POSITIVE_INFINITY);
        double threshold = atLeastZero(config, "threshold", 0);
        boolean plain = slope == 0 && limit == Double.POSITIVE_INFINITY && threshold == 0;
        Activation activation = plain
                ? new Relu()
                : new GeneralRelu(slope, limit, threshold, config.kerasVersion().major());
        return new Activating(config, activation);
    }

    private static double atLeastZero(LayerConfig config, String key, double fallback) {
        double value = config.numberOr(key, fallback);
        if (!(value >= 0)) {
            throw config.invalid(key + " is " + value + ", expected at least 0");
        }
        return value;
    }
}
