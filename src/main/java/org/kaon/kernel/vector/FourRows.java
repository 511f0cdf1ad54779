package org.kaon.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Four rows of {@code C} as its {@link Frame} states, for a panel of B up to four vectors wide; all sums stay in registers.
 *
 * <p>Straight code on purpose: C2 keeps a vector in a register only where it is a local variable of one method.
 */
final class FourRows {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int V = S.length();

    private FourRows() {}

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
        float[] start = frame.start(c);
        int first = frame.first(to);
        int startStep = frame.step(cStep);
        FloatVector c00 = FloatVector.fromArray(S, start, first);
        FloatVector c01 = FloatVector.fromArray(S, start, first + V);
        FloatVector c02 = FloatVector.fromArray(S, start, first + 2 * V);
        FloatVector c03 = FloatVector.fromArray(S, start, first + 3 * V);
        FloatVector c10 = FloatVector.fromArray(S, start, first + startStep);
        FloatVector c11 = FloatVector.fromArray(S, start, first + startStep + V);
        FloatVector c12 = FloatVector.fromArray(S, start, first + startStep + 2 * V);
        FloatVector c13 = FloatVector.fromArray(S, start, first + startStep + 3 * V);
        FloatVector c20 = FloatVector.fromArray(S, start, first + 2 * startStep);
        FloatVector c21 = FloatVector.fromArray(S, start, first + 2 * startStep + V);
        FloatVector c22 = FloatVector.fromArray(S, start, first + 2 * startStep + 2 * V);
        FloatVector c23 = FloatVector.fromArray(S, start, first + 2 * startStep + 3 * V);
        FloatVector c30 = FloatVector.fromArray(S, start, first + 3 * startStep);
        FloatVector c31 = FloatVector.fromArray(S, start, first + 3 * startStep + V);
        FloatVector c32 = FloatVector.fromArray(S, start, first + 3 * startStep + 2 * V);
        FloatVector c33 = FloatVector.fromArray(S, start, first + 3 * startStep + 3 * V);
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
        }
        FloatVector bias0 = FloatVector.fromArray(S, frame.bias(), column);
        FloatVector bias1 = FloatVector.fromArray(S, frame.bias(), column + V);
        FloatVector bias2 = FloatVector.fromArray(S, frame.bias(), column + 2 * V);
        FloatVector bias3 = FloatVector.fromArray(S, frame.bias(), column + 3 * V);
        c00.add(bias0).intoArray(c, to);
        c01.add(bias1).intoArray(c, to + V);
        c02.add(bias2).intoArray(c, to + 2 * V);
        c03.add(bias3).intoArray(c, to + 3 * V);
        c10.add(bias0).intoArray(c, to + cStep);
        c11.add(bias1).intoArray(c, to + cStep + V);
        c12.add(bias2).intoArray(c, to + cStep + 2 * V);
        c13.add(bias3).intoArray(c, to + cStep + 3 * V);
        c20.add(bias0).intoArray(c, to + 2 * cStep);
        c21.add(bias1).intoArray(c, to + 2 * cStep + V);
        c22.add(bias2).intoArray(c, to + 2 * cStep + 2 * V);
        c23.add(bias3).intoArray(c, to + 2 * cStep + 3 * V);
        c30.add(bias0).intoArray(c, to + 3 * cStep);
        c31.add(bias1).intoArray(c, to + 3 * cStep + V);
        c32.add(bias2).intoArray(c, to + 3 * cStep + 2 * V);
        c33.add(bias3).intoArray(c, to + 3 * cStep + 3 * V);
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
        float[] start = frame.start(c);
        int first = frame.first(to);
        int startStep = frame.step(cStep);
        FloatVector c00 = FloatVector.fromArray(S, start, first);
        FloatVector c01 = FloatVector.fromArray(S, start, first + V);
        FloatVector c02 = FloatVector.fromArray(S, start, first + 2 * V);
        FloatVector c10 = FloatVector.fromArray(S, start, first + startStep);
        FloatVector c11 = FloatVector.fromArray(S, start, first + startStep + V);
        FloatVector c12 = FloatVector.fromArray(S, start, first + startStep + 2 * V);
        FloatVector c20 = FloatVector.fromArray(S, start, first + 2 * startStep);
        FloatVector c21 = FloatVector.fromArray(S, start, first + 2 * startStep + V);
        FloatVector c22 = FloatVector.fromArray(S, start, first + 2 * startStep + 2 * V);
        FloatVector c30 = FloatVector.fromArray(S, start, first + 3 * startStep);
        FloatVector c31 = FloatVector.fromArray(S, start, first + 3 * startStep + V);
        FloatVector c32 = FloatVector.fromArray(S, start, first + 3 * startStep + 2 * V);
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
        }
        FloatVector bias0 = FloatVector.fromArray(S, frame.bias(), column);
        FloatVector bias1 = FloatVector.fromArray(S, frame.bias(), column + V);
        FloatVector bias2 = FloatVector.fromArray(S, frame.bias(), column + 2 * V);
        c00.add(bias0).intoArray(c, to);
        c01.add(bias1).intoArray(c, to + V);
        c02.add(bias2).intoArray(c, to + 2 * V);
        c10.add(bias0).intoArray(c, to + cStep);
        c11.add(bias1).intoArray(c, to + cStep + V);
        c12.add(bias2).intoArray(c, to + cStep + 2 * V);
        c20.add(bias0).intoArray(c, to + 2 * cStep);
        c21.add(bias1).intoArray(c, to + 2 * cStep + V);
        c22.add(bias2).intoArray(c, to + 2 * cStep + 2 * V);
        c30.add(bias0).intoArray(c, to + 3 * cStep);
        c31.add(bias1).intoArray(c, to + 3 * cStep + V);
        c32.add(bias2).intoArray(c, to + 3 * cStep + 2 * V);
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
        float[] start = frame.start(c);
        int first = frame.first(to);
        int startStep = frame.step(cStep);
        FloatVector c00 = FloatVector.fromArray(S, start, first);
        FloatVector c01 = FloatVector.fromArray(S, start, first + V);
        FloatVector c10 = FloatVector.fromArray(S, start, first + startStep);
        FloatVector c11 = FloatVector.fromArray(S, start, first + startStep + V);
        FloatVector c20 = FloatVector.fromArray(S, start, first + 2 * startStep);
        FloatVector c21 = FloatVector.fromArray(S, start, first + 2 * startStep + V);
        FloatVector c30 = FloatVector.fromArray(S, start, first + 3 * startStep);
        FloatVector c31 = FloatVector.fromArray(S, start, first + 3 * startStep + V);
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
        }
        FloatVector bias0 = FloatVector.fromArray(S, frame.bias(), column);
        FloatVector bias1 = FloatVector.fromArray(S, frame.bias(), column + V);
        c00.add(bias0).intoArray(c, to);
        c01.add(bias1).intoArray(c, to + V);
        c10.add(bias0).intoArray(c, to + cStep);
        c11.add(bias1).intoArray(c, to + cStep + V);
        c20.add(bias0).intoArray(c, to + 2 * cStep);
        c21.add(bias1).intoArray(c, to + 2 * cStep + V);
        c30.add(bias0).intoArray(c, to + 3 * cStep);
        c31.add(bias1).intoArray(c, to + 3 * cStep + V);
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
        float[] start = frame.start(c);
        int first = frame.first(to);
        int startStep = frame.step(cStep);
        FloatVector c00 = FloatVector.fromArray(S, start, first);
        FloatVector c10 = FloatVector.fromArray(S, start, first + startStep);
        FloatVector c20 = FloatVector.fromArray(S, start, first + 2 * startStep);
        FloatVector c30 = FloatVector.fromArray(S, start, first + 3 * startStep);
        int p = from;
        int q = panel;
        for (int i = 0; i < k; i++, p += columnStep, q += V) {
            FloatVector b00 = FloatVector.fromArray(S, b, q);
            c00 = b00.fma(FloatVector.broadcast(S, a[p]), c00);
            c10 = b00.fma(FloatVector.broadcast(S, a[p + rowStep]), c10);
            c20 = b00.fma(FloatVector.broadcast(S, a[p + 2 * rowStep]), c20);
            c30 = b00.fma(FloatVector.broadcast(S, a[p + 3 * rowStep]), c30);
        }
        FloatVector bias0 = FloatVector.fromArray(S, frame.bias(), column);
        c00.add(bias0).intoArray(c, to);
        c10.add(bias0).intoArray(c, to + cStep);
        c20.add(bias0).intoArray(c, to + 2 * cStep);
        c30.add(bias0).intoArray(c, to + 3 * cStep);
    }
}
