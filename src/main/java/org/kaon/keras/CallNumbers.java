package org.kaon.keras;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kaon.keras.ModelSpec.CallSpec;
import org.kaon.keras.ModelSpec.LayerSpec;
import org.kaon.keras.ModelSpec.TensorRef;
import org.kaon.layer.KerasVersion;

/**
 * Keras 2 counts the construction of a nested model as its first call, so that the calls an outer model makes are numbered from 1; all
 * others, and Keras 3, number from 0.
 */
final class CallNumbers {
    private CallNumbers() {}

    static ModelSpec fromZero(ModelSpec model, KerasVersion kerasVersion) {
        if (!kerasVersion.isKeras2()) {
            return model;
        }
        Set<String> countedFromZero = references(model)
                .filter(reference -> reference.call() == 0)
                .map(TensorRef::layer)
                .collect(Collectors.toSet());
        Set<String> shifted = model.layers().stream()
                .filter(layer -> layer.nested().isPresent() && !countedFromZero.contains(layer.name()))
                .map(LayerSpec::name)
                .collect(Collectors.toSet());
        return new ModelSpec(
                model.name(),
                model.layers().stream().map(layer -> shifted(layer, shifted)).toList(),
                shifted(model.inputs(), shifted),
                shifted(model.outputs(), shifted));
    }

    private static Stream<TensorRef> references(ModelSpec model) {
        Stream<TensorRef> read = model.layers().stream()
                .flatMap(layer -> layer.calls().stream())
                .flatMap(call -> call.tensors().stream());
        return Stream.concat(read, model.outputs().stream());
    }

    private static LayerSpec shifted(LayerSpec layer, Set<String> names) {
        List<CallSpec> calls = layer.calls().stream()
                .map(call ->
                        new CallSpec(shifted(call.tensors(), names), shifted(call.masks(), names), call.problems()))
                .toList();
        return new LayerSpec(layer.className(), layer.name(), layer.config(), layer.nested(), layer.wrapped(), calls);
    }

    private static List<TensorRef> shifted(List<TensorRef> references, Set<String> names) {
        return references.stream()
                .map(it -> names.contains(it.layer()) ? new TensorRef(it.layer(), it.call() - 1, it.output()) : it)
                .toList();
    }
}
