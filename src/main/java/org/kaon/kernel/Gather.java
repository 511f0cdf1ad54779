package org.kaon.kernel;

/**
 * Takes values by position: transposition, repetition, cropping and padding.
 *
 * @param inputSize values per event of the input
 * @param source for each value of the output, its position in the input, or -1 for zero
 */
public record Gather(int inputSize, int[] source) implements Op {
    /**
     * Moves values along an axis: what runs over an end is cut off, what is missing becomes zero.
     *
     * @param outer values of the axes before it, multiplied
     * @param size of the axis in the input
     * @param inner values of the axes after it, multiplied
     * @param shift position in the output of the first value of the input; negative cuts
     * @param newSize of the axis in the output
     * @return the op
     */
    public static Gather shifted(int outer, int size, int inner, int shift, int newSize) {
        int[] source = new int[outer * newSize * inner];
        for (int i = 0; i < source.length; i++) {
            int from = i / inner % newSize - shift;
            int block = i / inner / newSize;
            source[i] = from < 0 || from >= size ? -1 : (block * size + from) * inner + i % inner;
        }
        return new Gather(outer * size * inner, source);
    }

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

    @Override
    public void backward(
            int rows,
            float[][] inputs,
            float[] output,
            float[] outputGradient,
            float[][] inputGradients,
            float[] scratch) {
        float[] dx = inputGradients[0];
        for (int row = 0; row < rows; row++) {
            int from = row * inputSize;
            int to = row * source.length;
            for (int i = 0; i < source.length; i++) {
                if (source[i] >= 0) {
                    dx[from + source[i]] += outputGradient[to + i];
                }
            }
        }
    }
}
