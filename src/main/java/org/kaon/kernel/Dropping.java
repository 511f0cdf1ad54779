package org.kaon.kernel;

/**
 * Keras's dropout: 0 for a share of the values, the others divided by {@code 1 - rate} so that the mean stays.
 *
 * @param rate share of values that are dropped, less than 1
 */
public record Dropping(double rate) implements Disturbance {
    @Override
    public void draw(long key, long first, int count, Draws to) {
        to.choose(key, first, count, rate, new float[] {0, (float) (1 / (1 - rate))}, new float[2]);
    }
}
