package org.kaon.kernel;

import java.util.Arrays;
import org.kaon.activation.Activation;

/**
 * {@code y = f(x W + b)} on each of {@code positions} vectors an event holds.
 *
 * <p>Each sum runs over the inputs in their order, fused, with the bias last: what Keras's own product does for layers of ordinary width, so
 * that where terms cancel, what is left agrees with Keras to the bit.
 *
 * @param positions vectors per event: 1 for an input of rank 2, the product of the middle axes otherwise
 * @param inputs length of x
 * @param units length of y
 * @param kernel W, inputs × units, row-major
 * @param bias b, one per unit (zeros where the layer has none)
 * @param activation f
 */
public record Product(int positions, int inputs, int units, float[] kernel, float[] bias, Activation activation)
        implements Op {
    @Override
    public void run(int rows, float[][] in, float[] output, float[] scratch) {
        float[] x = in[0];
        int vectors = rows * positions;
        Arrays.fill(output, 0, vectors * units, 0);
        for (int vector = 0; vector < vectors; vector++) {
            int y = vector * units;
            for (int i = 0; i < inputs; i++) {
                float value = x[vector * inputs + i];
                int w = i * units;
                for (int unit = 0; unit < units; unit++) {
                    output[y + unit] = Math.fma(value, kernel[w + unit], output[y + unit]);
                }
            }
            for (int unit = 0; unit < units; unit++) {
                output[y + unit] += bias[unit];
            }
        }
        activation.apply(output, vectors, units);
    }

    @Override
    public Op times(int times) {
        return new Product(times * positions, inputs, units, kernel, bias, activation);
    }
}
