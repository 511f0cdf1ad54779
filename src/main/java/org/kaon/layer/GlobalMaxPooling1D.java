package org.kaon.layer;

import java.util.List;
import org.kaon.kernel.MaxPool;
import org.kaon.kernel.Op;
import org.kaon.kernel.Windows;

/**
 * The largest value of each channel over all steps; NaN where there is one (on TensorFlow 1, below Keras before 2.4, NaN is passed over).
 *
 * @param config the layer's settings
 * @param channelsFirst whether an event is channels × steps
 * @param keepsSteps whether the step axis stays, with size 1
 */
record GlobalMaxPooling1D(LayerConfig config, boolean channelsFirst, boolean keepsSteps) implements Layer {
    static Layer of(LayerConfig config, Layers layers) {
        return new GlobalMaxPooling1D(config, ChannelOrder.isFirst(config), config.flagOr("keepdims", false));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Sequence.of(config, inputs, channelsFirst).reduced(keepsSteps);
    }

    @Override
    public Op op(List<Shape> inputs, Parameters parameters) {
        Sequence steps = Sequence.of(config, inputs, channelsFirst);
        return new MaxPool(
                Windows.all(steps.count(), steps.channels(), channelsFirst),
                config.kerasVersion().isBefore(2, 4),
                false);
    }
}
