package org.kaon.layer;

import java.util.List;
import org.kaon.kernel.Affine;
import org.kaon.kernel.Op;
import org.kaon.kernel.ScalingStep;
import org.kaon.kernel.TrainingOp;

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
        Channels channels = channels(input);
        double[] factors = factors(input, channels);
        return new Affine(
                channels.outer(),
                channels.inner(),
                new float[factors.length],
                Floats.of(factors),
                Floats.of(shifts(input, channels)));
    }

    @Override
    public List<TrainingOp> trainingOps(List<Shape> inputs) {
        Shape input = inputs.get(0);
        Channels channels = channels(input);
        double[] factors = factors(input, channels);
        return List.of(new ScalingStep(
                channels.outer(), channels.inner(), new double[factors.length], factors, shifts(input, channels)));
    }

    private Channels channels(Shape input) {
        return Channels.of(input, shape("scale", input), offset(input));
    }

    private double[] factors(Shape input, Channels channels) {
        return channels.spread(shape("scale", input), config.numbers("scale"));
    }

    private double[] shifts(Shape input, Channels channels) {
        return channels.spread(offset(input), config.has("offset") ? config.numbers("offset") : new double[1]);
    }

    private Shape offset(Shape input) {
        return config.has("offset") ? shape("offset", input) : Broadcast.padded(Shape.of(), input.rank());
    }

    @Override
    public MaskFlow maskFlow() {
        return config.kerasVersion().isKeras2() ? MaskFlow.ENDS : MaskFlow.PASSES;
    }

    private Shape shape(String key, Shape input) {
        return Broadcast.padded(Broadcast.withoutLeadingOnes(config.nesting(key), input.rank()), input.rank());
    }
}
