package org.kaon.initializer;

import java.util.random.RandomGenerator;
import org.kaon.layer.LayerConfig;

/**
 * A normal distribution without what lies more than two standard deviations from its mean.
 *
 * @param mean its mean
 * @param stddev the standard deviation before the cut; after it, 0.88 times as much
 */
public record TruncatedNormal(double mean, double stddev) implements Initializer {
    static Initializer of(LayerConfig settings) {
        return new TruncatedNormal(settings.numberOr("mean", 0), settings.numberOr("stddev", 0.05));
    }

    @Override
    public String name() {
        return "TruncatedNormal";
    }

    @Override
    public double[] draw(int[] axes, RandomGenerator random) {
        return Drawing.truncatedNormal(axes, mean, stddev, random);
    }
}
