package org.kaon.initializer;

import java.util.random.RandomGenerator;
import org.kaon.InputException;
import org.kaon.layer.LayerConfig;

/**
 * A multiple of the identity matrix, with zeros on the right or below where it isn't square; draws nothing.
 *
 * @param gain the values on the diagonal
 */
public record Identity(double gain) implements Initializer {
    static Initializer of(LayerConfig settings) {
        return new Identity(settings.numberOr("gain", 1));
    }

    @Override
    public String name() {
        return "Identity";
    }

    @Override
    public double[] draw(int[] axes, RandomGenerator random) {
        if (axes.length != 2) {
            throw new InputException("Identity fills matrices, got a parameter of " + axes.length + " axes");
        }
        double[] values = new double[Drawing.size(axes)];
        for (int i = 0; i < Math.min(axes[0], axes[1]); i++) {
            values[i * axes[1] + i] = gain;
        }
        return values;
    }
}
