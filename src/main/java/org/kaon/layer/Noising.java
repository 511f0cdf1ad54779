package org.kaon.layer;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import org.kaon.kernel.AlphaDropping;
import org.kaon.kernel.Disturbance;
import org.kaon.kernel.DisturbanceStep;
import org.kaon.kernel.Dropping;
import org.kaon.kernel.GaussianFactor;
import org.kaon.kernel.GaussianShift;
import org.kaon.kernel.Identity;
import org.kaon.kernel.Op;
import org.kaon.kernel.TrainingOp;

/**
 * Noise in training, {@code y = x} at inference: dropouts and Gaussian noise. A frozen layer makes its noise, too, as in Keras. Keras's
 * setting {@code seed} is not read: all noise comes from the seed of the training.
 *
 * @param config the layer's settings
 * @param deviating the setting that is 0 where there is no noise
 * @param disturbance what is done to each value, by that setting
 * @param pattern the axes of the noise for an input, batch axis first: 1 where values share a random number, unknown for a batch of any size
 */
record Noising(
        LayerConfig config,
        String deviating,
        DoubleFunction<Disturbance> disturbance,
        BiFunction<LayerConfig, Shape, Shape> pattern)
        implements Layer {
    private static final String RATE = "rate";
    private static final String NOISE_SHAPE = "noise_shape";

    static Layer dropout(LayerConfig config, Layers layers) {
        return new Noising(config, RATE, Dropping::new, Noising::asSet);
    }

    static Layer alphaDropout(LayerConfig config, Layers layers) {
        return new Noising(config, RATE, AlphaDropping::new, Noising::asSet);
    }

    static Layer spatialDropout(LayerConfig config, Layers layers) {
        return new Noising(config, RATE, Dropping::new, Noising::perChannel);
    }

    static Layer gaussianDropout(LayerConfig config, Layers layers) {
        return new Noising(config, RATE, rate -> new GaussianFactor(Math.sqrt(rate / (1 - rate))), Noising::perValue);
    }

    static Layer gaussianNoise(LayerConfig config, Layers layers) {
        return new Noising(config, "stddev", GaussianShift::new, Noising::perValue);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Inputs.one(config, inputs);
    }

    @Override
    public Op op(List<Shape> inputs, Parameters parameters) {
        return new Identity();
    }

    @Override
    public List<TrainingOp> trainingOps(List<Shape> inputs) {
        if (!config.has(deviating)) {
            throw config.invalid("setting '" + deviating + "' is missing");
        }
        double value = config.numberOr(deviating, 0);
        if (!(value >= 0 && value < (deviating.equals(RATE) ? 1 : Double.POSITIVE_INFINITY))) {
            throw config.invalid(deviating + " is " + value + ", expected at least 0"
                    + (deviating.equals(RATE) ? " and less than 1" : ""));
        }
        if (value == 0) {
            return List.of();
        }
        Shape input = inputs.get(0);
        Shape noise = pattern.apply(config, input);
        Shape ofEvent = noise.slice(1, noise.rank());
        return List.of(new DisturbanceStep(
                disturbance.apply(value),
                Broadcast.source(ofEvent, input),
                (int) ofEvent.size(),
                noise.axis(0) == Shape.UNKNOWN));
    }

    private static Shape perValue(LayerConfig config, Shape input) {
        return Shape.of(Shape.UNKNOWN).append(input);
    }

    private static Shape perChannel(LayerConfig config, Shape input) {
        int channel = ChannelOrder.isFirst(config) ? 0 : input.rank() - 1;
        int[] ones = new int[input.rank()];
        Arrays.fill(ones, 1);
        return perValue(config, Shape.of(ones).with(channel, input.axis(channel)));
    }

    private static Shape asSet(LayerConfig config, Shape input) {
        if (!config.has(NOISE_SHAPE)) {
            return perValue(config, input);
        }
        Shape whole = perValue(config, input);
        Shape noise = Shape.of(config.sizes(NOISE_SHAPE));
        if (noise.rank() != whole.rank()) {
            throw config.invalid("noise_shape " + noise + " has " + noise.rank() + " axes, expected " + whole.rank()
                    + ", the batch axis included");
        }
        if (noise.axis(0) != Shape.UNKNOWN && noise.axis(0) != 1) {
            throw config.unsupported("noise_shape " + noise + "; supported: null or 1 for the batch axis");
        }
        for (int axis = 1; axis < noise.rank(); axis++) {
            int size = noise.axis(axis);
            if (size != Shape.UNKNOWN && size != 1 && size != whole.axis(axis)) {
                throw config.invalid("noise_shape " + noise + " doesn't broadcast to an input " + input);
            }
            noise = size == Shape.UNKNOWN ? noise.with(axis, whole.axis(axis)) : noise;
        }
        return noise;
    }

    @Override
    public MaskFlow maskFlow() {
        return MaskFlow.PASSES;
    }
}
