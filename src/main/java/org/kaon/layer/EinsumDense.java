package org.kaon.layer;

import java.util.ArrayList;
import java.util.List;
import org.kaon.activation.Activation;
import org.kaon.activation.Elementwise;
import org.kaon.kernel.Einsum;
import org.kaon.kernel.Op;
import org.kaon.kernel.Product;

/**
 * {@code y = f(einsum(equation, x, W) + b)}: a dense layer along any axes, such as {@code abc,cd->abd}.
 *
 * @param config the layer's settings
 * @param equation Einstein's notation, with an ellipsis for axes that stay
 * @param outputSizes of the axes with letters behind the batch axis, unknown ones as {@link Shape#UNKNOWN}
 * @param biasAxes the output's labels along which b varies; empty for no b
 * @param activation f
 */
record EinsumDense(LayerConfig config, String equation, int[] outputSizes, String biasAxes, Activation activation)
        implements Layer {
    static Layer of(LayerConfig config, Layers layers) {
        config.refuse("lora_rank", "quantization_config");
        return new EinsumDense(
                config,
                config.text("equation"),
                config.sizes("output_shape"),
                config.textOr("bias_axes", ""),
                ActivationSetting.read(config, layers));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return shapes(inputs).output();
    }

    @Override
    public List<ParameterSpec> parameters(List<Shape> inputs) {
        EinsumShapes shapes = shapes(inputs);
        List<ParameterSpec> specs = new ArrayList<>();
        specs.add(ParameterSpec.trainable("kernel", shapes.kernel().axes()).initializedBy("glorot_uniform"));
        if (!biasAxes.isEmpty()) {
            specs.add(ParameterSpec.trainable("bias", shapes.bias(biasAxes).axes()));
        }
        return specs;
    }

    @Override
    public Op op(List<Shape> inputs, Parameters parameters) {
        EinsumShapes shapes = shapes(inputs);
        EinsumEquation labels = shapes.equation();
        Shape bias = biasAxes.isEmpty() ? Shape.of() : shapes.bias(biasAxes);
        double[] biases =
                biasAxes.isEmpty() ? new double[1] : parameters.get("bias").values();
        float[] kernel = parameters.get("kernel").floats();
        String units = labels.kernel()
                .substring(Math.min(labels.summed().length(), labels.kernel().length()));
        boolean vectors = units.length() == 1 || activation instanceof Elementwise;
        if (labels.isMatrixProduct() && vectors && bias.rank() <= units.length()) {
            Shape unitShape = shapes.of(units);
            float[] repeated = Floats.of(Broadcast.repeated(biases, bias, unitShape));
            int summed = (int) shapes.of(labels.summed()).size();
            int positions = (int) shapes.output().size(0, shapes.output().rank() - units.length());
            return new Product(positions, summed, repeated.length, kernel, repeated, activation);
        }
        float[] repeated = Floats.of(Broadcast.repeated(biases, bias, shapes.output()));
        String summed = labels.summed();
        return new Einsum(
                (int) inputs.get(0).size(),
                shapes.offsets(labels.output(), labels.input()),
                shapes.offsets(summed, labels.input()),
                kernel,
                shapes.offsets(labels.output(), labels.kernel()),
                shapes.offsets(summed, labels.kernel()),
                repeated,
                activation,
                shapes.output().last());
    }

    private EinsumShapes shapes(List<Shape> inputs) {
        return EinsumShapes.of(config, equation, Inputs.one(config, inputs), outputSizes);
    }
}
