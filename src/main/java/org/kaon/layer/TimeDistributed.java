package org.kaon.layer;

import java.util.List;
import java.util.Optional;
import org.kaon.kernel.Identity;
import org.kaon.kernel.Op;
import org.kaon.kernel.TrainingOp;

/**
 * A layer on each step (the first axis) of a sequence; with several inputs, on the steps of all of them side by side.
 *
 * @param config the layer's settings
 * @param step what is done with one step
 */
record TimeDistributed(LayerConfig config, Layer step) implements Layer {
    static Layer of(LayerConfig config, Layers layers) {
        Layer step = layers.of(config.inner("layer"));
        if (step instanceof Masking) {
            throw config.unsupported("layer Masking; supported: any layer that makes no mask");
        }
        return new TimeDistributed(config, step);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Shape.of(steps(inputs)).append(step.outputShape(single(inputs)));
    }

    @Override
    public List<ParameterSpec> parameters(List<Shape> inputs) {
        return step.parameters(single(inputs));
    }

    @Override
    public LayerConfig parameterConfig(LayerConfig own) {
        // A reader that takes the wrapper apart hands over the settings of the layer inside.
        return step.parameterConfig(own.has("layer") ? own.inner("layer") : own);
    }

    @Override
    public boolean isRepeated() {
        return true;
    }

    @Override
    public Op op(List<Shape> inputs, Parameters parameters) {
        return step.op(single(inputs), parameters).times(steps(inputs));
    }

    @Override
    public List<TrainingOp> trainingOps(List<Shape> inputs) {
        int steps = steps(inputs);
        return step.trainingOps(single(inputs)).stream()
                .map(op -> op.times(steps))
                .toList();
    }

    @Override
    public boolean readsMaskInTraining() {
        return step.readsMaskInTraining();
    }

    @Override
    public List<TrainingOp> maskedTrainingOps(List<Shape> inputs) {
        throw config.unsupported("mask together with a layer that reads it in training");
    }

    @Override
    public MaskFlow maskFlow() {
        return step.maskFlow().reads() ? MaskFlow.READ_AND_PASSES : MaskFlow.PASSES;
    }

    @Override
    public Op maskedOp(List<Shape> inputs, Parameters parameters) {
        // Keras hands the layer one flag per step, where it expects a mask inside the step.
        throw config.unsupported("mask together with a layer that reads it");
    }

    @Override
    public Optional<Op> joinedMask(List<Shape> inputs, List<Integer> masks) {
        if (masks.stream().distinct().count() > 1) {
            throw config.unsupported("different masks of its inputs; supported: one that all share");
        }
        return Optional.of(new Identity());
    }

    private int steps(List<Shape> inputs) {
        int steps = Shape.UNKNOWN;
        for (Shape input : inputs) {
            if (input.rank() < 2) {
                throw config.invalid("input " + input + ", expected at least two axes behind the batch axis");
            }
            if (steps != Shape.UNKNOWN && input.axis(0) != Shape.UNKNOWN && input.axis(0) != steps) {
                throw config.invalid("inputs " + inputs + " have different numbers of steps");
            }
            steps = input.axis(0) == Shape.UNKNOWN ? steps : input.axis(0);
        }
        return steps;
    }

    private static List<Shape> single(List<Shape> inputs) {
        return inputs.stream()
                .map(input -> input.slice(Math.min(1, input.rank()), input.rank()))
                .toList();
    }
}
