package org.kaon.kernel;

/**
 * A shift of mean 0 for each value: Keras's Gaussian noise.
 *
 * @param deviation standard deviation
 */
public record GaussianShift(double deviation) implements Disturbance {
    @Override
    public void draw(long key, long first, int count, Draws to) {
        for (int i = 0; i < count; i++) {
            to.factors()[i] = 1;
            to.shifts()[i] = (float) (deviation * Noise.normal(key, first + i));
        }
    }
}
