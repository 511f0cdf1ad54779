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

    /** {@code da += dy · (b̂ - (â·b̂) â) / |a|} with unit vectors â and b̂, and the same for b. */
    @Override
    public void backward(
            int rows,
            float[][] inputs,
            float[] output,
            float[] outputGradient,
            float[][] inputGradients,
            float[] scratch) {
        int count = product.baseA().length;
        for (int row = 0; row < rows; row++) {
            for (int o = 0; o < count; o++) {
                int a = row * product.sizeA() + product.baseA()[o];
                int b = row * product.sizeB() + product.baseB()[o];
                double dy = outputGradient[row * count + o];
                turn(dy, inputs[0], a, product.stepA(), inputs[1], b, product.stepB(), inputGradients[0]);
                turn(dy, inputs[1], b, product.stepB(), inputs[0], a, product.stepA(), inputGradients[1]);
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

    /** Adds to the gradient of one of the two vectors; what lies along it doesn't change a product of unit vectors. */
    private void turn(
            double dy, float[] x, int from, int[] steps, float[] other, int fromOther, int[] otherSteps, float[] dx) {
        double factor = UnitLength.factor(x, from, steps, floor);
        double otherFactor = UnitLength.factor(other, fromOther, otherSteps, floor);
        double along = 0;
        for (int k = 0; k < steps.length && factor < 1 / floor; k++) {
            along += x[from + steps[k]] * factor * other[fromOther + otherSteps[k]] * otherFactor;
        }
        for (int k = 0; k < steps.length; k++) {
            double unit = x[from + steps[k]] * factor;
            double across = other[fromOther + otherSteps[k]] * otherFactor - along * unit;
            dx[from + steps[k]] += (float) (dy * factor * across);
        }
    }
}
