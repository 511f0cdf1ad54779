package org.kaon.kernel;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Where loops over some {@link Gemm#rows} begin. C2's loops take single steps until the array that they write to has reached the beginning of a vector,
 * and again for what is left at the end: 12 to 28 of 300 values, which take as long as all the vectors between. A loop that begins one value before such a place and
 * is whole vectors long from there takes a single step in all. Java doesn't say where an array lies, and moves it at will. So all
 * beginnings are timed against each other, seldom enough to cost nothing; none of them changes a bit. For one thread at a time.
 */
final class LoopStart {
    /** What is timed need not be longer. */
    static final int VALUES = 256;

    private static final int CALLS = 4;
    private static final int ROUNDS = 5;

    /** Whichever is that much faster than the one before takes its place. */
    private static final double FASTER = 0.97;

    /** In multiply-adds: about a millisecond, while code is still being compiled. */
    private static final long FIRST_PAUSE = 1L << 24;
    /** A tenth of a second, roughly: a collection of garbage may have moved the rows. */
    private static final long LONGEST_PAUSE = 1L << 32;

    private final IntConsumer loop;
    /** The shortest time with each beginning. */
    private final long[] nanos = new long[Gemm.LEAD];

    private int start = Gemm.LEAD - 1;
    private long pause = FIRST_PAUSE;
    private long left = FIRST_PAUSE;

    /**
     * Not timed yet.
     *
     * @param loop runs over the rows once from where it is told to
     */
    LoopStart(IntConsumer loop) {
        this.loop = loop;
    }

    /**
     * Where to begin.
     *
     * @return less than {@link Gemm#LEAD}, as found the last time
     */
    int now() {
        return start;
    }

    /**
     * Where to begin, for rows that are about to be overwritten.
     *
     * @param products how many multiply-adds are about to be done, from which follows when it is time to look
     * @return less than {@link Gemm#LEAD}
     */
    int before(long products) {
        left -= products;
        if (left < 0) {
            look();
            pause = Math.min(LONGEST_PAUSE, 2 * pause);
            left = pause;
        }
        return start;
    }

    private void look() {
        Arrays.fill(nanos, Long.MAX_VALUE);
        for (int round = 0; round < ROUNDS; round++) {
            for (int candidate = 0; candidate < Gemm.LEAD; candidate++) {
                nanos[candidate] = Math.min(nanos[candidate], nanos(candidate));
            }
        }
        int best = start;
        for (int candidate = 0; candidate < Gemm.LEAD; candidate++) {
            if (nanos[candidate] < nanos[best]) {
                best = candidate;
            }
        }
        if (nanos[best] < FASTER * nanos[start]) {
            start = best;
        }
    }

    private long nanos(int candidate) {
        long begin = System.nanoTime();
        for (int call = 0; call < CALLS; call++) {
            loop.accept(candidate);
        }
        return System.nanoTime() - begin;
    }
}
