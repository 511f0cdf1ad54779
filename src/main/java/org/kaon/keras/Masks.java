package org.kaon.keras;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kaon.keras.ModelSpec.CallSpec;
import org.kaon.keras.ModelSpec.LayerSpec;
import org.kaon.keras.ModelSpec.TensorRef;

/**
 * The masks that Keras 3 spells out: beside a {@code Masking} layer it stores the operators that compute its mask ({@code NotEqual},
 * {@code Any}, and what combines several), and hands their tensor to each layer that reads it. Kaon carries masks by itself, so all
 * there is to do is to make sure that such a tensor is the mask of a {@code Masking} layer and not something the user computed.
 */
final class Masks {
    private static final Set<String> COMPUTING =
            Set.of("NotEqual", "Any", "LogicalAnd", "All", "Concatenate", "ExpandDims", "BroadcastTo");

    private final Map<String, LayerSpec> layers = new HashMap<>();

    Masks(ModelSpec model) {
        model.layers().forEach(layer -> layers.put(layer.name(), layer));
    }

    /** What is wrong with a mask handed to this layer. */
    Optional<String> problem(LayerSpec layer) {
        return layer.calls().stream()
                .flatMap(call -> call.masks().stream())
                .filter(mask -> !comesFromMasking(mask))
                .findFirst()
                .map(mask -> "mask computed by '" + mask.layer() + "'; supported: the mask of a Masking layer");
    }

    private boolean comesFromMasking(TensorRef mask) {
        Deque<String> pending = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        pending.add(mask.layer());
        while (!pending.isEmpty()) {
            String name = pending.remove();
            LayerSpec layer = layers.get(name);
            if (!seen.add(name)) {
                continue;
            }
            if (layer == null || !COMPUTING.contains(layer.className().replace(Architecture.OPERATOR, ""))) {
                return false;
            }
            if (isOf(layer, "NotEqual")) {
                if (!matchesMasking(layer)) {
                    return false;
                }
                continue;
            }
            layer.calls().stream()
                    .flatMap(call -> call.tensors().stream())
                    .forEach(tensor -> pending.add(tensor.layer()));
        }
        return true;
    }

    private static boolean isOf(LayerSpec layer, String operator) {
        return layer.className().equals(Architecture.OPERATOR + operator);
    }

    private boolean matchesMasking(LayerSpec comparison) {
        return comparison.calls().stream()
                .allMatch(call -> layers.values().stream()
                        .filter(layer -> layer.className().equals("Masking"))
                        .flatMap(layer -> layer.calls().stream())
                        .map(CallSpec::tensors)
                        .anyMatch(call.tensors()::equals));
    }
}
