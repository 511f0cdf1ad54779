package org.kaon.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;
import org.kaon.kernel.Identity;
import org.kaon.kernel.Op;
import org.kaon.kernel.MaskAnd;
import org.kaon.layer.Layer;
import org.kaon.layer.MaskFlow;
import org.kaon.layer.Parameters;
import org.kaon.layer.Shape;

/** Lowers a network call by call; masks travel beside the values as tensors of their own. */
final class ProgramBuilder {
    /** The most values that all tensors may hold together per event. */
    private static final long MOST_VALUES = 2 * Graph.MOST_VALUES_PER_EVENT;

    private final Network network;
    private final List<Integer> sizes = new ArrayList<>();
    private final List<Program.Step> steps = new ArrayList<>();
    /** For each tensor of the graph, the tensor of the program that holds its values. */
    private final List<Integer> values = new ArrayList<>();
    /** For each tensor of the graph, the tensor of the program that holds its mask, or null. */
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
                throw new ModelFormatException(
                        "Input '" + input.name() + "' has the shape " + input.shape() + ", expected every axis to be known here");
            }
            values.add(tensor(input.name(), input.shape().size()));
            masks.add(null);
        }
        List<Integer> inputs = List.copyOf(values);
        for (Graph.Call call : graph.calls()) {
            lower(call);
        }
        List<Integer> outputs =
                graph.outputs().stream().map(output -> values.get(output.tensor())).toList();
        return new Program(sizes, inputs, steps, outputs);
    }

    private void lower(Graph.Call call) {
        Graph.Member member = network.graph().members().get(call.member());
        Parameters parameters = network.parameters().get(call.member());
        Layer layer = member.layer();
        String name = member.config().name();
        List<Shape> shapes = call.inputs().stream().map(network.graph()::shape).toList();
        List<Integer> inputs = new ArrayList<>(call.inputs().stream().map(values::get).toList());
        Integer mask = combinedMask(name, call.inputs());
        MaskFlow flow = layer.maskFlow();
        boolean reads = flow == MaskFlow.READ_AND_ENDS || flow == MaskFlow.READ_AND_PASSES;
        Op op;
        if (mask != null && reads) {
            inputs.add(mask);
            op = layer.maskedOp(shapes, parameters);
        } else {
            op = layer.op(shapes, parameters);
        }
        values.add(op instanceof Identity ? inputs.get(0) : step(name, op, inputs, call.shape().size()));
        boolean passes = flow == MaskFlow.PASSES || flow == MaskFlow.READ_AND_PASSES;
        masks.add(layer.startsMask(shapes.get(0))
                .map(start -> step(name + " (mask)", start, List.of(inputs.get(0)), shapes.get(0).axis(0)))
                .orElse(passes ? mask : null));
    }

    /** The masks of all inputs that have one, combined by "and". */
    private Integer combinedMask(String name, List<Integer> tensors) {
        List<Integer> present = tensors.stream().map(masks::get).filter(Objects::nonNull).distinct().toList();
        if (present.size() < 2) {
            return present.isEmpty() ? null : present.get(0);
        }
        int size = sizes.get(present.get(0));
        return step(name + " (mask)", new MaskAnd(size), present, size);
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
