package org.kaon.layer;

import org.kaon.activation.GeneralRelu;
import org.kaon.activation.LeakyRelu;

/** {@code x} above 0, {@code slope · x} below; the slope is 0.3 unless the setting {@code negative_slope} (Keras 2: {@code alpha}) says other. */
final class LeakyReLU {
    private LeakyReLU() {}

    static Layer of(LayerConfig config, Layers layers) {
        double slope = config.numberOr("negative_slope", config.numberOr("alpha", 0.3));
        // Keras 2 computes a slope of 0 as max(x, 0), which differs at -∞.
        return new Activating(
                config,
                config.kerasVersion().isKeras2()
                        ? new GeneralRelu(slope, Double.POSITIVE_INFINITY, 0, 2)
                        : new LeakyRelu(slope));
    }
}
