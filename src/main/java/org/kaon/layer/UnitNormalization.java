package org.kaon.layer;

import java.util.List;
import org.kaon.kernel.Op;
import org.kaon.kernel.UnitLength;

/**
 * {@code y = x / |x|} with the Euclidean length along some axes. The length counts as 1e-6 at least until Keras 3.5 ({@code x /
 * √max(Σx², 1e-12)}), as 1e-12 since.
 *
 * @param config the layer's settings
 * @param axes counted with the batch axis as 0
 */
record UnitNormalization(LayerConfig config, int[] axes) implements Layer {
    static Layer of(LayerConfig config, Layers layers) {
        return new UnitNormalization(config, config.integersOr("axis", -1));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Inputs.one(config, inputs);
        Inputs.axes(config, axes, input);
        return input;
    }

    @Override
    public Op op(List<Shape> inputs, Parameters parameters) {
        int[] along = Inputs.axes(config, axes, inputs.get(0));
        return new UnitLength(
                AxisGroups.of(inputs.get(0), along), config.kerasVersion().isBefore(3, 6) ? 1e-6 : 1e-12);
    }

    @Override
    public MaskFlow maskFlow() {
        return MaskFlow.PASSES;
    }
}
