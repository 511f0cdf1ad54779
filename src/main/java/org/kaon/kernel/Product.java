package org.kaon.kernel;

import org.kaon.activation.Activation;

/**
 * {@code y = f(x W + b)} on each of {@code positions} vectors an event holds.
 *
 * @param positions vectors per event: 1 for an input of rank 2, the product of the middle axes otherwise
 * @param inputs length of x
 * @param units length of y
 * @param kernel W, inputs × units, row-major
 * @param bias b, one per unit (zeros where the layer has none)
 * @param activation f
 */
public record Product(int positions, int inputs, int units, float[] kernel, float[] bias, Activation activation) implements Op {
    @Override
    public void run(int rows, float[][] in, float[] output, float[] scratch) {
        float[] x = in[0];
        int vectors = rows * positions;
        for (int vector = 0; vector < vectors; vector++) {
            int y = vector * units;
            System.arraycopy(bias, 0, output, y, units);
            for (int i = 0; i < inputs; i++) {
                float value = x[vector * inputs + i];
                int w = i * units;
                for (int unit = 0; unit < units; unit++) {
                    output[y + unit] += value * kernel[w + unit];
                }
            }
        }
        activation.apply(output, vectors, units);
    }

    @Override
    public Op times(int times) {
        return new Product(times * positions, inputs, units, kernel, bias, activation);
    }
}
