package org.kaon.network;

import java.util.List;
import org.kaon.UnsupportedModelException;
import org.kaon.kernel.Op;
import org.kaon.kernel.Parameterless;
import org.kaon.kernel.TrainingOp;
import org.kaon.layer.Layer;
import org.kaon.layer.Shape;

/**
 * A graph lowered to training steps, for inputs of fixed shapes; parameters stand apart. Immutable. Tensors are numbered as in {@link
 * Program}.
 *
 * @param sizes for each tensor, values per event
 * @param inputs the tensors to fill before the first step
 * @param steps in the order in which they run forward; each writes one tensor that no other step writes
 * @param outputs the tensors to read after the last step
 * @param maskedOutputs names of the outputs with which a mask goes
 */
public record TrainingProgram(
        List<Integer> sizes,
        List<Integer> inputs,
        List<Step> steps,
        List<Integer> outputs,
        List<String> maskedOutputs) {
    /**
     * Copies the lists.
     *
     * @param sizes values per event of each tensor
     * @param inputs the tensors to fill
     * @param steps what runs
     * @param outputs the tensors to read
     * @param maskedOutputs names of the outputs with which a mask goes
     */
    public TrainingProgram {
        sizes = List.copyOf(sizes);
        inputs = List.copyOf(inputs);
        steps = List.copyOf(steps);
        outputs = List.copyOf(outputs);
        maskedOutputs = List.copyOf(maskedOutputs);
    }

    /**
     * A step.
     *
     * @param member index in the graph of the layer it comes from, whose parameters it reads
     * @param name of that layer
     * @param op what it computes
     * @param inputs the tensors it reads
     * @param output the tensor it writes
     */
    public record Step(int member, String name, TrainingOp op, List<Integer> inputs, int output) {
        /**
         * Copies the list.
         *
         * @param member index of the layer
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
     * Lowers a graph.
     *
     * @param graph the structure; every axis of its inputs must be known
     * @return the program
     * @throws org.kaon.ModelFormatException where an axis of an input is not known
     * @throws UnsupportedModelException where a network can't be trained through a layer
     */
    public static TrainingProgram of(Graph graph) {
        ProgramBuilder.Lowered<TrainingOp> lowered = ProgramBuilder.build(graph, new ProgramBuilder.Lowering<>() {
            @Override
            public boolean readsMask(Layer layer) {
                return layer.readsMaskInTraining();
            }

            @Override
            public List<TrainingOp> steps(int member, List<Shape> inputs, boolean masked) {
                Graph.Member called = graph.members().get(member);
                try {
                    return Activity.penalised(
                            called,
                            inputs,
                            () -> masked
                                    ? called.layer().maskedTrainingOps(inputs)
                                    : called.layer().trainingOps(inputs));
                } catch (UnsupportedModelException e) {
                    throw e.at(called.config().toString());
                }
            }

            @Override
            public TrainingOp mask(Op op) {
                return new Parameterless(op);
            }
        });
        List<Step> steps = lowered.steps().stream()
                .map(step -> new Step(step.member(), step.name(), step.op(), step.inputs(), step.output()))
                .toList();
        return new TrainingProgram(
                lowered.sizes(), lowered.inputs(), steps, lowered.outputs(), lowered.maskedOutputs());
    }
}
