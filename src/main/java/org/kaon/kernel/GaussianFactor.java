package org.kaon.kernel;

/**
 * A factor of mean 1 for each value: Keras's Gaussian dropout has {@code deviation = √(rate / (1 - rate))}.
 *
 * @param deviation standard deviation
 */
public record GaussianFactor(double deviation) implements Disturbance {
    @Override
    public void draw(long key, long first, int count, Draws to) {
        for (int i = 0; i < count; i++) {
            to.factors()[i] = (float) (1 + deviation * Noise.normal(key, first + i));
        }
    }
}
