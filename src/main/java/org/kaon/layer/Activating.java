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

    /** A training step with an activation behind it, as a step of its own so that a loss may start from what goes into it. */
    static List<TrainingOp> after(TrainingOp step, int positions, int width, Activation activation) {
        return activation instanceof Linear
                ? List.of(step)
                : List.of(step, new Parameterless(new Mapped(positions, width, activation)));
    }

    @Override
    public MaskFlow maskFlow() {
        return MaskFlow.PASSES;
    }
}
