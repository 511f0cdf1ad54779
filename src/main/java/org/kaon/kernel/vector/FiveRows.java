package org.kaon.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Five rows of {@code C += A B} for a panel of B up to four vectors wide; all sums stay in registers.
 *
 * <p>Straight code on purpose: C2 keeps a vector in a register only where it is a local variable of one method.
 */
final class FiveRows {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int V = S.length();

    private FiveRows() {}

    static void fourVectors(
            int k,
            float[] a,
            int from,
            int rowStep,
            int columnStep,
            float[] b,
            int panel,
            float[] c,
            int to,
            int cStep) {
        FloatVector c00 = FloatVector.fromArray(S, c, to);
        FloatVector c01 = FloatVector.fromArray(S, c, to + V);
        FloatVector c02 = FloatVector.fromArray(S, c, to + 2 * V);
        FloatVector c03 = FloatVector.fromArray(S, c, to + 3 * V);
        FloatVector c10 = FloatVector.fromArray(S, c, to + cStep);
        FloatVector c11 = FloatVector.fromArray(S, c, to + cStep + V);
        FloatVector c12 = FloatVector.fromArray(S, c, to + cStep + 2 * V);
        FloatVector c13 = FloatVector.fromArray(S, c, to + cStep + 3 * V);
        FloatVector c20 = FloatVector.fromArray(S, c, to + 2 * cStep);
        FloatVector c21 = FloatVector.fromArray(S, c, to + 2 * cStep + V);
        FloatVector c22 = FloatVector.fromArray(S, c, to + 2 * cStep + 2 * V);
        FloatVector c23 = FloatVector.fromArray(S, c, to + 2 * cStep + 3 * V);
        FloatVector c30 = FloatVector.fromArray(S, c, to + 3 * cStep);
        FloatVector c31 = FloatVector.fromArray(S, c, to + 3 * cStep + V);
        FloatVector c32 = FloatVector.fromArray(S, c, to + 3 * cStep + 2 * V);
        FloatVector c33 = FloatVector.fromArray(S, c, to + 3 * cStep + 3 * V);
        FloatVector c40 = FloatVector.fromArray(S, c, to + 4 * cStep);
        FloatVector c41 = FloatVector.fromArray(S, c, to + 4 * cStep + V);
        FloatVector c42 = FloatVector.fromArray(S, c, to + 4 * cStep + 2 * V);
        FloatVector c43 = FloatVector.fromArray(S, c, to + 4 * cStep + 3 * V);
        int p = from;
        int q = panel;
        for (int i = 0; i < k; i++, p += columnStep, q += 4 * V) {
            FloatVector b00 = FloatVector.fromArray(S, b, q);
            FloatVector b01 = FloatVector.fromArray(S, b, q + V);
            FloatVector b02 = FloatVector.fromArray(S, b, q + 2 * V);
            FloatVector b03 = FloatVector.fromArray(S, b, q + 3 * V);
            FloatVector a00 = FloatVector.broadcast(S, a[p]);
            c00 = b00.fma(a00, c00);
            c01 = b01.fma(a00, c01);
            c02 = b02.fma(a00, c02);
            c03 = b03.fma(a00, c03);
            FloatVector a01 = FloatVector.broadcast(S, a[p + rowStep]);
            c10 = b00.fma(a01, c10);
            c11 = b01.fma(a01, c11);
            c12 = b02.fma(a01, c12);
            c13 = b03.fma(a01, c13);
            FloatVector a02 = FloatVector.broadcast(S, a[p + 2 * rowStep]);
            c20 = b00.fma(a02, c20);
            c21 = b01.fma(a02, c21);
            c22 = b02.fma(a02, c22);
            c23 = b03.fma(a02, c23);
            FloatVector a03 = FloatVector.broadcast(S, a[p + 3 * rowStep]);
            c30 = b00.fma(a03, c30);
            c31 = b01.fma(a03, c31);
            c32 = b02.fma(a03, c32);
            c33 = b03.fma(a03, c33);
            FloatVector a04 = FloatVector.broadcast(S, a[p + 4 * rowStep]);
            c40 = b00.fma(a04, c40);
            c41 = b01.fma(a04, c41);
            c42 = b02.fma(a04, c42);
            c43 = b03.fma(a04, c43);
        }
        c00.intoArray(c, to);
        c01.intoArray(c, to + V);
        c02.intoArray(c, to + 2 * V);
        c03.intoArray(c, to + 3 * V);
        c10.intoArray(c, to + cStep);
        c11.intoArray(c, to + cStep + V);
        c12.intoArray(c, to + cStep + 2 * V);
        c13.intoArray(c, to + cStep + 3 * V);
        c20.intoArray(c, to + 2 * cStep);
        c21.intoArray(c, to + 2 * cStep + V);
        c22.intoArray(c, to + 2 * cStep + 2 * V);
        c23.intoArray(c, to + 2 * cStep + 3 * V);
        c30.intoArray(c, to + 3 * cStep);
        c31.intoArray(c, to + 3 * cStep + V);
        c32.intoArray(c, to + 3 * cStep + 2 * V);
        c33.intoArray(c, to + 3 * cStep + 3 * V);
        c40.intoArray(c, to + 4 * cStep);
        c41.intoArray(c, to + 4 * cStep + V);
        c42.intoArray(c, to + 4 * cStep + 2 * V);
        c43.intoArray(c, to + 4 * cStep + 3 * V);
    }

    static void threeVectors(
            int k,
            float[] a,
            int from,
            int rowStep,
            int columnStep,
            float[] b,
            int panel,
            float[] c,
            int to,
            int cStep) {
        FloatVector c00 = FloatVector.fromArray(S, c, to);
        FloatVector c01 = FloatVector.fromArray(S, c, to + V);
        FloatVector c02 = FloatVector.fromArray(S, c, to + 2 * V);
        FloatVector c10 = FloatVector.fromArray(S, c, to + cStep);
        FloatVector c11 = FloatVector.fromArray(S, c, to + cStep + V);
        FloatVector c12 = FloatVector.fromArray(S, c, to + cStep + 2 * V);
        FloatVector c20 = FloatVector.fromArray(S, c, to + 2 * cStep);
        FloatVector c21 = FloatVector.fromArray(S, c, to + 2 * cStep + V);
        FloatVector c22 = FloatVector.fromArray(S, c, to + 2 * cStep + 2 * V);
        FloatVector c30 = FloatVector.fromArray(S, c, to + 3 * cStep);
        FloatVector c31 = FloatVector.fromArray(S, c, to + 3 * cStep + V);
        FloatVector c32 = FloatVector.fromArray(S, c, to + 3 * cStep + 2 * V);
        FloatVector c40 = FloatVector.fromArray(S, c, to + 4 * cStep);
        FloatVector c41 = FloatVector.fromArray(S, c, to + 4 * cStep + V);
        FloatVector c42 = FloatVector.fromArray(S, c, to + 4 * cStep + 2 * V);
        int p = from;
        int q = panel;
        for (int i = 0; i < k; i++, p += columnStep, q += 3 * V) {
            FloatVector b00 = FloatVector.fromArray(S, b, q);
            FloatVector b01 = FloatVector.fromArray(S, b, q + V);
            FloatVector b02 = FloatVector.fromArray(S, b, q + 2 * V);
            FloatVector a00 = FloatVector.broadcast(S, a[p]);
            c00 = b00.fma(a00, c00);
            c01 = b01.fma(a00, c01);
            c02 = b02.fma(a00, c02);
            FloatVector a01 = FloatVector.broadcast(S, a[p + rowStep]);
            c10 = b00.fma(a01, c10);
            c11 = b01.fma(a01, c11);
            c12 = b02.fma(a01, c12);
            FloatVector a02 = FloatVector.broadcast(S, a[p + 2 * rowStep]);
            c20 = b00.fma(a02, c20);
            c21 = b01.fma(a02, c21);
            c22 = b02.fma(a02, c22);
            FloatVector a03 = FloatVector.broadcast(S, a[p + 3 * rowStep]);
            c30 = b00.fma(a03, c30);
            c31 = b01.fma(a03, c31);
            c32 = b02.fma(a03, c32);
            FloatVector a04 = FloatVector.broadcast(S, a[p + 4 * rowStep]);
            c40 = b00.fma(a04, c40);
            c41 = b01.fma(a04, c41);
            c42 = b02.fma(a04, c42);
        }
        c00.intoArray(c, to);
        c01.intoArray(c, to + V);
        c02.intoArray(c, to + 2 * V);
        c10.intoArray(c, to + cStep);
        c11.intoArray(c, to + cStep + V);
        c12.intoArray(c, to + cStep + 2 * V);
        c20.intoArray(c, to + 2 * cStep);
        c21.intoArray(c, to + 2 * cStep + V);
        c22.intoArray(c, to + 2 * cStep + 2 * V);
        c30.intoArray(c, to + 3 * cStep);
        c31.intoArray(c, to + 3 * cStep + V);
        c32.intoArray(c, to + 3 * cStep + 2 * V);
        c40.intoArray(c, to + 4 * cStep);
        c41.intoArray(c, to + 4 * cStep + V);
        c42.intoArray(c, to + 4 * cStep + 2 * V);
    }

    static void twoVectors(
            int k,
            float[] a,
            int from,
            int rowStep,
            int columnStep,
            float[] b,
            int panel,
            float[] c,
            int to,
            int cStep) {
        FloatVector c00 = FloatVector.fromArray(S, c, to);
        FloatVector c01 = FloatVector.fromArray(S, c, to + V);
        FloatVector c10 = FloatVector.fromArray(S, c, to + cStep);
        FloatVector c11 = FloatVector.fromArray(S, c, to + cStep + V);
        FloatVector c20 = FloatVector.fromArray(S, c, to + 2 * cStep);
        FloatVector c21 = FloatVector.fromArray(S, c, to + 2 * cStep + V);
        FloatVector c30 = FloatVector.fromArray(S, c, to + 3 * cStep);
        FloatVector c31 = FloatVector.fromArray(S, c, to + 3 * cStep + V);
        FloatVector c40 = FloatVector.fromArray(S, c, to + 4 * cStep);
        FloatVector c41 = FloatVector.fromArray(S, c, to + 4 * cStep + V);
        int p = from;
        int q = panel;
        for (int i = 0; i < k; i++, p += columnStep, q += 2 * V) {
            FloatVector b00 = FloatVector.fromArray(S, b, q);
            FloatVector b01 = FloatVector.fromArray(S, b, q + V);
            FloatVector a00 = FloatVector.broadcast(S, a[p]);
            c00 = b00.fma(a00, c00);
            c01 = b01.fma(a00, c01);
            FloatVector a01 = FloatVector.broadcast(S, a[p + rowStep]);
            c10 = b00.fma(a01, c10);
            c11 = b01.fma(a01, c11);
            FloatVector a02 = FloatVector.broadcast(S, a[p + 2 * rowStep]);
            c20 = b00.fma(a02, c20);
            c21 = b01.fma(a02, c21);
            FloatVector a03 = FloatVector.broadcast(S, a[p + 3 * rowStep]);
            c30 = b00.fma(a03, c30);
            c31 = b01.fma(a03, c31);
            FloatVector a04 = FloatVector.broadcast(S, a[p + 4 * rowStep]);
            c40 = b00.fma(a04, c40);
            c41 = b01.fma(a04, c41);
        }
        c00.intoArray(c, to);
        c01.intoArray(c, to + V);
        c10.intoArray(c, to + cStep);
        c11.intoArray(c, to + cStep + V);
        c20.intoArray(c, to + 2 * cStep);
        c21.intoArray(c, to + 2 * cStep + V);
        c30.intoArray(c, to + 3 * cStep);
        c31.intoArray(c, to + 3 * cStep + V);
        c40.intoArray(c, to + 4 * cStep);
        c41.intoArray(c, to + 4 * cStep + V);
    }

    static void oneVector(
            int k,
            float[] a,
            int from,
            int rowStep,
            int columnStep,
            float[] b,
            int panel,
            float[] c,
            int to,
            int cStep) {
        FloatVector c00 = FloatVector.fromArray(S, c, to);
        FloatVector c10 = FloatVector.fromArray(S, c, to + cStep);
        FloatVector c20 = FloatVector.fromArray(S, c, to + 2 * cStep);
        FloatVector c30 = FloatVector.fromArray(S, c, to + 3 * cStep);
        FloatVector c40 = FloatVector.fromArray(S, c, to + 4 * cStep);
        int p = from;
        int q = panel;
        for (int i = 0; i < k; i++, p += columnStep, q += V) {
            FloatVector b00 = FloatVector.fromArray(S, b, q);
            c00 = b00.fma(FloatVector.broadcast(S, a[p]), c00);
            c10 = b00.fma(FloatVector.broadcast(S, a[p + rowStep]), c10);
            c20 = b00.fma(FloatVector.broadcast(S, a[p + 2 * rowStep]), c20);
            c30 = b00.fma(FloatVector.broadcast(S, a[p + 3 * rowStep]), c30);
            c40 = b00.fma(FloatVector.broadcast(S, a[p + 4 * rowStep]), c40);
        }
        c00.intoArray(c, to);
        c10.intoArray(c, to + cStep);
        c20.intoArray(c, to + 2 * cStep);
        c30.intoArray(c, to + 3 * cStep);
        c40.intoArray(c, to + 4 * cStep);
    }
}
