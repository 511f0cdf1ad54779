package org.kaon.kernel;

/**
 * The product of an input with the layer's first parameter along any axes.
 *
 * @param product of the input and the parameter, whose {@code sizeB} is 0: all events share it
 */
public record EinsumStep(Contraction product) implements TrainingOp {
    @Override
    public void forward(Pass pass) {
        product.run(pass.rows(), factors(pass.inputs(), pass.parameters()), pass.output(), new float[0]);
    }

    @Override
    public void backward(Pass pass) {
        product.backward(
                pass.rows(),
                factors(pass.inputs(), pass.parameters()),
                pass.output(),
                pass.outputGradient(),
                factors(pass.inputGradients(), pass.parameterGradients()),
                new float[0]);
    }

    private static float[][] factors(float[][] inputs, float[][] parameters) {
        return new float[][] {inputs[0], parameters[0]};
    }
}
