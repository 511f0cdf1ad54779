package org.kaon.kernel;

/**
 * The product of two inputs whose vectors are brought to unit length first: {@code y[o] = Σₖ a·b / (max(|a|, floor) · max(|b|, floor))}.
 *
 * @param product which vectors are multiplied
 * @param floor the least length
 */
public record Cosine(Contraction product, double floor) implements Op {
    @Override
    public void run(int rows, float[][] inputs, float[] output, float[] scratch) {
        int count = product.baseA().length;
        for (int row = 0; row < rows; row++) {
            for (int o = 0; o < count; o++) {
                int a = row * product.sizeA() + product.baseA()[o];
                int b = row * product.sizeB() + product.baseB()[o];
                output[row * count + o] = sum(inputs[0], a, inputs[1], b);
            }
        }
    }

    private float sum(float[] a, int fromA, float[] b, int fromB) {
        int[] stepA = product.stepA();
        int[] stepB = product.stepB();
        double factorA = UnitLength.factor(a, fromA, stepA, floor);
        double factorB = UnitLength.factor(b, fromB, stepB, floor);
        double sum = 0;
        for (int k = 0; k < stepA.length; k++) {
            sum += a[fromA + stepA[k]] * factorA * (b[fromB + stepB[k]] * factorB);
        }
        return (float) sum;
    }
}
