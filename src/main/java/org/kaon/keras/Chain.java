package org.kaon.keras;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaon.ModelFormatException;
import org.kaon.keras.ModelSpec.CallSpec;
import org.kaon.keras.ModelSpec.LayerSpec;
import org.kaon.keras.ModelSpec.TensorRef;

/** A Sequential model as a chain of calls. */
final class Chain {
    private Chain() {}

    /** The input layer that a Sequential leaves out: its shape stands in the first layer, in a nested model's, or beside the layers. */
    static LayerSpec inputFor(LayerSpec first, Optional<Object> buildInputShape) {
        Map<String, Object> config = firstShape(first)
                .or(() -> buildInputShape)
                .map(shape -> Map.of("batch_shape", shape))
                .orElse(Map.of());
        return new LayerSpec(
                "InputLayer", first.name() + "_input", config, Optional.empty(), Optional.empty(), List.of());
    }

    private static Optional<Object> firstShape(LayerSpec layer) {
        Object own =
                layer.config().getOrDefault("batch_input_shape", layer.config().get("batch_shape"));
        if (own != null
                || layer.nested().isEmpty()
                || layer.nested().get().inputs().size() != 1) {
            return Optional.ofNullable(own);
        }
        ModelSpec nested = layer.nested().get();
        return nested.layers().stream()
                .filter(inner -> inner.name().equals(nested.inputs().get(0).layer()))
                .findFirst()
                .flatMap(Chain::firstShape);
    }

    static LayerSpec after(LayerSpec previous, LayerSpec layer) {
        CallSpec call = new CallSpec(List.of(new TensorRef(previous.name(), 0, 0)), List.of(), List.of());
        return new LayerSpec(
                layer.className(), layer.name(), layer.config(), layer.nested(), layer.wrapped(), List.of(call));
    }

    static ModelSpec model(String name, List<LayerSpec> layers, String place) {
        if (layers.isEmpty()) {
            throw new ModelFormatException(place + " has no layers");
        }
        TensorRef input = new TensorRef(layers.get(0).name(), 0, 0);
        TensorRef output = new TensorRef(layers.get(layers.size() - 1).name(), 0, 0);
        return new ModelSpec(name, layers, List.of(input), List.of(output));
    }
}
