package org.kaon.kernel;

/**
 * {@code y = max(x, 0) - alpha[c] · max(-x, 0)} with a channel c for every value of an event.
 *
 * @param outer values of the axes before the channel axis, multiplied
 * @param inner values of the axes after it, multiplied
 * @param alpha one per channel
 */
public record ParametricRelu(int outer, int inner, float[] alpha) implements Op {
    @Override
    public void run(int rows, float[][] inputs, float[] output, float[] scratch) {
        float[] x = inputs[0];
        int position = 0;
        for (int block = 0; block < rows * outer; block++) {
            for (float slope : alpha) {
                for (int i = 0; i < inner; i++) {
                    output[position] = Math.max(x[position], 0) - slope * Math.max(-x[position], 0);
                    position++;
                }
            }
        }
    }
}
