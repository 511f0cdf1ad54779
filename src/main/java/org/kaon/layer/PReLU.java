package org.kaon.layer;

import java.util.List;
import org.kaon.kernel.Op;
import org.kaon.kernel.ParametricRelu;
import org.kaon.kernel.ParametricReluStep;
import org.kaon.kernel.TrainingOp;

/**
 * {@code y = max(x, 0) - alpha · max(-x, 0)} with a learned slope alpha of the input's shape, 1 along the shared axes.
 *
 * @param config the layer's settings
 * @param sharedAxes counted with the batch axis as 0
 */
record PReLU(LayerConfig config, int[] sharedAxes) implements Layer {
    static Layer of(LayerConfig config, Layers layers) {
        return new PReLU(config, config.integersOr("shared_axes"));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        alpha(Inputs.one(config, inputs));
        return inputs.get(0);
    }

    @Override
    public List<ParameterSpec> parameters(List<Shape> inputs) {
        return List.of(ParameterSpec.trainable("alpha", alpha(inputs.get(0)).axes()));
    }

    @Override
    public Op op(List<Shape> inputs, Parameters parameters) {
        Shape alpha = alpha(inputs.get(0));
        Channels channels = Channels.of(inputs.get(0), alpha);
        double[] slopes = channels.spread(alpha, parameters.get("alpha").values());
        return new ParametricRelu(channels.outer(), channels.inner(), Floats.of(slopes));
    }

    @Override
    public List<TrainingOp> trainingOps(List<Shape> inputs) {
        return List.of(new ParametricReluStep(Broadcast.source(alpha(inputs.get(0)), inputs.get(0))));
    }

    @Override
    public MaskFlow maskFlow() {
        return MaskFlow.PASSES;
    }

    private Shape alpha(Shape input) {
        Shape alpha = input;
        for (int axis : sharedAxes) {
            if (axis < 1 || axis > input.rank()) {
                throw config.invalid(
                        "shared_axes has " + axis + ", expected 1 to " + input.rank() + " for an input " + input);
            }
            alpha = alpha.with(axis - 1, 1);
        }
        return alpha;
    }
}
