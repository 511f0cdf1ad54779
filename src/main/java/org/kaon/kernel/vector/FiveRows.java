package org.kaon.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Five rows of {@code C} as its {@link Frame} states, for a panel of B up to four vectors wide; all sums stay in registers.
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
            int cStep,
            Frame frame,
            int column) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c01 = FloatVector.zero(S);
        FloatVector c02 = FloatVector.zero(S);
        FloatVector c03 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c11 = FloatVector.zero(S);
        FloatVector c12 = FloatVector.zero(S);
        FloatVector c13 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c21 = FloatVector.zero(S);
        FloatVector c22 = FloatVector.zero(S);
        FloatVector c23 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        FloatVector c31 = FloatVector.zero(S);
        FloatVector c32 = FloatVector.zero(S);
        FloatVector c33 = FloatVector.zero(S);
        FloatVector c40 = FloatVector.zero(S);
        FloatVector c41 = FloatVector.zero(S);
        FloatVector c42 = FloatVector.zero(S);
        FloatVector c43 = FloatVector.zero(S);
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
        float[] addend = frame.addend(c);
        int last = frame.addendFrom(to, column);
        int addendStep = frame.addendStep(cStep);
        c00.add(FloatVector.fromArray(S, addend, last)).intoArray(c, to);
        c01.add(FloatVector.fromArray(S, addend, last + V)).intoArray(c, to + V);
        c02.add(FloatVector.fromArray(S, addend, last + 2 * V)).intoArray(c, to + 2 * V);
        c03.add(FloatVector.fromArray(S, addend, last + 3 * V)).intoArray(c, to + 3 * V);
        c10.add(FloatVector.fromArray(S, addend, last + addendStep)).intoArray(c, to + cStep);
        c11.add(FloatVector.fromArray(S, addend, last + addendStep + V)).intoArray(c, to + cStep + V);
        c12.add(FloatVector.fromArray(S, addend, last + addendStep + 2 * V)).intoArray(c, to + cStep + 2 * V);
        c13.add(FloatVector.fromArray(S, addend, last + addendStep + 3 * V)).intoArray(c, to + cStep + 3 * V);
        c20.add(FloatVector.fromArray(S, addend, last + 2 * addendStep)).intoArray(c, to + 2 * cStep);
        c21.add(FloatVector.fromArray(S, addend, last + 2 * addendStep + V)).intoArray(c, to + 2 * cStep + V);
        c22.add(FloatVector.fromArray(S, addend, last + 2 * addendStep + 2 * V)).intoArray(c, to + 2 * cStep + 2 * V);
        c23.add(FloatVector.fromArray(S, addend, last + 2 * addendStep + 3 * V)).intoArray(c, to + 2 * cStep + 3 * V);
        c30.add(FloatVector.fromArray(S, addend, last + 3 * addendStep)).intoArray(c, to + 3 * cStep);
        c31.add(FloatVector.fromArray(S, addend, last + 3 * addendStep + V)).intoArray(c, to + 3 * cStep + V);
        c32.add(FloatVector.fromArray(S, addend, last + 3 * addendStep + 2 * V)).intoArray(c, to + 3 * cStep + 2 * V);
        c33.add(FloatVector.fromArray(S, addend, last + 3 * addendStep + 3 * V)).intoArray(c, to + 3 * cStep + 3 * V);
        c40.add(FloatVector.fromArray(S, addend, last + 4 * addendStep)).intoArray(c, to + 4 * cStep);
        c41.add(FloatVector.fromArray(S, addend, last + 4 * addendStep + V)).intoArray(c, to + 4 * cStep + V);
        c42.add(FloatVector.fromArray(S, addend, last + 4 * addendStep + 2 * V)).intoArray(c, to + 4 * cStep + 2 * V);
        c43.add(FloatVector.fromArray(S, addend, last + 4 * addendStep + 3 * V)).intoArray(c, to + 4 * cStep + 3 * V);
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
            int cStep,
            Frame frame,
            int column) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c01 = FloatVector.zero(S);
        FloatVector c02 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c11 = FloatVector.zero(S);
        FloatVector c12 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c21 = FloatVector.zero(S);
        FloatVector c22 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        FloatVector c31 = FloatVector.zero(S);
        FloatVector c32 = FloatVector.zero(S);
        FloatVector c40 = FloatVector.zero(S);
        FloatVector c41 = FloatVector.zero(S);
        FloatVector c42 = FloatVector.zero(S);
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
        float[] addend = frame.addend(c);
        int last = frame.addendFrom(to, column);
        int addendStep = frame.addendStep(cStep);
        c00.add(FloatVector.fromArray(S, addend, last)).intoArray(c, to);
        c01.add(FloatVector.fromArray(S, addend, last + V)).intoArray(c, to + V);
        c02.add(FloatVector.fromArray(S, addend, last + 2 * V)).intoArray(c, to + 2 * V);
        c10.add(FloatVector.fromArray(S, addend, last + addendStep)).intoArray(c, to + cStep);
        c11.add(FloatVector.fromArray(S, addend, last + addendStep + V)).intoArray(c, to + cStep + V);
        c12.add(FloatVector.fromArray(S, addend, last + addendStep + 2 * V)).intoArray(c, to + cStep + 2 * V);
        c20.add(FloatVector.fromArray(S, addend, last + 2 * addendStep)).intoArray(c, to + 2 * cStep);
        c21.add(FloatVector.fromArray(S, addend, last + 2 * addendStep + V)).intoArray(c, to + 2 * cStep + V);
        c22.add(FloatVector.fromArray(S, addend, last + 2 * addendStep + 2 * V)).intoArray(c, to + 2 * cStep + 2 * V);
        c30.add(FloatVector.fromArray(S, addend, last + 3 * addendStep)).intoArray(c, to + 3 * cStep);
        c31.add(FloatVector.fromArray(S, addend, last + 3 * addendStep + V)).intoArray(c, to + 3 * cStep + V);
        c32.add(FloatVector.fromArray(S, addend, last + 3 * addendStep + 2 * V)).intoArray(c, to + 3 * cStep + 2 * V);
        c40.add(FloatVector.fromArray(S, addend, last + 4 * addendStep)).intoArray(c, to + 4 * cStep);
        c41.add(FloatVector.fromArray(S, addend, last + 4 * addendStep + V)).intoArray(c, to + 4 * cStep + V);
        c42.add(FloatVector.fromArray(S, addend, last + 4 * addendStep + 2 * V)).intoArray(c, to + 4 * cStep + 2 * V);
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
            int cStep,
            Frame frame,
            int column) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c01 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c11 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c21 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        FloatVector c31 = FloatVector.zero(S);
        FloatVector c40 = FloatVector.zero(S);
        FloatVector c41 = FloatVector.zero(S);
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
        float[] addend = frame.addend(c);
        int last = frame.addendFrom(to, column);
        int addendStep = frame.addendStep(cStep);
        c00.add(FloatVector.fromArray(S, addend, last)).intoArray(c, to);
        c01.add(FloatVector.fromArray(S, addend, last + V)).intoArray(c, to + V);
        c10.add(FloatVector.fromArray(S, addend, last + addendStep)).intoArray(c, to + cStep);
        c11.add(FloatVector.fromArray(S, addend, last + addendStep + V)).intoArray(c, to + cStep + V);
        c20.add(FloatVector.fromArray(S, addend, last + 2 * addendStep)).intoArray(c, to + 2 * cStep);
        c21.add(FloatVector.fromArray(S, addend, last + 2 * addendStep + V)).intoArray(c, to + 2 * cStep + V);
        c30.add(FloatVector.fromArray(S, addend, last + 3 * addendStep)).intoArray(c, to + 3 * cStep);
        c31.add(FloatVector.fromArray(S, addend, last + 3 * addendStep + V)).intoArray(c, to + 3 * cStep + V);
        c40.add(FloatVector.fromArray(S, addend, last + 4 * addendStep)).intoArray(c, to + 4 * cStep);
        c41.add(FloatVector.fromArray(S, addend, last + 4 * addendStep + V)).intoArray(c, to + 4 * cStep + V);
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
            int cStep,
            Frame frame,
            int column) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        FloatVector c40 = FloatVector.zero(S);
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
        float[] addend = frame.addend(c);
        int last = frame.addendFrom(to, column);
        int addendStep = frame.addendStep(cStep);
        c00.add(FloatVector.fromArray(S, addend, last)).intoArray(c, to);
        c10.add(FloatVector.fromArray(S, addend, last + addendStep)).intoArray(c, to + cStep);
        c20.add(FloatVector.fromArray(S, addend, last + 2 * addendStep)).intoArray(c, to + 2 * cStep);
        c30.add(FloatVector.fromArray(S, addend, last + 3 * addendStep)).intoArray(c, to + 3 * cStep);
        c40.add(FloatVector.fromArray(S, addend, last + 4 * addendStep)).intoArray(c, to + 4 * cStep);
    }
}
