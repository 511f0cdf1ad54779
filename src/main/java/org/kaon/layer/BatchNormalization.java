package org.kaon.layer;

import java.util.ArrayList;
import java.util.List;
import org.kaon.kernel.Affine;
import org.kaon.kernel.Op;

/**
 * {@code y = (x - moving_mean) / √(moving_variance + epsilon) · gamma + beta} per index of one axis: the form at inference, which reads no
 * mask.
 *
 * @param config the layer's settings
 * @param axis counted with the batch axis as 0
 * @param epsilon added to the variance
 * @param center whether there is a beta
 * @param scale whether there is a gamma
 */
record BatchNormalization(LayerConfig config, int axis, double epsilon, boolean center, boolean scale)
        implements Layer {
    static Layer of(LayerConfig config, Layers layers) {
        config.refuse("renorm", "virtual_batch_size", "adjustment");
        int[] axes = config.integersOr("axis", -1);
        if (axes.length != 1) {
            throw config.unsupported("axis of " + axes.length + " axes; supported: one");
        }
        return new BatchNormalization(
                config,
                axes[0],
                config.numberOr("epsilon", 1e-3),
                config.flagOr("center", true),
                config.flagOr("scale", true));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Inputs.one(config, inputs);
        Inputs.axis(config, axis, input);
        return input;
    }

    @Override
    public List<ParameterSpec> parameters(List<Shape> inputs) {
        int size = inputs.get(0).axis(Inputs.axis(config, axis, inputs.get(0)));
        List<ParameterSpec> specs = new ArrayList<>();
        if (scale) {
            specs.add(ParameterSpec.trainable("gamma", size).initializedBy("ones"));
        }
        if (center) {
            specs.add(ParameterSpec.trainable("beta", size));
        }
        specs.add(ParameterSpec.statistic("moving_mean", size));
        specs.add(ParameterSpec.statistic("moving_variance", size).initializedBy("ones"));
        return specs;
    }

    @Override
    public Op op(List<Shape> inputs, Parameters parameters) {
        Shape input = inputs.get(0);
        int channel = Inputs.axis(config, axis, input);
        double[] factor = parameters.get("moving_variance").values();
        double[] gamma = scale ? parameters.get("gamma").values() : Floats.doubles(factor.length, 1);
        for (int i = 0; i < factor.length; i++) {
            factor[i] = gamma[i] / Math.sqrt(factor[i] + epsilon);
        }
        return new Affine(
                (int) input.size(0, channel),
                (int) input.size(channel + 1, input.rank()),
                parameters.get("moving_mean").floats(),
                Floats.of(factor),
                center ? parameters.get("beta").floats() : new float[factor.length]);
    }

    @Override
    public MaskFlow maskFlow() {
        return MaskFlow.PASSES;
    }
}
