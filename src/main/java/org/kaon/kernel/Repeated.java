package org.kaon.kernel;

import java.util.function.UnaryOperator;
import org.kaon.activation.Activation;

/**
 * An op on each of several parts of an event, such as its time steps.
 *
 * @param times parts per event
 * @param op what is done with one part
 */
public record Repeated(int times, Op op) implements Op {
    @Override
    public void run(int rows, float[][] inputs, float[] output, float[] scratch) {
        op.run(rows * times, inputs, output, scratch);
    }

    @Override
    public void backward(
            int rows,
            float[][] inputs,
            float[] output,
            float[] outputGradient,
            float[][] inputGradients,
            float[] scratch) {
        op.backward(rows * times, inputs, output, outputGradient, inputGradients, scratch);
    }

    @Override
    public boolean isElementwise() {
        return op.isElementwise();
    }

    @Override
    public Op with(UnaryOperator<Activation> functions) {
        return new Repeated(times, op.with(functions));
    }

    @Override
    public int scratchSize() {
        return op.scratchSize();
    }
}
