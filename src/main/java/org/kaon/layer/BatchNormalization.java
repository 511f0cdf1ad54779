package org.kaon.layer;

import java.util.ArrayList;
import java.util.List;
import org.kaon.kernel.Affine;
import org.kaon.kernel.BatchNormalizationStep;
import org.kaon.kernel.MovingNormalization;
import org.kaon.kernel.Op;
import org.kaon.kernel.TrainingOp;

/**
 * {@code y = (x - moving_mean) / √(moving_variance + epsilon) · gamma + beta} per index of one axis, at inference with the moving statistics. In
 * training they follow those of the batch, which take their place, unless the layer is frozen ({@code trainable} false): then all is as at
 * inference, in Keras since 2.0 on TensorFlow 2. Inside {@code TimeDistributed} the statistics are those of all steps together in Keras 2 and
 * of each step by itself in Keras 3.
 *
 * @param config the layer's settings
 * @param axis counted with the batch axis as 0
 * @param epsilon added to the variance
 * @param center whether there is a beta
 * @param scale whether there is a gamma
 */
record BatchNormalization(LayerConfig config, int axis, double epsilon, boolean center, boolean scale)
        implements Layer {
    private static final double LEAST_FUSED_EPSILON = 1.001e-5;
    /** Keras 3 adds its own epsilon to the number of values that a mask lets through. */
    private static final double MORE_COUNT = 1e-7;

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
    public List<TrainingOp> trainingOps(List<Shape> inputs) {
        return List.of(step(inputs.get(0), 0));
    }

    /** Keras reads a mask in training only, for the statistics. */
    @Override
    public List<TrainingOp> maskedTrainingOps(List<Shape> inputs) {
        Shape input = inputs.get(0);
        return List.of(step(input, (int) input.size(1, input.rank())));
    }

    private TrainingOp step(Shape input, int valuesPerFlag) {
        int channel = Inputs.axis(config, axis, input);
        boolean fused = isFused(input, channel);
        MovingNormalization shape = new MovingNormalization(
                (int) input.size(0, channel),
                input.axis(channel),
                (int) input.size(channel + 1, input.rank()),
                fused ? Math.max(epsilon, LEAST_FUSED_EPSILON) : epsilon,
                scale,
                center);
        if (!config.isTrainable()) {
            return shape;
        }
        boolean keras2 = config.kerasVersion().isKeras2();
        double moreCount = valuesPerFlag == 0 || keras2 ? 0 : MORE_COUNT;
        return new BatchNormalizationStep(shape, 1, !keras2, momentum(keras2), valuesPerFlag, moreCount, fused);
    }

    private double momentum(boolean keras2) {
        double momentum = config.numberOr("momentum", 0.99);
        // Keras 2 holds the batch's weight in float32, whatever the network computes in.
        return keras2 ? 1 - (double) (float) (1 - momentum) : momentum;
    }

    /** Whether Keras 2 leaves the work to a kernel of TensorFlow's for images and volumes, whose moving variance is unbiased. */
    private boolean isFused(Shape input, int channel) {
        boolean channelAtAnEnd = channel == 0 || channel == input.rank() - 1;
        return config.kerasVersion().isKeras2()
                && (input.rank() == 3 || input.rank() == 4)
                && channelAtAnEnd
                && config.flagOr("fused", true)
                && !config.textOr("dtype", "float32").equals("float64");
    }

    @Override
    public boolean readsMaskInTraining() {
        return config.isTrainable();
    }

    @Override
    public MaskFlow maskFlow() {
        return MaskFlow.PASSES;
    }
}
