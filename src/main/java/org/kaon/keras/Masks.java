package org.kaon.keras;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
    /** Operators on masks: what merging layers do with those of their inputs. */
    private static final Set<String> COMBINING =
            Set.of("Any", "All", "LogicalOr", "LogicalAnd", "Concatenate", "ExpandDims", "BroadcastTo");

    /** Operators that give a mask of constants, shaped like values. */
    private static final Set<String> CONSTANT = Set.of("ZerosLike", "OnesLike");

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
        Deque<String> pending = new ArrayDeque<>(List.of(mask.layer()));
        Set<String> seen = new HashSet<>();
        while (!pending.isEmpty()) {
            LayerSpec layer = layers.get(pending.remove());
            if (layer == null || !layer.className().startsWith(Architecture.OPERATOR)) {
                return false;
            }
            String operator = layer.className().substring(Architecture.OPERATOR.length());
            boolean ends = operator.equals("NotEqual") ? matchesMasking(layer) : CONSTANT.contains(operator);
            if (!ends && !COMBINING.contains(operator)) {
                return false;
            }
            if (!ends && seen.add(layer.name())) {
                layer.calls().stream()
                        .flatMap(call -> call.tensors().stream())
                        .forEach(tensor -> pending.add(tensor.layer()));
            }
        }
        return true;
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
