package org.kaon.layer;

import java.util.List;
import org.kaon.kernel.Affine;
import org.kaon.kernel.Op;

/**
 * {@code y = x · scale + offset}, both numbers or lists that broadcast along the last axes.
 *
 * @param config the layer's settings
 */
record Rescaling(LayerConfig config) implements Layer {
    static Layer of(LayerConfig config, Layers layers) {
        config.numbers("scale");
        if (config.has("offset")) {
            config.numbers("offset");
        }
        return new Rescaling(config);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Inputs.one(config, inputs);
        Broadcast.check(config, "scale", input);
        if (config.has("offset")) {
            Broadcast.check(config, "offset", input);
        }
        return input;
    }

    @Override
    public Op op(List<Shape> inputs, Parameters parameters) {
        Shape input = inputs.get(0);
        Shape scale = shape("scale", input);
        Shape offset = config.has("offset") ? shape("offset", input) : Broadcast.padded(Shape.of(), input.rank());
        Channels channels = Channels.of(input, scale, offset);
        float[] factors = Floats.of(channels.spread(scale, config.numbers("scale")));
        double[] shifts = config.has("offset") ? config.numbers("offset") : new double[1];
        return new Affine(
                channels.outer(),
                channels.inner(),
                new float[factors.length],
                factors,
                Floats.of(channels.spread(offset, shifts)));
    }

    @Override
    public MaskFlow maskFlow() {
        return config.kerasVersion().isKeras2() ? MaskFlow.ENDS : MaskFlow.PASSES;
    }

    private Shape shape(String key, Shape input) {
        return Broadcast.padded(Broadcast.withoutLeadingOnes(config.nesting(key), input.rank()), input.rank());
    }
}
