package org.kaon.layer;

import java.util.List;
import org.kaon.kernel.ActivityPenalty;
import org.kaon.kernel.Identity;
import org.kaon.kernel.Op;
import org.kaon.kernel.TrainingOp;

/**
 * {@code y = x}; adds {@code (l1 Σ|x| + l2 Σx²) / events} to the loss.
 *
 * @param config the layer's settings
 */
record ActivityRegularization(LayerConfig config) implements Layer {
    static Layer of(LayerConfig config, Layers layers) {
        return new ActivityRegularization(config);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Inputs.one(config, inputs);
    }

    @Override
    public Op op(List<Shape> inputs, Parameters parameters) {
        return new Identity();
    }

    @Override
    public List<TrainingOp> trainingOps(List<Shape> inputs) {
        return List.of(
                new ActivityPenalty((int) inputs.get(0).size(), config.numberOr("l1", 0), config.numberOr("l2", 0)));
    }

    @Override
    public MaskFlow maskFlow() {
        return MaskFlow.PASSES;
    }
}
