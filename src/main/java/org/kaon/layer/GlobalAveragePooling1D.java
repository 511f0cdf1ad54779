package org.kaon.layer;

import java.util.List;
import org.kaon.kernel.AveragePool;
import org.kaon.kernel.MaskedAverage;
import org.kaon.kernel.Op;
import org.kaon.kernel.Windows;

/**
 * The mean of each channel over all steps, or over those that a mask lets through (NaN if none).
 *
 * @param config the layer's settings
 * @param channelsFirst whether an event is channels × steps
 * @param keepsSteps whether the step axis stays, with size 1
 */
record GlobalAveragePooling1D(LayerConfig config, boolean channelsFirst, boolean keepsSteps) implements Layer {
    static Layer of(LayerConfig config, Layers layers) {
        return new GlobalAveragePooling1D(config, ChannelOrder.isFirst(config), config.flagOr("keepdims", false));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Sequence.of(config, inputs, channelsFirst).reduced(keepsSteps);
    }

    @Override
    public Op op(List<Shape> inputs, Parameters parameters) {
        Sequence steps = Sequence.of(config, inputs, channelsFirst);
        return new AveragePool(Windows.all(steps.count(), steps.channels(), channelsFirst));
    }

    @Override
    public MaskFlow maskFlow() {
        return MaskFlow.READ_AND_ENDS;
    }

    @Override
    public Op maskedOp(List<Shape> inputs, Parameters parameters) {
        Sequence steps = Sequence.of(config, inputs, channelsFirst);
        return new MaskedAverage(steps.count(), steps.channels(), channelsFirst);
    }
}
