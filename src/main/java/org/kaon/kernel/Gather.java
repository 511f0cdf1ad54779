package org.kaon.kernel;

/**
 * Takes values by position: transposition, repetition, cropping and padding.
 *
 * @param inputSize values per event of the input
 * @param source for each value of the output, its position in the input, or -1 for zero
 */
public record Gather(int inputSize, int[] source) implements Op {
    @Override
    public void run(int rows, float[][] inputs, float[] output, float[] scratch) {
        float[] x = inputs[0];
        for (int row = 0; row < rows; row++) {
            int from = row * inputSize;
            int to = row * source.length;
            for (int i = 0; i < source.length; i++) {
                output[to + i] = source[i] < 0 ? 0 : x[from + source[i]];
            }
        }
    }
}
