package org.kaon.keras;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kaon.ModelFormatException;
import org.kaon.keras.ModelSpec.CallSpec;
import org.kaon.keras.ModelSpec.LayerSpec;
import org.kaon.keras.ModelSpec.TensorRef;

/**
 * Puts the calls of a model into an order in which they can run. Only those that its outputs need are kept: so the operators with which
 * Keras 3 spells out a mask (they feed nothing but {@code mask} arguments) are gone.
 */
final class Wiring {
    private final ModelSpec model;
    private final Map<String, LayerSpec> layers = new LinkedHashMap<>();
    private final List<Node> order = new ArrayList<>();
    private final Set<Key> done = new HashSet<>();
    private final Set<Key> begun = new HashSet<>();

    private Wiring(ModelSpec model) {
        this.model = model;
        for (LayerSpec layer : model.layers()) {
            if (layers.put(layer.name(), layer) != null) {
                throw new ModelFormatException("model '" + model.name() + "' has two layers '" + layer.name() + "'");
            }
        }
    }

    /**
     * A call.
     *
     * @param layer what is called
     * @param number of the call among the layer's
     * @param call what goes in
     */
    record Node(LayerSpec layer, int number, CallSpec call) {}

    private record Key(String layer, int call) {}

    static List<Node> order(ModelSpec model) {
        Wiring wiring = new Wiring(model);
        for (TensorRef input : model.inputs()) {
            wiring.layerOf(input);
            wiring.done.add(new Key(input.layer(), input.call()));
        }
        for (TensorRef output : model.outputs()) {
            wiring.visit(new Key(output.layer(), output.call()));
        }
        return wiring.order;
    }

    static LayerSpec layer(ModelSpec model, String name) {
        return model.layers().stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new ModelFormatException("model '" + model.name() + "' has no layer '" + name + "'"));
    }

    static <T> T found(T value, TensorRef reference, ModelSpec model) {
        if (value == null) {
            throw new ModelFormatException("model '" + model.name() + "' has no output " + reference.output()
                    + " of call " + reference.call() + " of layer '" + reference.layer() + "'");
        }
        return value;
    }

    /** Depth first without recursion, since a model may be thousands of layers deep. */
    private void visit(Key target) {
        Deque<Key> pending = new ArrayDeque<>();
        pending.push(target);
        while (!pending.isEmpty()) {
            Key key = pending.peek();
            if (done.contains(key)) {
                pending.pop();
                continue;
            }
            Node node = node(key);
            List<Key> missing = node.call().tensors().stream()
                    .map(reference -> new Key(reference.layer(), reference.call()))
                    .filter(needed -> !done.contains(needed))
                    .toList();
            if (missing.isEmpty()) {
                done.add(key);
                order.add(node);
            } else if (begun.add(key)) {
                missing.forEach(pending::push);
            } else {
                throw new ModelFormatException("model '" + model.name() + "': layer '" + key.layer()
                        + "' needs its own output (the calls form a circle)");
            }
        }
    }

    private Node node(Key key) {
        LayerSpec layer = layerOf(new TensorRef(key.layer(), key.call(), 0));
        if (key.call() < 0 || key.call() >= layer.calls().size()) {
            throw new ModelFormatException("model '" + model.name() + "': call " + key.call() + " of layer '"
                    + key.layer() + "' is needed, but "
                    + (layer.isInput()
                            ? "it is an input that the model doesn't list"
                            : "there are " + layer.calls().size()));
        }
        return new Node(layer, key.call(), layer.calls().get(key.call()));
    }

    private LayerSpec layerOf(TensorRef reference) {
        LayerSpec layer = layers.get(reference.layer());
        if (layer == null) {
            throw new ModelFormatException("model '" + model.name() + "' has no layer '" + reference.layer() + "'");
        }
        return layer;
    }
}
