package org.kaon.dense;

import java.util.Random;
import org.kaon.activation.Activation;
import org.kaon.kernel.Product;

/** Layers for tests of kernels, of sizes that keep sums near 1. */
public final class RandomLayers {
    private RandomLayers() {}

    /** A third are zero, as behind a ReLU. */
    public static float[] values(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextInt(3) == 0 ? 0 : (float) random.nextGaussian();
        }
        return values;
    }

    /** A layer of any weights. */
    public static Product layer(Random random, int positions, int inputs, int units, Activation activation) {
        float[] kernel = new float[inputs * units];
        float[] bias = new float[units];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = (float) (random.nextGaussian() * Math.sqrt(2.0 / inputs));
        }
        for (int i = 0; i < units; i++) {
            bias[i] = (float) random.nextGaussian() / 10;
        }
        return new Product(positions, inputs, units, kernel, bias, activation);
    }
}
