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
 * The construction of a nested model is a call of it, too, though none that the file lists. Keras 2 counts it, so that the calls of a
 * nested model are numbered from 1; Keras 3 does so where it names the outputs of the outer model, for functional ones, and nowhere else.
 */
final class CallNumbers {
    private CallNumbers() {}

    static ModelSpec fromZero(ModelSpec model, KerasVersion kerasVersion) {
        Set<String> nested = model.layers().stream()
                .filter(layer -> layer.nested().isPresent())
                .map(LayerSpec::name)
                .collect(Collectors.toSet());
        Set<String> counted = references(model)
                .filter(reference -> reference.call() == 0)
                .map(TensorRef::layer)
                .collect(Collectors.toSet());
        Set<String> fromOne = nested.stream().filter(name -> !counted.contains(name)).collect(Collectors.toSet());
        Set<String> inCalls = kerasVersion.isKeras2() ? fromOne : Set.of();
        Set<String> inOutputs = kerasVersion.isKeras2() ? fromOne : functional(model);
        return new ModelSpec(
                model.name(),
                model.layers().stream().map(layer -> shifted(layer, inCalls)).toList(),
                model.inputs(),
                shifted(model.outputs(), inOutputs));
    }

    private static Set<String> functional(ModelSpec model) {
        return model.layers().stream()
                .filter(layer -> layer.nested().isPresent() && !layer.className().equals("Sequential"))
                .map(LayerSpec::name)
                .collect(Collectors.toSet());
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
                .map(it -> names.contains(it.layer()) ? new TensorRef(it.layer(), Math.max(0, it.call() - 1), it.output()) : it)
                .toList();
    }
}
