package org.kaon.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kaon.kernel.Groups;
import org.kaon.kernel.LayerNormalizationStep;
import org.kaon.kernel.Op;
import org.kaon.kernel.Standardise;
import org.kaon.kernel.TrainingOp;

/**
 * {@code y = (x - mean) / √(variance + epsilon) · gamma + beta} with mean and variance of each event along some axes. Keras 3's {@code
 * rms_scaling} leaves out mean and beta (the divisor stays the one with the variance, whatever its name says).
 *
 * @param config the layer's settings
 * @param axes counted with the batch axis as 0
 * @param epsilon added to the variance
 * @param rmsScaling whether mean and beta are left out
 */
record LayerNormalization(LayerConfig config, int[] axes, double epsilon, boolean rmsScaling) implements Layer {
    static Layer of(LayerConfig config, Layers layers) {
        int[] axes = config.integersOr("axis", -1);
        if (!config.kerasVersion().isKeras2()) {
            // Keras 3 sorts the axes as they are written.
            Arrays.sort(axes);
        }
        return new LayerNormalization(
                config, axes, config.numberOr("epsilon", 1e-3), config.flagOr("rms_scaling", false));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Inputs.one(config, inputs);
        Inputs.axes(config, axes, input);
        return input;
    }

    @Override
    public List<ParameterSpec> parameters(List<Shape> inputs) {
        Shape input = inputs.get(0);
        int[] sizes =
                Arrays.stream(Inputs.axes(config, axes, input)).map(input::axis).toArray();
        List<ParameterSpec> specs = new ArrayList<>();
        if (hasGamma()) {
            specs.add(ParameterSpec.trainable("gamma", sizes).initializedBy("ones"));
        }
        if (hasBeta()) {
            specs.add(ParameterSpec.trainable("beta", sizes));
        }
        return specs;
    }

    @Override
    public Op op(List<Shape> inputs, Parameters parameters) {
        Groups groups = AxisGroups.of(inputs.get(0), Inputs.axes(config, axes, inputs.get(0)));
        int members = groups.step().length;
        float[] gamma = hasGamma() ? parameters.get("gamma").floats() : Floats.filled(members, 1);
        float[] beta = hasBeta() ? parameters.get("beta").floats() : new float[members];
        return new Standardise(groups, epsilon, !rmsScaling, gamma, beta);
    }

    @Override
    public List<TrainingOp> trainingOps(List<Shape> inputs) {
        Groups groups = AxisGroups.of(inputs.get(0), Inputs.axes(config, axes, inputs.get(0)));
        return List.of(new LayerNormalizationStep(groups, epsilon, !rmsScaling, hasGamma(), hasBeta()));
    }

    @Override
    public MaskFlow maskFlow() {
        return MaskFlow.PASSES;
    }

    private boolean hasGamma() {
        return rmsScaling || config.flagOr("scale", true);
    }

    private boolean hasBeta() {
        return !rmsScaling && config.flagOr("center", true);
    }
}
