package org.kaon.kernel;

import java.util.Arrays;
import org.kaon.activation.Fma;

/**
 * {@code C = A B} in the form that the JIT compiler turns into vector code: every row of B and C is an array of its own, all of them walked
 * with one index, some rows of C and of B at a time.
 *
 * <p>Each value of C is summed in the order of B's rows, whatever the blocking: so blocking never changes a bit.
 */
public final class Gemm {
    /**
     * C2 of JDK 17 keeps four rows of C by two of B in a loop as vectors, that of JDK 25 four by four. Without FMA, the loops have twice
     * the operations and fall to scalar code sooner. Measured in {@code docs/adr/0011-kernels.md}.
     */
    private static final boolean FOUR_BY_FOUR = Runtime.version().feature() >= 25 && Fma.IS_FAST;

    /** How many rows of B are taken at a time. */
    static final int TERMS_AT_A_TIME = FOUR_BY_FOUR ? 4 : 2;

    /** How many rows of C are taken at a time. */
    public static final int ROWS_AT_A_TIME = Fma.IS_FAST ? 4 : 2;

    private static final int CACHE_LINE_BYTES = 64;

    /** A row's values begin behind so many others, among which a loop may begin: see {@link LoopStart}. */
    public static final int LEAD = CACHE_LINE_BYTES / Float.BYTES;

    /** What lies before an array's first value on a 64-bit JVM. */
    private static final int HEADER_BYTES = 16;

    private Gemm() {}

    /**
     * Arrays that fill whole cache lines: those that the JVM allocates one
     * behind the other then all begin at the same place of a line, and where C2's loop is aligned for one of them, it is for all. That is worth a
     * quarter of the loops' speed; correctness doesn't depend on it.
     *
     * @param count how many
     * @param length of each, at least
     * @return zeros
     */
    public static float[][] arrays(int count, int length) {
        int line = CACHE_LINE_BYTES / Float.BYTES;
        int header = HEADER_BYTES / Float.BYTES;
        return new float[count][(header + length + line - 1) / line * line - header];
    }

    /**
     * Rows of B or C, whose values begin at {@link #LEAD}: such {@link #arrays}.
     *
     * @param count how many
     * @param length of each, at least
     * @return rows of zeros
     */
    static float[][] rows(int count, int length) {
        return arrays(count, LEAD + length + LEAD - 1);
    }

    /**
     * How many values a row has room for.
     *
     * @param row one of {@link #rows}
     * @return at least as many as it was made for
     */
    static int room(float[] row) {
        return row.length - 2 * LEAD + 1;
    }

    /**
     * Where a loop ends: behind all values, a whole number of vectors behind its first step.
     *
     * @param start where it begins, before {@link #LEAD}
     * @param n how many values the row has
     * @return less than {@code 2 · LEAD + n}
     */
    public static int end(int start, int n) {
        return start + 1 + (LEAD + n - start - 1 + LEAD - 1) / LEAD * LEAD;
    }

    /**
     * Computes a product.
     *
     * @param m rows of A and C
     * @param k columns of A, how many rows of B are taken
     * @param n columns of B and C
     * @param a holds {@code A(r, i)} at {@code from + r · rowStep + i · columnStep}
     * @param from first place in a
     * @param rowStep between rows of A
     * @param columnStep between columns of A
     * @param b rows of B
     * @param first the first row of B to take
     * @param step from one row of B to the next
     * @param c rows of C from the first on, whose old values don't count, nor those of rows behind them; what they hold before and behind their n values has no meaning afterwards
     */
    public static void product(
            int m,
            int k,
            int n,
            float[] a,
            int from,
            int rowStep,
            int columnStep,
            float[][] b,
            int first,
            int step,
            Sums c) {
        for (int r = 0; r < m; r += ROWS_AT_A_TIME) {
            int count = Math.min(ROWS_AT_A_TIME, m - r);
            int start = c.startBefore(r, (long) count * k * n);
            someRows(
                    count,
                    k,
                    n,
                    a,
                    from + r * rowStep,
                    rowStep,
                    columnStep,
                    b,
                    first,
                    step,
                    c.rows(),
                    c.first() + r,
                    start);
        }
    }

    /** At most as many rows as are taken at a time, in loops that begin at a given place. */
    static void someRows(
            int m,
            int k,
            int n,
            float[] a,
            int from,
            int rowStep,
            int columnStep,
            float[][] b,
            int first,
            int step,
            float[][] c,
            int to,
            int start) {
        int end = end(start, n);
        if (m == 4 && k >= TERMS_AT_A_TIME) {
            int done = fourRows(k, start, end, a, from, rowStep, columnStep, b, first, step, c, to);
            finish(4, done, k, start, end, a, from, rowStep, columnStep, b, first, step, c, to);
            return;
        }
        for (int r = 0; r < m; r++) {
            Arrays.fill(c[to + r], start, end, 0);
        }
        int together = m / 2 * 2;
        for (int r = 0; r < together; r += 2) {
            int p = from + r * rowStep;
            int done = twoRows(k, start, end, a, p, rowStep, columnStep, b, first, step, c, to + r);
            finish(2, done, k, start, end, a, p, rowStep, columnStep, b, first, step, c, to + r);
        }
        if (together < m) {
            oneRow(0, k, start, end, a, from + together * rowStep, columnStep, b, first, step, c[to + together]);
        }
    }

    /** What is left of some rows' sums. */
    private static void finish(
            int rows,
            int done,
            int k,
            int start,
            int end,
            float[] a,
            int from,
            int rowStep,
            int columnStep,
            float[][] b,
            int first,
            int step,
            float[][] c,
            int to) {
        for (int r = 0; done < k && r < rows; r++) {
            oneRow(done, k, start, end, a, from + r * rowStep, columnStep, b, first, step, c[to + r]);
        }
    }

    private static int fourRows(
            int k,
            int start,
            int end,
            float[] a,
            int from,
            int rowStep,
            int columnStep,
            float[][] b,
            int first,
            int step,
            float[][] c,
            int r) {
        int i = firstTerms(start, end, a, from, rowStep, columnStep, b, first, step, c, r);
        for (; FOUR_BY_FOUR && i + 3 < k; i += 4) {
            int p = from + i * columnStep;
            int q = first + i * step;
            GemmLoops.fourByFour(
                    start,
                    end,
                    a,
                    p,
                    rowStep,
                    columnStep,
                    b[q],
                    b[q + step],
                    b[q + 2 * step],
                    b[q + 3 * step],
                    c[r],
                    c[r + 1],
                    c[r + 2],
                    c[r + 3]);
        }
        for (; i + 1 < k; i += 2) {
            int p = from + i * columnStep;
            int q = first + i * step;
            GemmLoops.fourByTwo(
                    start, end, a, p, rowStep, columnStep, b[q], b[q + step], c[r], c[r + 1], c[r + 2], c[r + 3]);
        }
        return i;
    }

    /** Begins the sums of four rows. */
    private static int firstTerms(
            int start,
            int end,
            float[] a,
            int from,
            int rowStep,
            int columnStep,
            float[][] b,
            int first,
            int step,
            float[][] c,
            int r) {
        float[] b0 = b[first];
        float[] b1 = b[first + step];
        if (FOUR_BY_FOUR) {
            float[] b2 = b[first + 2 * step];
            float[] b3 = b[first + 3 * step];
            GemmLoops.firstFourByFour(
                    start, end, a, from, rowStep, columnStep, b0, b1, b2, b3, c[r], c[r + 1], c[r + 2], c[r + 3]);
        } else {
            GemmLoops.firstFourByTwo(
                    start, end, a, from, rowStep, columnStep, b0, b1, c[r], c[r + 1], c[r + 2], c[r + 3]);
        }
        return TERMS_AT_A_TIME;
    }

    private static int twoRows(
            int k,
            int start,
            int end,
            float[] a,
            int from,
            int rowStep,
            int columnStep,
            float[][] b,
            int first,
            int step,
            float[][] c,
            int r) {
        int i = 0;
        for (; i + 1 < k; i += 2) {
            int p = from + i * columnStep;
            int q = first + i * step;
            GemmLoops.twoByTwo(start, end, a, p, rowStep, columnStep, b[q], b[q + step], c[r], c[r + 1]);
        }
        return i;
    }

    private static void oneRow(
            int done,
            int k,
            int start,
            int end,
            float[] a,
            int from,
            int columnStep,
            float[][] b,
            int first,
            int step,
            float[] c) {
        int i = done;
        for (; i + 3 < k; i += 4) {
            int p = from + i * columnStep;
            int q = first + i * step;
            GemmLoops.oneByFour(
                    start,
                    end,
                    a[p],
                    a[p + columnStep],
                    a[p + 2 * columnStep],
                    a[p + 3 * columnStep],
                    b[q],
                    b[q + step],
                    b[q + 2 * step],
                    b[q + 3 * step],
                    c);
        }
        for (; i < k; i++) {
            GemmLoops.oneByOne(start, end, a[from + i * columnStep], b[first + i * step], c);
        }
    }
}
