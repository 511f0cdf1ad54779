package org.kaon.keras;

import java.util.Optional;
import org.kaon.network.Network;

/**
 * What a Keras file holds.
 *
 * @param network structure and parameters
 * @param format what kind of file it was
 * @param kerasVersion as the file states it, {@code unknown} where it doesn't
 * @param name the model's own name
 * @param dtype the policy of its layers, such as {@code float32}; several are joined by {@code ", "}
 * @param sidecar what Kaon added, empty for a file that Keras wrote
 */
public record KerasModel(
        Network network, String format, String kerasVersion, String name, String dtype, Optional<Sidecar> sidecar) {
    KerasModel with(Sidecar added) {
        return new KerasModel(network, format, kerasVersion, name, dtype, Optional.of(added));
    }
}
