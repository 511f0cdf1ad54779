package org.kaon.kernel;

/**
 * {@code y[o] = Σₖ a[baseA[o] + stepA[k]] · b[baseB[o] + stepB[k]]} for two inputs a and b: any product of tensors.
 *
 * @param sizeA values per event of a
 * @param sizeB values per event of b
 * @param baseA for each value of the output, where its vector in a starts
 * @param stepA where the members of such a vector lie
 * @param baseB as for a
 * @param stepB as for a
 */
public record Contraction(int sizeA, int sizeB, int[] baseA, int[] stepA, int[] baseB, int[] stepB) implements Op {
    @Override
    public void run(int rows, float[][] inputs, float[] output, float[] scratch) {
        for (int row = 0; row < rows; row++) {
            for (int o = 0; o < baseA.length; o++) {
                int a = row * sizeA + baseA[o];
                int b = row * sizeB + baseB[o];
                output[row * baseA.length + o] = sum(inputs[0], a, inputs[1], b);
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
        for (int row = 0; row < rows; row++) {
            for (int o = 0; o < baseA.length; o++) {
                int fromA = row * sizeA + baseA[o];
                int fromB = row * sizeB + baseB[o];
                float dy = outputGradient[row * baseA.length + o];
                for (int k = 0; k < stepA.length; k++) {
                    int a = fromA + stepA[k];
                    int b = fromB + stepB[k];
                    inputGradients[0][a] += dy * inputs[1][b];
                    inputGradients[1][b] += dy * inputs[0][a];
                }
            }
        }
    }

    private float sum(float[] a, int fromA, float[] b, int fromB) {
        double sum = 0;
        for (int k = 0; k < stepA.length; k++) {
            // Each product in the type of the arrays: where one overflows in Keras, the sum is infinite or NaN.
            float product = a[fromA + stepA[k]] * b[fromB + stepB[k]];
            sum += product;
        }
        return (float) sum;
    }
}
