package org.kaon.network;

import java.util.List;
import org.kaon.kernel.Identity;
import org.kaon.kernel.Op;
import org.kaon.layer.Layer;
import org.kaon.layer.Parameters;
import org.kaon.layer.Shape;

/**
 * A network lowered to steps for inputs of fixed shapes. Immutable. Tensors are numbered anew: layers that leave memory as it lies have
 * none of their own.
 *
 * @param sizes for each tensor, values per event
 * @param inputs the tensors to fill before the first step
 * @param steps in the order in which they run; each writes one tensor that no other step writes
 * @param outputs the tensors to read after the last step; an input may be one, and one may occur twice
 */
public record Program(List<Integer> sizes, List<Integer> inputs, List<Step> steps, List<Integer> outputs) {
    /**
     * Copies the lists.
     *
     * @param sizes values per event of each tensor
     * @param inputs the tensors to fill
     * @param steps what runs
     * @param outputs the tensors to read
     */
    public Program {
        sizes = List.copyOf(sizes);
        inputs = List.copyOf(inputs);
        steps = List.copyOf(steps);
        outputs = List.copyOf(outputs);
    }

    /**
     * A step.
     *
     * @param name of the layer it comes from
     * @param op what it computes
     * @param inputs the tensors it reads
     * @param output the tensor it writes
     */
    public record Step(String name, Op op, List<Integer> inputs, int output) {
        /**
         * Copies the list.
         *
         * @param name of the layer
         * @param op what it computes
         * @param inputs the tensors it reads
         * @param output the tensor it writes
         */
        public Step {
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * The working memory that the hungriest step needs.
     *
     * @return a count of values
     */
    public int scratchSize() {
        return steps.stream().mapToInt(step -> step.op().scratchSize()).max().orElse(0);
    }

    static Program of(Network network) {
        Graph graph = network.graph();
        ProgramBuilder.Lowered<Op> lowered = ProgramBuilder.build(graph, new ProgramBuilder.Lowering<>() {
            @Override
            public boolean readsMask(Layer layer) {
                return layer.maskFlow().reads();
            }

            @Override
            public List<Op> steps(int member, List<Shape> inputs, boolean masked) {
                Layer layer = graph.members().get(member).layer();
                Parameters parameters = network.parameters().get(member);
                Op op = masked ? layer.maskedOp(inputs, parameters) : layer.op(inputs, parameters);
                return op instanceof Identity ? List.of() : List.of(op);
            }

            @Override
            public Op mask(Op op) {
                return op;
            }
        });
        List<Step> steps = lowered.steps().stream()
                .map(step -> new Step(step.name(), step.op(), step.inputs(), step.output()))
                .toList();
        return new Program(lowered.sizes(), lowered.inputs(), steps, lowered.outputs());
    }
}
