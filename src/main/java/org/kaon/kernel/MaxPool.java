package org.kaon.kernel;

/**
 * The largest value of each window.
 *
 * @param windows what is pooled
 * @param skipsNaN whether NaN is passed over; without this, a window that holds NaN gives NaN
 * @param sliding whether it is done as by TensorFlow's sliding windows: they start from the most negative finite number, not from -∞, and of
 *     equal values the first gets the gradient, where a maximum over an axis gives each its share
 */
public record MaxPool(Windows windows, boolean skipsNaN, boolean sliding) implements Op {
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
                    int place = windows.output(row, channel, window);
                    share(inputs[0], output[place], outputGradient[place], inputGradients[0], base, window);
                }
            }
        }
    }

    private float largest(float[] x, int base, int window) {
        int stride = windows.stride();
        float largest = sliding ? -Float.MAX_VALUE : Float.NEGATIVE_INFINITY;
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

    private void share(float[] x, float largest, float dy, float[] dx, int base, int window) {
        int from = windows.from()[window];
        int to = windows.to()[window];
        int stride = windows.stride();
        int ties = 0;
        for (int step = from; step < to; step++) {
            ties += x[base + step * stride] == largest ? 1 : 0;
        }
        int left = sliding ? Math.min(1, ties) : ties;
        for (int step = from; step < to && left > 0; step++) {
            if (x[base + step * stride] == largest) {
                dx[base + step * stride] += sliding ? dy : dy / ties;
                left--;
            }
        }
    }
}
