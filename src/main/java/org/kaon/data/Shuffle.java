package org.kaon.data;

import java.util.SplittableRandom;

/**
 * Random orders that depend on the seed alone: Fisher and Yates's shuffle from the last place down, with the numbers of {@link
 * SplittableRandom#nextLong} (SplitMix64). A place below n is floor(u · n / 2^63), u being the number's upper 63 bits, so that no release of
 * Java can change it.
 */
public final class Shuffle {
    private final SplittableRandom random;

    /**
     * Begins a sequence of orders.
     *
     * @param seed of all of them
     */
    public Shuffle(long seed) {
        random = new SplittableRandom(seed);
    }

    /**
     * Puts elements in a random order; the next call's is another one.
     *
     * @param elements their order is changed
     */
    public void shuffle(int[] elements) {
        for (int last = elements.length - 1; last > 0; last--) {
            int other = (int) Math.multiplyHigh(random.nextLong() >>> 1, 2L * (last + 1));
            int moved = elements[last];
            elements[last] = elements[other];
            elements[other] = moved;
        }
    }
}
