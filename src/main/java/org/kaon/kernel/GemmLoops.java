package org.kaon.kernel;

import org.kaon.activation.Fma;

/**
 * The inner loops of {@link Gemm}: some rows of A by some of B, named after them. Small methods that stand alone, every array and factor a local variable: inside a larger method
 * C2 gives up on them.
 */
final class GemmLoops {
    private GemmLoops() {}

    static void fourByFour(
            int start,
            int end,
            float[] a,
            int p,
            int rowStep,
            int columnStep,
            float[] b0,
            float[] b1,
            float[] b2,
            float[] b3,
            float[] c0,
            float[] c1,
            float[] c2,
            float[] c3) {
        float a00 = a[p];
        float a01 = a[p + columnStep];
        float a02 = a[p + 2 * columnStep];
        float a03 = a[p + 3 * columnStep];
        int q = p + rowStep;
        float a10 = a[q];
        float a11 = a[q + columnStep];
        float a12 = a[q + 2 * columnStep];
        float a13 = a[q + 3 * columnStep];
        q += rowStep;
        float a20 = a[q];
        float a21 = a[q + columnStep];
        float a22 = a[q + 2 * columnStep];
        float a23 = a[q + 3 * columnStep];
        q += rowStep;
        float a30 = a[q];
        float a31 = a[q + columnStep];
        float a32 = a[q + 2 * columnStep];
        float a33 = a[q + 3 * columnStep];
        for (int j = start & Gemm.LEAD - 1; j < end; j++) {
            float x0 = b0[j];
            float x1 = b1[j];
            float x2 = b2[j];
            float x3 = b3[j];
            c0[j] = Fma.of(a03, x3, Fma.of(a02, x2, Fma.of(a01, x1, Fma.of(a00, x0, c0[j]))));
            c1[j] = Fma.of(a13, x3, Fma.of(a12, x2, Fma.of(a11, x1, Fma.of(a10, x0, c1[j]))));
            c2[j] = Fma.of(a23, x3, Fma.of(a22, x2, Fma.of(a21, x1, Fma.of(a20, x0, c2[j]))));
            c3[j] = Fma.of(a33, x3, Fma.of(a32, x2, Fma.of(a31, x1, Fma.of(a30, x0, c3[j]))));
        }
    }

    /** As {@link #fourByFour}, but the sums begin here: rows need neither be cleared nor read. */
    static void firstFourByFour(
            int start,
            int end,
            float[] a,
            int p,
            int rowStep,
            int columnStep,
            float[] b0,
            float[] b1,
            float[] b2,
            float[] b3,
            float[] c0,
            float[] c1,
            float[] c2,
            float[] c3) {
        float a00 = a[p];
        float a01 = a[p + columnStep];
        float a02 = a[p + 2 * columnStep];
        float a03 = a[p + 3 * columnStep];
        int q = p + rowStep;
        float a10 = a[q];
        float a11 = a[q + columnStep];
        float a12 = a[q + 2 * columnStep];
        float a13 = a[q + 3 * columnStep];
        q += rowStep;
        float a20 = a[q];
        float a21 = a[q + columnStep];
        float a22 = a[q + 2 * columnStep];
        float a23 = a[q + 3 * columnStep];
        q += rowStep;
        float a30 = a[q];
        float a31 = a[q + columnStep];
        float a32 = a[q + 2 * columnStep];
        float a33 = a[q + 3 * columnStep];
        for (int j = start & Gemm.LEAD - 1; j < end; j++) {
            float x0 = b0[j];
            float x1 = b1[j];
            float x2 = b2[j];
            float x3 = b3[j];
            c0[j] = Fma.of(a03, x3, Fma.of(a02, x2, Fma.of(a01, x1, Fma.of(a00, x0, 0))));
            c1[j] = Fma.of(a13, x3, Fma.of(a12, x2, Fma.of(a11, x1, Fma.of(a10, x0, 0))));
            c2[j] = Fma.of(a23, x3, Fma.of(a22, x2, Fma.of(a21, x1, Fma.of(a20, x0, 0))));
            c3[j] = Fma.of(a33, x3, Fma.of(a32, x2, Fma.of(a31, x1, Fma.of(a30, x0, 0))));
        }
    }

    static void fourByTwo(
            int start,
            int end,
            float[] a,
            int p,
            int rowStep,
            int columnStep,
            float[] b0,
            float[] b1,
            float[] c0,
            float[] c1,
            float[] c2,
            float[] c3) {
        float a00 = a[p];
        float a01 = a[p + columnStep];
        int q = p + rowStep;
        float a10 = a[q];
        float a11 = a[q + columnStep];
        q += rowStep;
        float a20 = a[q];
        float a21 = a[q + columnStep];
        q += rowStep;
        float a30 = a[q];
        float a31 = a[q + columnStep];
        for (int j = start & Gemm.LEAD - 1; j < end; j++) {
            float x0 = b0[j];
            float x1 = b1[j];
            c0[j] = Fma.of(a01, x1, Fma.of(a00, x0, c0[j]));
            c1[j] = Fma.of(a11, x1, Fma.of(a10, x0, c1[j]));
            c2[j] = Fma.of(a21, x1, Fma.of(a20, x0, c2[j]));
            c3[j] = Fma.of(a31, x1, Fma.of(a30, x0, c3[j]));
        }
    }

    /** As {@link #fourByTwo}, but the sums begin here. */
    static void firstFourByTwo(
            int start,
            int end,
            float[] a,
            int p,
            int rowStep,
            int columnStep,
            float[] b0,
            float[] b1,
            float[] c0,
            float[] c1,
            float[] c2,
            float[] c3) {
        float a00 = a[p];
        float a01 = a[p + columnStep];
        int q = p + rowStep;
        float a10 = a[q];
        float a11 = a[q + columnStep];
        q += rowStep;
        float a20 = a[q];
        float a21 = a[q + columnStep];
        q += rowStep;
        float a30 = a[q];
        float a31 = a[q + columnStep];
        for (int j = start & Gemm.LEAD - 1; j < end; j++) {
            float x0 = b0[j];
            float x1 = b1[j];
            c0[j] = Fma.of(a01, x1, Fma.of(a00, x0, 0));
            c1[j] = Fma.of(a11, x1, Fma.of(a10, x0, 0));
            c2[j] = Fma.of(a21, x1, Fma.of(a20, x0, 0));
            c3[j] = Fma.of(a31, x1, Fma.of(a30, x0, 0));
        }
    }

    static void twoByTwo(
            int start,
            int end,
            float[] a,
            int p,
            int rowStep,
            int columnStep,
            float[] b0,
            float[] b1,
            float[] c0,
            float[] c1) {
        float a00 = a[p];
        float a01 = a[p + columnStep];
        float a10 = a[p + rowStep];
        float a11 = a[p + rowStep + columnStep];
        for (int j = start & Gemm.LEAD - 1; j < end; j++) {
            c0[j] = Fma.of(a01, b1[j], Fma.of(a00, b0[j], c0[j]));
            c1[j] = Fma.of(a11, b1[j], Fma.of(a10, b0[j], c1[j]));
        }
    }

    static void oneByFour(
            int start,
            int end,
            float a0,
            float a1,
            float a2,
            float a3,
            float[] b0,
            float[] b1,
            float[] b2,
            float[] b3,
            float[] c) {
        for (int j = start & Gemm.LEAD - 1; j < end; j++) {
            c[j] = Fma.of(a3, b3[j], Fma.of(a2, b2[j], Fma.of(a1, b1[j], Fma.of(a0, b0[j], c[j]))));
        }
    }

    static void oneByOne(int start, int end, float a, float[] b, float[] c) {
        for (int j = start & Gemm.LEAD - 1; j < end; j++) {
            c[j] = Fma.of(a, b[j], c[j]);
        }
    }
}
