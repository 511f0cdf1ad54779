package org.kaon.kernel;

/**
 * The mean of each window.
 *
 * @param windows what is pooled; steps that are cut off don't count
 */
public record AveragePool(Windows windows) implements Op {
    @Override
    public void run(int rows, float[][] inputs, float[] output, float[] scratch) {
        for (int row = 0; row < rows; row++) {
            for (int channel = 0; channel < windows.channels(); channel++) {
                int base = windows.input(row, channel);
                for (int window = 0; window < windows.count(); window++) {
                    output[windows.output(row, channel, window)] = mean(inputs[0], base, window);
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
        for (int row = 0; row < rows; row++) {
            for (int channel = 0; channel < windows.channels(); channel++) {
                int base = windows.input(row, channel);
                for (int window = 0; window < windows.count(); window++) {
                    float dy = outputGradient[windows.output(row, channel, window)];
                    spread(dy, inputGradients[0], base, window);
                }
            }
        }
    }

    private float mean(float[] x, int base, int window) {
        int from = windows.from()[window];
        int to = windows.to()[window];
        double sum = 0;
        for (int step = from; step < to; step++) {
            sum += x[base + step * windows.stride()];
        }
        // Rounded before the division: a sum too large for the type is infinite in Keras, too.
        return (float) sum / (to - from);
    }

    private void spread(float dy, float[] dx, int base, int window) {
        int from = windows.from()[window];
        int to = windows.to()[window];
        float share = dy / (to - from);
        for (int step = from; step < to; step++) {
            dx[base + step * windows.stride()] += share;
        }
    }
}
