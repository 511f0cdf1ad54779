package org.kaon.kernel;

import java.util.function.UnaryOperator;
import org.kaon.activation.Activation;
import org.kaon.activation.Elementwise;

/**
 * An activation on vectors along the last axis.
 *
 * @param positions vectors per event
 * @param width values per vector
 * @param activation the function
 */
public record Mapped(int positions, int width, Activation activation) implements Op {
    @Override
    public void run(int rows, float[][] inputs, float[] output, float[] scratch) {
        System.arraycopy(inputs[0], 0, output, 0, rows * positions * width);
        activation.apply(output, rows * positions, width);
    }

    @Override
    public void backward(
            int rows,
            float[][] inputs,
            float[] output,
            float[] outputGradient,
            float[][] inputGradients,
            float[] scratch) {
        activation.backward(inputs[0], output, outputGradient, inputGradients[0], rows * positions, width);
    }

    @Override
    public boolean isElementwise() {
        return activation instanceof Elementwise;
    }

    @Override
    public Op byFeature() {
        return isElementwise() ? this : new ByFeature(this, positions * width);
    }

    @Override
    public Op with(UnaryOperator<Activation> functions) {
        return new Mapped(positions, width, functions.apply(activation));
    }

    @Override
    public Op times(int times) {
        return new Mapped(times * positions, width, activation);
    }
}
