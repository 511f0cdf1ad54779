package org.kaon.kernel;

/**
 * Sets the steps to zero whose features all have a given value.
 *
 * @param steps of the input
 * @param features per step
 * @param value what marks a step as missing
 */
public record MaskSteps(int steps, int features, double value) implements Op {
    @Override
    public void run(int rows, float[][] inputs, float[] output, float[] scratch) {
        float[] x = inputs[0];
        for (int step = 0; step < rows * steps; step++) {
            int from = step * features;
            boolean counts = StepMask.counts(x, from, features, (float) value);
            for (int i = from; i < from + features; i++) {
                output[i] = counts ? x[i] : 0;
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
        for (int step = 0; step < rows * steps; step++) {
            int from = step * features;
            boolean counts = StepMask.counts(inputs[0], from, features, (float) value);
            for (int i = from; i < from + features && counts; i++) {
                inputGradients[0][i] += outputGradient[i];
            }
        }
    }
}
