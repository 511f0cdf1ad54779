package org.kaon.kernel;

import java.util.Arrays;

/**
 * Where loops over some {@link Gemm#rows} begin. C2's loops take single steps until the array that they write to has reached the beginning of a vector,
 * and again for what is left at the end: 12 to 28 of 300 values, which take as long as all the vectors between. A loop that begins one value before such a place and
 * is whole vectors long from there takes a single step in all. Java doesn't say where an array lies, and moves it at will. So all
 * beginnings are timed against each other, seldom enough to cost nothing; none of them changes a bit.
 */
final class LoopStart {
    /** The loops that are timed are so long, where the rows are. */
    private static final int VALUES = 256;

    private static final int CALLS = 4;
    private static final int ROUNDS = 3;

    /** Whichever is that much faster than the one before takes its place. */
    private static final double FASTER = 0.9;

    /** In multiply-adds: about a millisecond, while code is still being compiled. */
    private static final long FIRST_PAUSE = 1L << 24;
    /** Some ten milliseconds: a collection of garbage may have moved the rows. */
    private static final long LONGEST_PAUSE = 1L << 30;

    private static final float[] ZERO = {0};

    private final float[][] rows;
    private final int first;
    private final int count;
    private final int values;
    /** The shortest time with each beginning. */
    private final long[] nanos = new long[Gemm.LEAD];

    private int start = Gemm.LEAD - 1;
    private long pause = FIRST_PAUSE;
    private long left = FIRST_PAUSE;

    /**
     * Not timed yet.
     *
     * @param rows that loops write to are among these
     * @param first of those
     * @param count of those, those that {@link Gemm} takes at a time or fewer
     */
    LoopStart(float[][] rows, int first, int count) {
        this.rows = rows;
        this.first = first;
        this.count = count;
        this.values = Math.min(VALUES, Gemm.room(rows[first]));
    }

    /** Where to begin, as found the last time. */
    int now() {
        return start;
    }

    /**
     * Where to begin, for rows of zeros: what is timed adds nothing to those.
     *
     * @param products how many multiply-adds are about to be done, from which follows when it is time to look
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
            Gemm.addRows(count, Gemm.TERMS_AT_A_TIME, values, ZERO, 0, 0, 0, rows, first, 0, rows, first, candidate);
        }
        return System.nanoTime() - begin;
    }
}
