package org.kaon.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.kaon.keras.ModelSpec.CallSpec;
import org.kaon.keras.ModelSpec.TensorRef;

/** Reads the calls of a layer, as Keras 2 (lists of triples) and Keras 3 (arguments with tensors inside) write them. */
final class InboundNodes {
    private static final String TENSOR = "__keras_tensor__";

    private final String place;
    private final List<TensorRef> tensors = new ArrayList<>();
    private final List<TensorRef> masks = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private InboundNodes(String place) {
        this.place = place + ".inbound_nodes";
    }

    static List<CallSpec> read(Object nodes, String place) {
        List<CallSpec> calls = new ArrayList<>();
        if (nodes != null) {
            for (Object node : Config.list(nodes, place + ".inbound_nodes")) {
                calls.add(new InboundNodes(place).call(node));
            }
        }
        return calls;
    }

    private CallSpec call(Object node) {
        if (node instanceof Map<?, ?> map && map.containsKey("args")) {
            keras3(Config.map(node, place));
        } else {
            keras2(node);
        }
        return new CallSpec(List.copyOf(tensors), List.copyOf(masks), List.copyOf(problems));
    }

    private void keras3(Map<String, Object> node) {
        List<?> arguments = Config.list(node, "args", place);
        for (int i = 0; i < arguments.size(); i++) {
            if (i == 0) {
                argument(arguments.get(0));
            } else if (arguments.get(i) != null) {
                problems.add("a second argument in its call");
            }
        }
        Map<String, Object> keywords = node.containsKey("kwargs") ? Config.map(node, "kwargs", place) : Map.of();
        keywords.forEach((key, value) -> keyword(key, value, arguments.isEmpty()));
    }

    /** The first argument: a tensor, or tensors in lists and objects. */
    private void argument(Object value) {
        if (value instanceof List<?> list) {
            list.forEach(this::argument);
        } else if (value instanceof Map<?, ?>
                && TENSOR.equals(Config.map(value, place).get("class_name"))) {
            tensors.add(tensor(Config.map(value, place)));
        } else if (value instanceof Map<?, ?>) {
            new TreeMap<>(Config.map(value, place)).values().forEach(this::argument);
        } else {
            problems.add("an argument that is no tensor in its call");
        }
    }

    private TensorRef tensor(Map<String, Object> value) {
        Object history = Config.map(value, "config", place).get("keras_history");
        if (!TensorRefs.isTriple(history)) {
            throw Config.wrong(history, place + ".keras_history", "[layer, call, output]");
        }
        return TensorRefs.triple((List<?>) history, place);
    }

    private void keyword(String key, Object value, boolean first) {
        if (first && (key.equals("inputs") || key.equals("x"))) {
            argument(value);
        } else if (key.equals("mask") && value instanceof Map<?, ?> mask && TENSOR.equals(mask.get("class_name"))) {
            masks.add(tensor(Config.map(value, place)));
        } else if (key.equals("mask") && value instanceof List<?> list) {
            list.forEach(item -> {
                if (item != null) {
                    keyword(key, item, false);
                }
            });
        } else if (!isHarmless(key, value)) {
            problems.add("the argument " + key + "=" + value + " in its call");
        }
    }

    /** Arguments that change nothing at inference; {@code training=True} does: it keeps a dropout dropping. */
    private static boolean isHarmless(String key, Object value) {
        return value == null || isEmpty(value) || (key.equals("training") && Boolean.FALSE.equals(value)) || key.equals("name");
    }

    /** An object or list in which every entry is null, such as the masks of several inputs that have none. */
    private static boolean isEmpty(Object value) {
        return (value instanceof Map<?, ?> map && map.isEmpty())
                || (value instanceof List<?> list && list.stream().allMatch(Objects::isNull));
    }

    private void keras2(Object node) {
        if (TensorRefs.isTriple(node)) {
            keras2Tensor((List<?>) node);
        } else if (node instanceof Map<?, ?>) {
            new TreeMap<>(Config.map(node, place)).values().forEach(this::keras2);
        } else {
            Config.list(node, place).forEach(this::keras2);
        }
    }

    private void keras2Tensor(List<?> entry) {
        tensors.add(TensorRefs.triple(entry, place));
        if (entry.size() > 3 && entry.get(3) != null) {
            Config.map(entry.get(3), place).forEach((key, value) -> {
                if (!isHarmless(key, value)) {
                    problems.add("the argument " + key + "=" + value + " in its call");
                }
            });
        }
    }
}
