package org.kaon.keras;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kaon.keras.ModelSpec.CallSpec;
import org.kaon.keras.ModelSpec.LayerSpec;
import org.kaon.keras.ModelSpec.TensorRef;
import org.kaon.layer.KerasVersion;

/**
 * The construction of a nested model is a call of it, too, though none that the file lists: where Keras counts it (2.x always, 3.x where the
 * model hands an input through), those of the outer model are numbered from 1.
 */
final class CallNumbers {
    private CallNumbers() {}

    static ModelSpec fromZero(ModelSpec model, KerasVersion kerasVersion) {
        Map<String, List<Integer>> used = references(model)
                .collect(Collectors.groupingBy(
                        TensorRef::layer, Collectors.mapping(TensorRef::call, Collectors.toList())));
        Set<String> shifted = model.layers().stream()
                .filter(layer -> layer.nested().isPresent())
                .filter(layer -> countsConstruction(layer, used.getOrDefault(layer.name(), List.of()), kerasVersion))
                .map(LayerSpec::name)
                .collect(Collectors.toSet());
        return new ModelSpec(
                model.name(),
                model.layers().stream().map(layer -> shifted(layer, shifted)).toList(),
                shifted(model.inputs(), shifted),
                shifted(model.outputs(), shifted));
    }

    private static boolean countsConstruction(LayerSpec layer, List<Integer> used, KerasVersion kerasVersion) {
        boolean beyond = used.stream().anyMatch(call -> call >= layer.calls().size());
        return !used.contains(0) && (kerasVersion.isKeras2() || beyond);
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
