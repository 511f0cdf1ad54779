package org.kaon.kernel;

/**
 * A factor of mean 1 for each value: Keras's Gaussian dropout has {@code deviation = √(rate / (1 - rate))}.
 *
 * @param deviation standard deviation
 */
public record GaussianFactor(double deviation) implements Disturbance {
    @Override
    public double factor(long key, long place) {
        return 1 + deviation * Noise.normal(key, place);
    }
}
