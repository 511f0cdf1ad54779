package org.kaon.kernel;

/**
 * The mean over the steps that a mask lets through, per channel; NaN where it lets none through. The second input is the mask, a flag per
 * step.
 *
 * @param steps of the input
 * @param channels averaged each by itself
 * @param channelsFirst whether an event lies as channels × steps, not as steps × channels
 */
public record MaskedAverage(int steps, int channels, boolean channelsFirst) implements Op {
    @Override
    public void run(int rows, float[][] inputs, float[] output, float[] scratch) {
        int stride = channelsFirst ? 1 : channels;
        for (int row = 0; row < rows; row++) {
            for (int channel = 0; channel < channels; channel++) {
                int base = row * steps * channels + (channelsFirst ? channel * steps : channel);
                output[row * channels + channel] = mean(inputs[0], base, stride, inputs[1], row * steps);
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
        int stride = channelsFirst ? 1 : channels;
        for (int row = 0; row < rows; row++) {
            for (int channel = 0; channel < channels; channel++) {
                int base = row * steps * channels + (channelsFirst ? channel * steps : channel);
                float dy = outputGradient[row * channels + channel];
                spread(dy, inputGradients[0], base, stride, inputs[1], row * steps);
            }
        }
    }

    private float mean(float[] x, int base, int stride, float[] mask, int flags) {
        double sum = 0;
        int count = 0;
        for (int step = 0; step < steps; step++) {
            if (mask[flags + step] != 0) {
                sum += x[base + step * stride];
                count++;
            }
        }
        return (float) sum / count;
    }

    private void spread(float dy, float[] dx, int base, int stride, float[] mask, int flags) {
        int count = 0;
        for (int step = 0; step < steps; step++) {
            count += mask[flags + step] != 0 ? 1 : 0;
        }
        for (int step = 0; step < steps; step++) {
            // Where no step counts the quotient is infinite and its product with 0 NaN: the output is NaN, too.
            dx[base + step * stride] += dy / count * mask[flags + step];
        }
    }
}
