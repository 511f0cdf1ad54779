package org.kaon.kernel;

/**
 * A shift of mean 0 for each value: Keras's Gaussian noise.
 *
 * @param deviation standard deviation
 */
public record GaussianShift(double deviation) implements Disturbance {
    @Override
    public double factor(long key, long place) {
        return 1;
    }

    @Override
    public double shift(long key, long place) {
        return deviation * Noise.normal(key, place);
    }
}
