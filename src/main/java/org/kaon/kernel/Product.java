package org.kaon.kernel;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.kaon.activation.Activation;
import org.kaon.activation.Fma;

/**
 * {@code y = f(x W + b)} on each of {@code positions} vectors an event holds.
 *
 * <p>Each sum runs over the inputs in their order, fused where the machine can do that, with the bias last: what Keras's own product does for
 * layers of ordinary width, so that where terms cancel, what is left agrees with Keras to the bit. Layers that are narrower than they are
 * deep sum in {@link #chains} by turns, since one chain alone would have the processor wait for itself. Whatever computes a product
 * keeps this order, so that the same event gives the same bits everywhere.
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
    private static final int LEAST_INPUTS_FOR_CHAINS = 32;
    private static final int MOST_UNITS_FOR_CHAINS = 16;

    /**
     * In how many chains each sum is computed: of four, chain c takes inputs c, c + 4, …; the first two are added, then the last two, then both.
     *
     * @return 1 or 4
     */
    public int chains() {
        return inputs >= LEAST_INPUTS_FOR_CHAINS && units <= MOST_UNITS_FOR_CHAINS ? 4 : 1;
    }

    @Override
    public void run(int rows, float[][] in, float[] output, float[] scratch) {
        int vectors = rows * positions;
        for (int vector = 0; vector < vectors; vector++) {
            if (chains() == 1) {
                sum(in[0], vector * inputs, output, vector * units);
            } else {
                sumInChains(in[0], vector * inputs, output, vector * units);
            }
            for (int unit = 0; unit < units; unit++) {
                output[vector * units + unit] += bias[unit];
            }
        }
        activation.apply(output, vectors, units);
    }

    private void sum(float[] x, int from, float[] y, int to) {
        Arrays.fill(y, to, to + units, 0);
        for (int i = 0; i < inputs; i++) {
            float value = x[from + i];
            int w = i * units;
            for (int unit = 0; unit < units; unit++) {
                y[to + unit] = Fma.of(value, kernel[w + unit], y[to + unit]);
            }
        }
    }

    private void sumInChains(float[] x, int from, float[] y, int to) {
        for (int unit = 0; unit < units; unit++) {
            y[to + unit] = (chain(x, from, unit, 0) + chain(x, from, unit, 1))
                    + (chain(x, from, unit, 2) + chain(x, from, unit, 3));
        }
    }

    private float chain(float[] x, int from, int unit, int chain) {
        float sum = 0;
        for (int i = chain; i < inputs; i += 4) {
            sum = Fma.of(x[from + i], kernel[i * units + unit], sum);
        }
        return sum;
    }

    @Override
    public Product with(UnaryOperator<Activation> functions) {
        return new Product(positions, inputs, units, kernel, bias, functions.apply(activation));
    }

    @Override
    public Op times(int times) {
        return new Product(times * positions, inputs, units, kernel, bias, activation);
    }
}
