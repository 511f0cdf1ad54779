package org.kaon.kernel;

/**
 * The largest value of each window.
 *
 * @param windows what is pooled
 * @param skipsNaN TensorFlow's sliding windows start from the most negative finite number and take what is larger: NaN and -∞ never are.
 *     Without this, a window that holds NaN gives NaN.
 */
public record MaxPool(Windows windows, boolean skipsNaN) implements Op {
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
        float lowest = Float.NEGATIVE_INFINITY;
        float largest = skipsNaN ? Math.nextUp(lowest) : lowest;
        for (int step = windows.from()[window]; step < windows.to()[window]; step++) {
            float value = x[base + step * stride];
            if (!skipsNaN) {
                largest = Math.max(largest, value);
            } else if (value > largest) {
                largest = value;
            }
        }
        return largest;
    }
}
