package org.kaon.kernel;

/**
 * The mask of a sequence: 0 for a step whose features all have a given value, 1 for one that counts (NaN differs from every value).
 *
 * @param steps of the input
 * @param features per step
 * @param value what marks a step as missing
 */
public record StepMask(int steps, int features, double value) implements Op {
    @Override
    public void run(int rows, float[][] inputs, float[] output, float[] scratch) {
        for (int step = 0; step < rows * steps; step++) {
            output[step] = counts(inputs[0], step * features, features, (float) value) ? 1 : 0;
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

    static boolean counts(float[] x, int from, int features, float value) {
        for (int i = from; i < from + features; i++) {
            if (x[i] != value) {
                return true;
            }
        }
        return false;
    }
}
