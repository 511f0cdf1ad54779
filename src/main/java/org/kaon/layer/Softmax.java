package org.kaon.layer;

import java.util.List;
import org.kaon.kernel.GroupSoftmax;
import org.kaon.kernel.Mapped;
import org.kaon.kernel.Op;

/**
 * {@code y = exp(x) / Σ exp(x)}, the sum taken along one or several axes.
 *
 * <p>A mask is handed on in Keras 2, and not read: Keras 2.2.4 does so, and later releases of Keras 2 can't evaluate such a model, since
 * they align the mask (events × steps) with the last axes of the input. In Keras 3 it is refused for that reason.
 *
 * @param config the layer's settings
 * @param axes counted with the batch axis as 0
 */
record Softmax(LayerConfig config, int[] axes) implements Layer {
    static Layer of(LayerConfig config, Layers layers) {
        return new Softmax(config, config.integersOr("axis", -1));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Inputs.one(config, inputs);
        Inputs.axes(config, axes, input);
        return input;
    }

    @Override
    public Op op(List<Shape> inputs, Parameters parameters) {
        Shape input = inputs.get(0);
        int[] along = Inputs.axes(config, axes, input);
        if (along.length == 1 && along[0] == input.rank() - 1) {
            return new Mapped(Inputs.vectors(input), input.last(), new org.kaon.activation.Softmax());
        }
        return new GroupSoftmax(
                AxisGroups.of(input, along),
                along.length > 1 && !config.kerasVersion().isBefore(2, 4));
    }

    @Override
    public MaskFlow maskFlow() {
        return config.kerasVersion().isKeras2() ? MaskFlow.PASSES : MaskFlow.READ_AND_PASSES;
    }

    @Override
    public Op maskedOp(List<Shape> inputs, Parameters parameters) {
        throw config.unsupported(
                "mask: Keras's masked Softmax expects a mask with all axes of the input, Masking makes one without the last");
    }
}
