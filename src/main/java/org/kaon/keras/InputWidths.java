package org.kaon.keras;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.kaon.layer.Parameter;
import org.kaon.layer.ParameterSpec;
import org.kaon.layer.Shape;
import org.kaon.network.Graph;
import org.kaon.network.Network;

/**
 * Fills in the number of features where the configuration leaves it open: a Sequential that was built by its data, or one whose first
 * layer is a Normalization. The first layer with parameters knows it.
 */
final class InputWidths {
    private InputWidths() {}

    static Network fromWeights(Network network) {
        Graph graph = network.graph();
        List<Shape> shapes = new ArrayList<>();
        Map<Integer, Integer> open = new HashMap<>();
        for (Graph.Input input : graph.inputs()) {
            if (input.shape().rank() > 0 && input.shape().last() == Shape.UNKNOWN) {
                open.put(shapes.size(), shapes.size());
            }
            shapes.add(input.shape());
        }
        if (open.isEmpty()) {
            return network;
        }
        for (int i = 0; i < graph.calls().size(); i++) {
            Graph.Call call = graph.calls().get(i);
            int tensor = graph.inputs().size() + i;
            Integer input = open.get(call.inputs().get(0));
            if (input == null) {
                continue;
            }
            OptionalInt width = width(graph.members().get(call.member()), network, call.member());
            if (width.isPresent()) {
                shapes.set(input, shapes.get(input).with(-1, width.getAsInt()));
            } else if (call.shape().equals(graph.inputs().get(input).shape())) {
                open.put(tensor, input);
            }
        }
        return network.withInputs(shapes);
    }

    /** The size that a parameter has along the only axis the layer couldn't tell. */
    private static OptionalInt width(Graph.Member member, Network network, int index) {
        for (ParameterSpec spec : member.specs()) {
            Parameter parameter = network.parameters().get(index).get(spec.name());
            for (int axis = 0; axis < spec.shape().rank(); axis++) {
                if (spec.shape().axis(axis) == Shape.UNKNOWN) {
                    return OptionalInt.of(parameter.shape().axis(axis));
                }
            }
        }
        return OptionalInt.empty();
    }
}
