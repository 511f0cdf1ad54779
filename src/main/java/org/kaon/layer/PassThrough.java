package org.kaon.layer;

import java.util.List;
import org.kaon.kernel.Identity;
import org.kaon.kernel.Op;

/**
 * {@code y = x}: {@code Identity}.
 *
 * @param config the layer's settings
 * @param maskFlow Keras 2's {@code Identity} drops a mask, all others hand it on
 */
record PassThrough(LayerConfig config, MaskFlow maskFlow) implements Layer {
    static Layer of(LayerConfig config, Layers layers) {
        return new PassThrough(config, MaskFlow.PASSES);
    }

    static Layer identity(LayerConfig config, Layers layers) {
        return new PassThrough(config, config.kerasVersion().isKeras2() ? MaskFlow.ENDS : MaskFlow.PASSES);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Inputs.one(config, inputs);
    }

    @Override
    public Op op(List<Shape> inputs, Parameters parameters) {
        return new Identity();
    }
}
