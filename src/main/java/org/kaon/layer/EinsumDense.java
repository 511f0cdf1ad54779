package org.kaon.layer;

import java.util.ArrayList;
import java.util.List;
import org.kaon.activation.Activation;
import org.kaon.activation.Elementwise;
import org.kaon.kernel.BiasStep;
import org.kaon.kernel.Contraction;
import org.kaon.kernel.DenseStep;
import org.kaon.kernel.Einsum;
import org.kaon.kernel.EinsumStep;
import org.kaon.kernel.Op;
import org.kaon.kernel.Product;
import org.kaon.kernel.TrainingOp;

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
        String units = units(labels);
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

    @Override
    public List<TrainingOp> trainingOps(List<Shape> inputs) {
        EinsumShapes shapes = shapes(inputs);
        Shape output = shapes.output();
        List<TrainingOp> steps = new ArrayList<>();
        steps.add(shapes.equation().isMatrixProduct() ? matrixProduct(shapes) : product(inputs.get(0), shapes));
        if (!biasAxes.isEmpty()) {
            steps.add(new BiasStep(1, Broadcast.source(shapes.bias(biasAxes), output)));
        }
        steps.addAll(Activating.steps(Inputs.vectors(output), output.last(), activation));
        return steps;
    }

    private static TrainingOp matrixProduct(EinsumShapes shapes) {
        EinsumEquation labels = shapes.equation();
        int units = (int) shapes.of(units(labels)).size();
        int summed = (int) shapes.of(labels.summed()).size();
        return new DenseStep((int) shapes.output().size() / units, summed, units, false);
    }

    private static TrainingOp product(Shape input, EinsumShapes shapes) {
        EinsumEquation labels = shapes.equation();
        return new EinsumStep(new Contraction(
                (int) input.size(),
                0,
                shapes.offsets(labels.output(), labels.input()),
                shapes.offsets(labels.summed(), labels.input()),
                shapes.offsets(labels.output(), labels.kernel()),
                shapes.offsets(labels.summed(), labels.kernel())));
    }

    /** Labels of the kernel behind those that are summed over, where it is a matrix. */
    private static String units(EinsumEquation labels) {
        return labels.kernel()
                .substring(Math.min(labels.summed().length(), labels.kernel().length()));
    }

    private EinsumShapes shapes(List<Shape> inputs) {
        return EinsumShapes.of(config, equation, Inputs.one(config, inputs), outputSizes);
    }
}
