package org.kaon.kernel;

/**
 * Keras's dropout: 0 for a share of the values, the others divided by {@code 1 - rate} so that the mean stays.
 *
 * @param rate share of values that are dropped, less than 1
 */
public record Dropping(double rate) implements Disturbance {
    @Override
    public double factor(long key, long place) {
        return kept(key, place, rate) ? 1 / (1 - rate) : 0;
    }

    static boolean kept(long key, long place, double rate) {
        return Noise.uniform(key, place) >= rate;
    }
}
