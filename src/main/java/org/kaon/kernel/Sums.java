package org.kaon.kernel;

import java.util.Arrays;

/** Rows of C, in which {@link Gemm} sums up. For one thread at a time. */
public final class Sums {
    private static final float[] ZERO = {0};

    private final float[][] rows;
    private final int first;
    /** Of as many rows each as are taken at a time, for those may lie otherwise than others. */
    private final LoopStart[] starts;

    /**
     * Some of {@link Gemm#rows}.
     *
     * @param rows they are among these
     * @param first of them
     * @param count how many
     */
    Sums(float[][] rows, int first, int count) {
        this.rows = rows;
        this.first = first;
        this.starts = new LoopStart[(count + Gemm.ROWS_AT_A_TIME - 1) / Gemm.ROWS_AT_A_TIME];
        for (int i = 0; i < starts.length; i++) {
            int from = i * Gemm.ROWS_AT_A_TIME;
            starts[i] = startOf(first + from, Math.min(Gemm.ROWS_AT_A_TIME, count - from));
        }
    }

    private LoopStart startOf(int from, int count) {
        int n = Math.min(LoopStart.VALUES, Gemm.room(rows[from]));
        return new LoopStart(start ->
                Gemm.someRows(count, 2 * Gemm.TERMS_AT_A_TIME, n, ZERO, 0, 0, 0, rows, from, 0, rows, from, start));
    }

    /**
     * Rows of their own.
     *
     * @param count how many
     * @param length of each, at least
     * @return zeros
     */
    public static Sums of(int count, int length) {
        return new Sums(Gemm.rows(count, length), 0, count);
    }

    /**
     * One row.
     *
     * @param row from 0
     * @return its values begin at {@link Gemm#LEAD}
     */
    public float[] row(int row) {
        return rows[first + row];
    }

    /**
     * Where the rows are among others.
     *
     * @return those it was made of
     */
    public float[][] rows() {
        return rows;
    }

    int first() {
        return first;
    }

    /**
     * Sets rows to zero, together with what loops may touch before and behind their values.
     *
     * @param from the first row
     * @param count of rows
     * @param n values of each
     */
    public void clear(int from, int count, int n) {
        for (int row = from; row < from + count; row++) {
            Arrays.fill(row(row), 0, Gemm.LEAD + n + Gemm.LEAD - 1, 0);
        }
    }

    /**
     * Adds other values to a row.
     *
     * @param row from 0
     * @param n values of it
     * @param values laid out like a row
     */
    public void add(int row, int n, float[] values) {
        int start = start(row);
        add(start, Gemm.end(start, n), values, row(row));
    }

    /** One index for both arrays: C2 makes vector code of that alone. */
    private static void add(int start, int end, float[] values, float[] sums) {
        for (int j = start & Gemm.LEAD - 1; j < end; j++) {
            sums[j] += values[j];
        }
    }

    /**
     * Where loops over a row are best begun, see {@link LoopStart}.
     *
     * @param row from 0
     * @return less than {@link Gemm#LEAD}
     */
    public int start(int row) {
        return starts[row / Gemm.ROWS_AT_A_TIME].now();
    }

    /**
     * Where loops over rows that are taken together are best begun. Finds that out from time to time, which overwrites them.
     *
     * @param row the first of them, a multiple of {@link Gemm#ROWS_AT_A_TIME}
     * @param products how many multiply-adds they are about to take part in
     * @return less than {@link Gemm#LEAD}
     */
    int startBefore(int row, long products) {
        if (row % Gemm.ROWS_AT_A_TIME != 0) {
            throw new IllegalArgumentException("Sums are taken " + Gemm.ROWS_AT_A_TIME
                    + " at a time: a product's first row should be a multiple of that, got " + row);
        }
        return starts[row / Gemm.ROWS_AT_A_TIME].before(products);
    }
}
