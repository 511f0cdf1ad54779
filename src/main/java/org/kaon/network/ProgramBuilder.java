package org.kaon.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;
import org.kaon.kernel.Identity;
import org.kaon.kernel.Op;
import org.kaon.layer.Layer;
import org.kaon.layer.Parameters;
import org.kaon.layer.Shape;

/** Lowers a network call by call; masks travel beside the values as tensors of their own. */
final class ProgramBuilder {
    /** The most values that all tensors may hold together per event. */
    private static final long MOST_VALUES = 2 * Graph.MOST_VALUES_PER_EVENT;

    private static final int NONE = -1;

    private final Network network;
    private final List<Integer> sizes = new ArrayList<>();
    private final List<Program.Step> steps = new ArrayList<>();
    /** For each tensor of the graph, the tensor of the program that holds its values. */
    private final List<Integer> values = new ArrayList<>();
    /** For each tensor of the graph, the tensor of the program that holds its mask, or {@link #NONE}. */
    private final List<Integer> masks = new ArrayList<>();

    private long total;

    private ProgramBuilder(Network network) {
        this.network = network;
    }

    static Program build(Network network) {
        return new ProgramBuilder(network).build();
    }

    private Program build() {
        Graph graph = network.graph();
        for (Graph.Input input : graph.inputs()) {
            if (!input.shape().isKnown()) {
                throw new ModelFormatException("Input '" + input.name() + "' has the shape " + input.shape()
                        + ", expected every axis to be known here");
            }
            values.add(tensor(input.name(), input.shape().size()));
            masks.add(NONE);
        }
        List<Integer> inputs = List.copyOf(values);
        for (Graph.Call call : graph.calls()) {
            lower(call);
        }
        List<Integer> outputs = graph.outputs().stream()
                .map(output -> values.get(output.tensor()))
                .toList();
        return new Program(sizes, inputs, steps, outputs);
    }

    private void lower(Graph.Call call) {
        Graph.Member member = network.graph().members().get(call.member());
        Parameters parameters = network.parameters().get(call.member());
        Layer layer = member.layer();
        String name = member.config().name();
        List<Shape> shapes = call.inputs().stream().map(network.graph()::shape).toList();
        List<Integer> inputs =
                new ArrayList<>(call.inputs().stream().map(values::get).toList());
        List<Integer> present = call.inputs().stream()
                .map(masks::get)
                .filter(mask -> mask != NONE)
                .toList();
        masks.add(mask(call, layer, name, shapes, present));
        Op op;
        if (!present.isEmpty() && layer.maskFlow().reads()) {
            op = layer.maskedOp(shapes, parameters);
            inputs.add(present.get(0));
        } else {
            op = layer.op(shapes, parameters);
        }
        values.add(
                op instanceof Identity
                        ? inputs.get(0)
                        : step(name, op, inputs, call.shape().size()));
    }

    /** The mask that goes with the output of a call. */
    private int mask(Graph.Call call, Layer layer, String name, List<Shape> shapes, List<Integer> present) {
        Optional<Op> started = layer.startsMask(shapes.get(0));
        if (started.isPresent()) {
            return maskStep(
                    name, started.get(), List.of(values.get(call.inputs().get(0))), call.shape());
        }
        if (present.isEmpty() || !layer.maskFlow().passes()) {
            return NONE;
        }
        List<Integer> carried = call.inputs().stream().map(masks::get).toList();
        Optional<Op> joined = layer.joinedMask(shapes, carried);
        if (joined.isEmpty()) {
            return NONE;
        }
        return joined.get() instanceof Identity ? present.get(0) : maskStep(name, joined.get(), present, call.shape());
    }

    /** A mask has the axes of the values but the last. */
    private int maskStep(String name, Op op, List<Integer> inputs, Shape shape) {
        return step(name + " (mask)", op, inputs, shape.size(0, shape.rank() - 1));
    }

    private int step(String name, Op op, List<Integer> inputs, long size) {
        int output = tensor(name, size);
        steps.add(new Program.Step(name, op, inputs, output));
        return output;
    }

    private int tensor(String name, long size) {
        total += size;
        if (total > MOST_VALUES) {
            throw new UnsupportedModelException(
                    "'" + name + "' brings the values per event to " + total + "; supported: at most " + MOST_VALUES);
        }
        sizes.add((int) size);
        return sizes.size() - 1;
    }
}
