package org.kaon.initializer;

import java.util.random.RandomGenerator;
import org.kaon.layer.LayerConfig;

/**
 * Numbers of a range, all equally likely.
 *
 * @param minval the least
 * @param maxval what all are below
 */
public record RandomUniform(double minval, double maxval) implements Initializer {
    static Initializer of(LayerConfig settings) {
        return new RandomUniform(settings.numberOr("minval", -0.05), settings.numberOr("maxval", 0.05));
    }

    @Override
    public String name() {
        return "RandomUniform";
    }

    @Override
    public double[] draw(int[] axes, RandomGenerator random) {
        return Drawing.uniform(axes, minval, maxval, random);
    }
}
