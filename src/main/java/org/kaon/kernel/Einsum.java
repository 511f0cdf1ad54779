package org.kaon.kernel;

import org.kaon.activation.Activation;

/**
 * {@code y[o] = f(Σₖ x[baseX[o] + stepX[k]] · W[baseW[o] + stepW[k]] + bias[o])}: a dense layer along any axes.
 *
 * @param inputSize values per event of x
 * @param baseX for each value of the output, where its vector in x starts
 * @param stepX where the members of such a vector lie
 * @param kernel W
 * @param baseW as for x
 * @param stepW as for x
 * @param bias one per value of the output
 * @param activation f
 * @param width values per vector that f acts on, the output's last axis
 */
public record Einsum(
        int inputSize,
        int[] baseX,
        int[] stepX,
        float[] kernel,
        int[] baseW,
        int[] stepW,
        float[] bias,
        Activation activation,
        int width)
        implements Op {
    @Override
    public void run(int rows, float[][] inputs, float[] output, float[] scratch) {
        int count = bias.length;
        for (int row = 0; row < rows; row++) {
            for (int o = 0; o < count; o++) {
                output[row * count + o] = (float) (sum(inputs[0], row * inputSize + baseX[o], baseW[o]) + bias[o]);
            }
        }
        if (width > 0) {
            activation.apply(output, rows * count / width, width);
        }
    }

    private double sum(float[] x, int fromX, int fromW) {
        double sum = 0;
        for (int k = 0; k < stepX.length; k++) {
            // Each product in the type of the arrays: where one overflows in Keras, the sum is infinite or NaN.
            float product = x[fromX + stepX[k]] * kernel[fromW + stepW[k]];
            sum += product;
        }
        return sum;
    }
}
