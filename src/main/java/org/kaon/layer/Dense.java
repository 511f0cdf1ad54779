package org.kaon.layer;

import java.util.ArrayList;
import java.util.List;
import org.kaon.activation.Activation;
import org.kaon.kernel.DenseStep;
import org.kaon.kernel.Op;
import org.kaon.kernel.Product;
import org.kaon.kernel.TrainingOp;

/**
 * {@code a = f(x W + b)} along the last axis; x events × … × inputs, W inputs × units.
 *
 * @param config the layer's settings
 * @param units length of the output's last axis
 * @param useBias whether there is a b
 * @param activation f
 */
record Dense(LayerConfig config, int units, boolean useBias, Activation activation) implements Layer {
    static Layer of(LayerConfig config, Layers layers) {
        config.refuse("lora_rank", "quantization_config");
        return new Dense(
                config, config.count("units"), config.flagOr("use_bias", true), ActivationSetting.read(config, layers));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Inputs.one(config, inputs);
        if (input.rank() == 0) {
            throw config.invalid("input is a scalar per event, expected at least one axis");
        }
        return input.with(-1, units);
    }

    @Override
    public List<ParameterSpec> parameters(List<Shape> inputs) {
        List<ParameterSpec> specs = new ArrayList<>();
        specs.add(ParameterSpec.trainable("kernel", inputs.get(0).last(), units).initializedBy("glorot_uniform"));
        if (useBias) {
            specs.add(ParameterSpec.trainable("bias", units));
        }
        return specs;
    }

    @Override
    public Op op(List<Shape> inputs, Parameters parameters) {
        Shape input = inputs.get(0);
        float[] bias = useBias ? parameters.get("bias").floats() : new float[units];
        return new Product(
                Inputs.vectors(input),
                input.last(),
                units,
                parameters.get("kernel").floats(),
                bias,
                activation);
    }

    @Override
    public List<TrainingOp> trainingOps(List<Shape> inputs) {
        Shape input = inputs.get(0);
        int positions = Inputs.vectors(input);
        List<TrainingOp> steps = new ArrayList<>();
        steps.add(new DenseStep(positions, input.last(), units, useBias));
        steps.addAll(Activating.steps(positions, units, activation));
        return steps;
    }

    @Override
    public MaskFlow maskFlow() {
        return MaskFlow.PASSES;
    }
}
