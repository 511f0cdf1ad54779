package org.kaon.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.kaon.keras.ModelSpec.TensorRef;

/** References to tensors in any structure that Keras writes: one triple, lists of them, objects. */
final class TensorRefs {
    private TensorRefs() {}

    /** Inputs: Keras flattens an object in the order of its keys. */
    static List<TensorRef> sorted(Object value, String place) {
        List<TensorRef> found = new ArrayList<>();
        collect(value, place, TreeMap::new, found);
        return found;
    }

    /** Outputs: those of an object come in the order in which it was written, as {@code predict} hands them out. */
    static List<TensorRef> inOrder(Object value, String place) {
        List<TensorRef> found = new ArrayList<>();
        collect(value, place, UnaryOperator.identity(), found);
        return found;
    }

    private static void collect(
            Object value, String place, UnaryOperator<Map<String, Object>> order, List<TensorRef> found) {
        if (value instanceof Map<?, ?> map) {
            order.apply(Config.map(map, place)).values().forEach(item -> collect(item, place, order, found));
        } else if (isTriple(value)) {
            found.add(triple((List<?>) value, place));
        } else {
            Config.list(value, place).forEach(item -> collect(item, place, order, found));
        }
    }

    /** Whether a value is {@code [layer, call, output]}, with or without something behind. */
    static boolean isTriple(Object value) {
        return value instanceof List<?> list
                && list.size() >= 3
                && list.get(0) instanceof String
                && list.get(1) instanceof Long;
    }

    static TensorRef triple(List<?> list, String place) {
        return new TensorRef(
                (String) list.get(0), Config.integer(list.get(1), place), Config.integer(list.get(2), place));
    }
}
