package org.kaon.kernel;

/**
 * The largest value of each window.
 *
 * @param windows what is pooled
 * @param skipsNaN whether NaN is passed over; without this, a window that holds NaN gives NaN
 * @param lowest what a window starts from: -∞, or the most negative finite number, as TensorFlow's sliding windows do
 */
public record MaxPool(Windows windows, boolean skipsNaN, float lowest) implements Op {
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
        float largest = lowest;
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
