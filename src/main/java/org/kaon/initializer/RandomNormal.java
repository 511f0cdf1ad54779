package org.kaon.initializer;

import java.util.random.RandomGenerator;
import org.kaon.layer.LayerConfig;

/**
 * A normal distribution.
 *
 * @param mean its mean
 * @param stddev its standard deviation
 */
public record RandomNormal(double mean, double stddev) implements Initializer {
    static Initializer of(LayerConfig settings) {
        return new RandomNormal(settings.numberOr("mean", 0), settings.numberOr("stddev", 0.05));
    }

    @Override
    public String name() {
        return "RandomNormal";
    }

    @Override
    public double[] draw(int[] axes, RandomGenerator random) {
        return Drawing.normal(axes, mean, stddev, random);
    }
}
