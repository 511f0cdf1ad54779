package org.kaon.initializer;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/** Values of a shape, drawn one by one. */
final class Drawing {
    private static final double MOST_DEVIATIONS = 2;

    private Drawing() {}

    static int size(int[] axes) {
        return Arrays.stream(axes).reduce(1, Math::multiplyExact);
    }

    static double[] each(int[] axes, DoubleSupplier value) {
        double[] values = new double[size(axes)];
        Arrays.setAll(values, i -> value.getAsDouble());
        return values;
    }

    static double[] normal(int[] axes, double mean, double deviation, RandomGenerator random) {
        return each(axes, () -> mean + deviation * random.nextGaussian());
    }

    /** Deviates of more than two standard deviations are drawn again. */
    static double[] truncatedNormal(int[] axes, double mean, double deviation, RandomGenerator random) {
        return each(axes, () -> {
            double deviate;
            do {
                deviate = random.nextGaussian();
            } while (Math.abs(deviate) > MOST_DEVIATIONS);
            return mean + deviation * deviate;
        });
    }

    static double[] uniform(int[] axes, double least, double most, RandomGenerator random) {
        return each(axes, () -> least + (most - least) * random.nextDouble());
    }
}
