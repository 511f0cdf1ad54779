package org.kaon.kernel;

/**
 * Lays inputs one behind the other along an axis.
 *
 * @param outer values of the axes before it, multiplied
 * @param widths for each input, values of this axis and the ones after it, multiplied
 */
public record Concatenation(int outer, int[] widths) implements Op {
    @Override
    public void run(int rows, float[][] inputs, float[] output, float[] scratch) {
        int position = 0;
        for (int block = 0; block < rows * outer; block++) {
            for (int input = 0; input < widths.length; input++) {
                System.arraycopy(inputs[input], block * widths[input], output, position, widths[input]);
                position += widths[input];
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
        int position = 0;
        for (int block = 0; block < rows * outer; block++) {
            for (int input = 0; input < widths.length; input++) {
                int from = block * widths[input];
                for (int i = 0; i < widths[input]; i++) {
                    inputGradients[input][from + i] += outputGradient[position++];
                }
            }
        }
    }
}
