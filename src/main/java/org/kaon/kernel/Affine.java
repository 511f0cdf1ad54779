package org.kaon.kernel;

/**
 * {@code y = (x - center[c]) · scale[c] + shift[c]} with a channel c for every value of an event. The difference is taken first: where
 * x is close to a large center, no digit is lost.
 *
 * @param outer values of the axes before the channel axis, multiplied
 * @param inner values of the axes after it, multiplied
 * @param center subtracted first
 * @param scale multiplied with the difference
 * @param shift added last
 */
public record Affine(int outer, int inner, float[] center, float[] scale, float[] shift) implements Op {
    /**
     * The largest root mean square of center · scale, over the inputs of a product, that may move into its bias. A sum of n standardised
     * values is rounded at the size √n, with the centers left in at √(n + n · 2²): at most 2.3 times as coarse. Beyond, the
     * difference is taken first, as written. Derived in {@code docs/adr/0003-folding.md}.
     */
    private static final double LARGEST_TYPICAL_OFFSET = 2;

    /**
     * Whether the centers may move into the bias of a product behind, with no digit lost.
     *
     * @param offsets center · scale of each input of the product
     * @return false where their root mean square is too large, or NaN
     */
    public static boolean movesIntoBias(double... offsets) {
        double squares = 0;
        for (double offset : offsets) {
            squares += offset * offset;
        }
        return Math.sqrt(squares / offsets.length) <= LARGEST_TYPICAL_OFFSET;
    }

    @Override
    public void run(int rows, float[][] inputs, float[] output, float[] scratch) {
        float[] x = inputs[0];
        int position = 0;
        for (int block = 0; block < rows * outer; block++) {
            for (int channel = 0; channel < center.length; channel++) {
                for (int i = 0; i < inner; i++) {
                    output[position] = (x[position] - center[channel]) * scale[channel] + shift[channel];
                    position++;
                }
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
        int position = 0;
        for (int block = 0; block < rows * outer; block++) {
            for (float factor : scale) {
                for (int i = 0; i < inner; i++) {
                    dx[position] += outputGradient[position] * factor;
                    position++;
                }
            }
        }
    }

    @Override
    public Op times(int times) {
        return new Affine(times * outer, inner, center, scale, shift);
    }
}
