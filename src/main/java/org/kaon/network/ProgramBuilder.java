package org.kaon.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;
import org.kaon.kernel.Identity;
import org.kaon.kernel.Op;
import org.kaon.layer.Layer;
import org.kaon.layer.Shape;

/**
 * Lowers a graph call by call; masks travel beside the values as tensors of their own.
 *
 * @param <O> what a step does
 */
final class ProgramBuilder<O> {
    /** The most values that all tensors may hold together per event. */
    private static final long MOST_VALUES = 2 * Graph.MOST_VALUES_PER_EVENT;

    private static final int NONE = -1;

    private final Graph graph;
    private final Lowering<O> lowering;
    private final List<Integer> sizes = new ArrayList<>();
    private final List<LoweredStep<O>> steps = new ArrayList<>();
    /** For each tensor of the graph, the tensor of the program that holds its values. */
    private final List<Integer> values = new ArrayList<>();
    /** For each tensor of the graph, the tensor of the program that holds its mask, or {@link #NONE}. */
    private final List<Integer> masks = new ArrayList<>();

    private long total;

    private ProgramBuilder(Graph graph, Lowering<O> lowering) {
        this.graph = graph;
        this.lowering = lowering;
    }

    /** How a call becomes steps. */
    interface Lowering<O> {
        /** Whether a layer computes with a mask. */
        boolean readsMask(Layer layer);

        /** The steps of a call, one behind the other; none where the values stay as they are. */
        List<O> steps(int member, List<Shape> inputs, boolean masked);

        /** The step that makes a mask. */
        O mask(Op op);
    }

    record LoweredStep<O>(int member, String name, O op, List<Integer> inputs, int output) {}

    record Lowered<O>(
            List<Integer> sizes,
            List<Integer> inputs,
            List<LoweredStep<O>> steps,
            List<Integer> outputs,
            List<String> maskedOutputs) {}

    static <O> Lowered<O> build(Graph graph, Lowering<O> lowering) {
        return new ProgramBuilder<>(graph, lowering).build();
    }

    private Lowered<O> build() {
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
        List<String> masked = graph.outputs().stream()
                .filter(output -> masks.get(output.tensor()) != NONE)
                .map(Graph.Output::name)
                .toList();
        return new Lowered<>(sizes, inputs, steps, outputs, masked);
    }

    private void lower(Graph.Call call) {
        Graph.Member member = graph.members().get(call.member());
        Layer layer = member.layer();
        String name = member.config().name();
        List<Shape> shapes = call.inputs().stream().map(graph::shape).toList();
        List<Integer> inputs =
                new ArrayList<>(call.inputs().stream().map(values::get).toList());
        List<Integer> present = call.inputs().stream()
                .map(masks::get)
                .filter(mask -> mask != NONE)
                .toList();
        masks.add(mask(call, layer, name, shapes, present));
        boolean masked = !present.isEmpty() && lowering.readsMask(layer);
        if (masked) {
            inputs.add(present.get(0));
        }
        List<Integer> reads = inputs;
        for (O op : lowering.steps(call.member(), shapes, masked)) {
            reads = List.of(step(call.member(), name, op, reads, call.shape().size()));
        }
        values.add(reads.get(0));
    }

    /** The mask that goes with the output of a call. */
    private int mask(Graph.Call call, Layer layer, String name, List<Shape> shapes, List<Integer> present) {
        Optional<Op> started = layer.startsMask(shapes.get(0));
        if (started.isPresent()) {
            return maskStep(
                    call, name, started.get(), List.of(values.get(call.inputs().get(0))));
        }
        if (present.isEmpty() || !layer.maskFlow().passes()) {
            return NONE;
        }
        List<Integer> carried = call.inputs().stream().map(masks::get).toList();
        Optional<Op> joined = layer.joinedMask(shapes, carried);
        if (joined.isEmpty()) {
            return NONE;
        }
        return joined.get() instanceof Identity ? present.get(0) : maskStep(call, name, joined.get(), present);
    }

    /** A mask has the axes of the values but the last. */
    private int maskStep(Graph.Call call, String name, Op op, List<Integer> inputs) {
        Shape shape = call.shape();
        long size = shape.size(0, shape.rank() - 1);
        return step(call.member(), name + " (mask)", lowering.mask(op), inputs, size);
    }

    private int step(int member, String name, O op, List<Integer> inputs, long size) {
        int output = tensor(name, size);
        steps.add(new LoweredStep<>(member, name, op, inputs, output));
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
