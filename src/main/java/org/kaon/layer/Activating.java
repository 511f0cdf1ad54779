package org.kaon.layer;

import java.util.List;
import org.kaon.activation.Activation;
import org.kaon.activation.Linear;
import org.kaon.kernel.Identity;
import org.kaon.kernel.Mapped;
import org.kaon.kernel.Op;
import org.kaon.kernel.Parameterless;
import org.kaon.kernel.TrainingOp;

/**
 * {@code y = f(x)}, any shape: Keras's {@code Activation}, and what the activation layers without parameters become.
 *
 * @param config the layer's settings
 * @param activation f
 */
record Activating(LayerConfig config, Activation activation) implements Layer {
    static Layer of(LayerConfig config, Layers layers) {
        if (!config.has("activation")) {
            throw config.invalid("setting 'activation' is missing");
        }
        return new Activating(config, ActivationSetting.read(config, layers));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Inputs.one(config, inputs);
    }

    @Override
    public Op op(List<Shape> inputs, Parameters parameters) {
        Shape input = inputs.get(0);
        return activation instanceof Linear
                ? new Identity()
                : new Mapped(Inputs.vectors(input), input.last(), activation);
    }

    @Override
    public List<TrainingOp> trainingOps(List<Shape> inputs) {
        Shape input = inputs.get(0);
        return steps(Inputs.vectors(input), input.last(), activation);
    }

    /** The training step of an activation, by itself so that a loss may start from what goes into it; none for the identity. */
    static List<TrainingOp> steps(int positions, int width, Activation activation) {
        if (activation instanceof Linear) {
            return List.of();
        }
        // One without a derivative is refused here, not in the middle of a training.
        activation.backward(new float[1], new float[1], new float[1], new float[1], 1, 1);
        return List.of(new Parameterless(new Mapped(positions, width, activation)));
    }

    @Override
    public MaskFlow maskFlow() {
        return MaskFlow.PASSES;
    }
}
