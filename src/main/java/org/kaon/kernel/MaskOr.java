package org.kaon.kernel;

/**
 * A mask that is 1 where one of its inputs is.
 *
 * @param size flags per event
 */
public record MaskOr(int size) implements Op {
    @Override
    public void run(int rows, float[][] inputs, float[] output, float[] scratch) {
        for (int i = 0; i < rows * size; i++) {
            float any = 0;
            for (float[] mask : inputs) {
                any = Math.max(any, mask[i]);
            }
            output[i] = any;
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
