package org.kaon.kernel;

/**
 * The largest value of each window; NaN where it holds one.
 *
 * @param windows what is pooled
 */
public record MaxPool(Windows windows) implements Op {
    @Override
    public void run(int rows, float[][] inputs, float[] output, float[] scratch) {
        for (int row = 0; row < rows; row++) {
            for (int channel = 0; channel < windows.channels(); channel++) {
                int base = windows.input(row, channel);
                for (int window = 0; window < windows.count(); window++) {
                    output[windows.output(row, channel, window)] = largest(inputs[0], base, window);
                }
            }
        }
    }

    private float largest(float[] x, int base, int window) {
        int stride = windows.stride();
        float largest = x[base + windows.from()[window] * stride];
        for (int step = windows.from()[window] + 1; step < windows.to()[window]; step++) {
            largest = Math.max(largest, x[base + step * stride]);
        }
        return largest;
    }
}
