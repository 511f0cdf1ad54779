package org.kaon.layer;

import org.kaon.activation.ThresholdedRelu;

/** {@code x} above theta, 0 elsewhere; theta is 1 unless set. Only Keras 2 has it. */
final class ThresholdedReLU {
    private ThresholdedReLU() {}

    static Layer of(LayerConfig config, Layers layers) {
        return new Activating(config, new ThresholdedRelu(config.numberOr("theta", 1)));
    }
}
