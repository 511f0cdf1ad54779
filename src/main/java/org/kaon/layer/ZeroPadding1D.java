package org.kaon.layer;

import java.util.List;
import org.kaon.kernel.Gather;
import org.kaon.kernel.Op;

/**
 * A sequence with steps of zeros in front and behind.
 *
 * @param config the layer's settings
 * @param padding how many are added
 * @param stepAxis 0 for steps × features, 1 for {@code channels_first}
 */
record ZeroPadding1D(LayerConfig config, Edges padding, int stepAxis) implements Layer {
    static Layer of(LayerConfig config, Layers layers) {
        return new ZeroPadding1D(config, Edges.read(config, "padding"), ChannelOrder.isFirst(config) ? 1 : 0);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Inputs.one(config, inputs, 2);
        int steps = input.axis(stepAxis);
        return steps == Shape.UNKNOWN ? input : input.with(stepAxis, Inputs.size(config, steps + padding.sum()));
    }

    @Override
    public Op op(List<Shape> inputs, Parameters parameters) {
        Shape input = inputs.get(0);
        int outer = (int) input.size(0, stepAxis);
        int inner = (int) input.size(stepAxis + 1, 2);
        return Gather.shifted(
                outer,
                input.axis(stepAxis),
                inner,
                padding.before(),
                outputShape(inputs).axis(stepAxis));
    }
}
