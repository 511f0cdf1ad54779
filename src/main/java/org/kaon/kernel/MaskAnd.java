package org.kaon.kernel;

/**
 * A mask that is 1 where all of its inputs are.
 *
 * @param size flags per event
 */
public record MaskAnd(int size) implements Op {
    @Override
    public void run(int rows, float[][] inputs, float[] output, float[] scratch) {
        for (int i = 0; i < rows * size; i++) {
            float all = 1;
            for (float[] mask : inputs) {
                all *= mask[i];
            }
            output[i] = all;
        }
    }

    @Override
    public void backward(
            int rows,
            float[][] inputs,
            float[] output,
            float[] outputGradient,
            float[][] inputGradients,
            float[] scratch) {
        // Flags have no derivative.
    }
}
