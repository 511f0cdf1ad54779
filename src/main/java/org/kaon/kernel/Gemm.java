package org.kaon.kernel;

/**
 * {@code C += A B} in the form that the JIT compiler turns into vector code: every row of B and C is an array of its own, all of them walked
 * with one index, two rows of C and two or four of B at a time.
 *
 * <p>Each value of C is summed in the order of B's rows, fused, whatever the blocking: so blocking never changes a bit.
 */
final class Gemm {
    /** C2 of JDK 17 keeps up to two by two fused products in a loop as vectors, that of later ones two by four. */
    private static final boolean FOUR_AT_A_TIME = Runtime.version().feature() >= 25;

    private Gemm() {}

    /**
     * Adds a product.
     *
     * @param m rows of A and C
     * @param k columns of A, rows of B
     * @param n columns of B and C
     * @param a holds {@code A(r, i)} at {@code r · rowStep + i · columnStep}
     * @param rowStep between rows of A
     * @param columnStep between columns of A
     * @param b rows of B
     * @param c C, row-major
     * @param workspace of the thread
     */
    static void add(
            int m, int k, int n, float[] a, int rowStep, int columnStep, float[][] b, float[] c, Workspace workspace) {
        float[][] rows = workspace.rows(3, 2, n);
        for (int r = 0; r < m; r += 2) {
            boolean two = r + 1 < m;
            System.arraycopy(c, r * n, rows[0], 0, n);
            if (two) {
                System.arraycopy(c, (r + 1) * n, rows[1], 0, n);
                twoRows(k, n, a, r * rowStep, rowStep, columnStep, b, rows[0], rows[1]);
                System.arraycopy(rows[1], 0, c, (r + 1) * n, n);
            } else {
                oneRow(0, k, n, a, r * rowStep, columnStep, b, rows[0]);
            }
            System.arraycopy(rows[0], 0, c, r * n, n);
        }
    }

    private static void twoRows(
            int k, int n, float[] a, int from, int rowStep, int columnStep, float[][] b, float[] c0, float[] c1) {
        int i = 0;
        if (FOUR_AT_A_TIME) {
            for (; i + 3 < k; i += 4) {
                int p = from + i * columnStep;
                int q = p + rowStep;
                twoByFour(
                        n,
                        a[p],
                        a[p + columnStep],
                        a[p + 2 * columnStep],
                        a[p + 3 * columnStep],
                        a[q],
                        a[q + columnStep],
                        a[q + 2 * columnStep],
                        a[q + 3 * columnStep],
                        b[i],
                        b[i + 1],
                        b[i + 2],
                        b[i + 3],
                        c0,
                        c1);
            }
        }
        for (; i + 1 < k; i += 2) {
            int p = from + i * columnStep;
            int q = p + rowStep;
            twoByTwo(n, a[p], a[p + columnStep], a[q], a[q + columnStep], b[i], b[i + 1], c0, c1);
        }
        oneRow(i, k, n, a, from, columnStep, b, c0);
        oneRow(i, k, n, a, from + rowStep, columnStep, b, c1);
    }

    private static void oneRow(int i, int k, int n, float[] a, int from, int columnStep, float[][] b, float[] c) {
        int next = i;
        for (; next + 1 < k; next += 2) {
            int p = from + next * columnStep;
            oneByTwo(n, a[p], a[p + columnStep], b[next], b[next + 1], c);
        }
        if (next < k) {
            oneByOne(n, a[from + next * columnStep], b[next], c);
        }
    }

    private static void twoByFour(
            int n,
            float a00,
            float a01,
            float a02,
            float a03,
            float a10,
            float a11,
            float a12,
            float a13,
            float[] b0,
            float[] b1,
            float[] b2,
            float[] b3,
            float[] c0,
            float[] c1) {
        for (int j = 0; j < n; j++) {
            c0[j] = Math.fma(a03, b3[j], Math.fma(a02, b2[j], Math.fma(a01, b1[j], Math.fma(a00, b0[j], c0[j]))));
            c1[j] = Math.fma(a13, b3[j], Math.fma(a12, b2[j], Math.fma(a11, b1[j], Math.fma(a10, b0[j], c1[j]))));
        }
    }

    private static void twoByTwo(
            int n, float a00, float a01, float a10, float a11, float[] b0, float[] b1, float[] c0, float[] c1) {
        for (int j = 0; j < n; j++) {
            c0[j] = Math.fma(a01, b1[j], Math.fma(a00, b0[j], c0[j]));
            c1[j] = Math.fma(a11, b1[j], Math.fma(a10, b0[j], c1[j]));
        }
    }

    private static void oneByTwo(int n, float a0, float a1, float[] b0, float[] b1, float[] c) {
        for (int j = 0; j < n; j++) {
            c[j] = Math.fma(a1, b1[j], Math.fma(a0, b0[j], c[j]));
        }
    }

    private static void oneByOne(int n, float a, float[] b, float[] c) {
        for (int j = 0; j < n; j++) {
            c[j] = Math.fma(a, b[j], c[j]);
        }
    }
}
