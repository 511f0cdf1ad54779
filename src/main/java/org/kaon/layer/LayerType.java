package org.kaon.layer;

import java.util.function.BiFunction;

/**
 * A row of the table of layers.
 *
 * @param className Keras's class name
 * @param factory makes the layer from its settings and the table it was found in, which gives the activations and inner layers that it
 *     names; refuses by {@link LayerConfig#invalid} and {@link LayerConfig#unsupported}
 */
public record LayerType(String className, BiFunction<LayerConfig, Layers, Layer> factory) {}
