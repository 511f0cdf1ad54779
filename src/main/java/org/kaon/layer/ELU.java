package org.kaon.layer;

import org.kaon.activation.Elu;

/** {@code x} above 0, {@code alpha · (eˣ - 1)} below; alpha is 1 unless set. */
final class ELU {
    private ELU() {}

    static Layer of(LayerConfig config, Layers layers) {
        return new Activating(config, new Elu(config.numberOr("alpha", 1)));
    }
}
