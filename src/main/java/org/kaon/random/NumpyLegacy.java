package org.kaon.random;

import java.util.random.RandomGenerator;
import org.kaon.InputException;

/**
 * The stream of numpy's {@code RandomState(seed)} and {@code numpy.random.seed(seed)}: MT19937, uniform
 * numbers of 53 bits, normal deviates by the polar method (Marsaglia and Bray 1964), which makes two at a time. Used by one thread.
 */
public final class NumpyLegacy implements RandomGenerator {
    private static final long LARGEST_SEED = 0xFFFFFFFFL;

    private final Mt19937 twister;
    private double second;
    private boolean hasSecond;

    /**
     * A stream at its begin.
     *
     * @param seed 0 to 2^32 - 1
     * @throws InputException for another seed, as in numpy
     */
    public NumpyLegacy(long seed) {
        if (seed < 0 || seed > LARGEST_SEED) {
            throw new InputException("seed is " + seed + ", expected 0 to " + LARGEST_SEED + " for numpy's stream");
        }
        twister = new Mt19937((int) seed);
    }

    @Override
    public int nextInt() {
        return twister.next();
    }

    @Override
    public long nextLong() {
        long high = nextInt();
        return high << 32 | Integer.toUnsignedLong(nextInt());
    }

    /** As numpy's {@code rand}. */
    @Override
    public double nextDouble() {
        int high = nextInt() >>> 5;
        int low = nextInt() >>> 6;
        return (high * 0x1p26 + low) * 0x1p-53;
    }

    /** As numpy's {@code randn}. */
    @Override
    public double nextGaussian() {
        if (hasSecond) {
            hasSecond = false;
            return second;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * nextDouble() - 1;
            y = 2 * nextDouble() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
        second = factor * x;
        hasSecond = true;
        return factor * y;
    }

    /**
     * As numpy's {@code permutation(count)}, from which scikit-learn's {@code train_test_split} takes its halves.
     *
     * @param count how many
     * @return the numbers from 0 to count - 1 in random order
     */
    public int[] permutation(int count) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        for (int last = count - 1; last > 0; last--) {
            int other = upTo(last);
            int moved = order[last];
            order[last] = order[other];
            order[other] = moved;
        }
        return order;
    }

    /** All of 0 … most equally likely: bits of the length of most, drawn again where they exceed it. */
    private int upTo(int most) {
        int mask = -1 >>> Integer.numberOfLeadingZeros(most);
        int value;
        do {
            value = nextInt() & mask;
        } while (value > most);
        return value;
    }
}
