package org.kaon.layer;

import java.util.function.BiFunction;
import org.kaon.activation.Activations;

/**
 * A row of the table of layers.
 *
 * @param className Keras's class name
 * @param factory makes the layer from its settings and the known activations; refuses by {@link LayerConfig#invalid} and {@link
 *     LayerConfig#unsupported}
 */
public record LayerType(String className, BiFunction<LayerConfig, Activations, Layer> factory) {}
