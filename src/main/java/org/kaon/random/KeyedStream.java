package org.kaon.random;

import java.util.random.RandomGenerator;
import org.kaon.kernel.Noise;

/** The numbers of a key of {@link Noise}, one after the other: the same on every Java release. Used by one thread. */
public final class KeyedStream implements RandomGenerator {
    private final long key;
    private long next;

    /**
     * A stream at its begin.
     *
     * @param key any; other keys give other numbers
     */
    public KeyedStream(long key) {
        this.key = key;
    }

    @Override
    public long nextLong() {
        return Noise.bits(key, next++);
    }

    @Override
    public double nextDouble() {
        return Noise.uniform(key, next++);
    }

    @Override
    public double nextGaussian() {
        // A deviate takes two places, the first of them even.
        long pair = (next + 1) / 2;
        next = 2 * pair + 2;
        return Noise.normal(key, pair);
    }
}
