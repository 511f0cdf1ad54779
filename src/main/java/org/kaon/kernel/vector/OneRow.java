package org.kaon.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * One row of {@code C} as its {@link Frame} states, for a panel of B up to four vectors wide; all sums stay in registers.
 *
 * <p>Straight code on purpose: C2 keeps a vector in a register only where it is a local variable of one method.
 */
final class OneRow {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int V = S.length();

    private OneRow() {}

    static void fourVectors(
            int k,
            float[] a,
            int from,
            int columnStep,
            float[] b,
            int panel,
            float[] c,
            int to,
            Frame frame,
            int column) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c01 = FloatVector.zero(S);
        FloatVector c02 = FloatVector.zero(S);
        FloatVector c03 = FloatVector.zero(S);
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
        }
        float[] addend = frame.addend(c);
        int last = frame.addendFrom(to, column);
        c00.add(FloatVector.fromArray(S, addend, last)).intoArray(c, to);
        c01.add(FloatVector.fromArray(S, addend, last + V)).intoArray(c, to + V);
        c02.add(FloatVector.fromArray(S, addend, last + 2 * V)).intoArray(c, to + 2 * V);
        c03.add(FloatVector.fromArray(S, addend, last + 3 * V)).intoArray(c, to + 3 * V);
    }

    static void threeVectors(
            int k,
            float[] a,
            int from,
            int columnStep,
            float[] b,
            int panel,
            float[] c,
            int to,
            Frame frame,
            int column) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c01 = FloatVector.zero(S);
        FloatVector c02 = FloatVector.zero(S);
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
        }
        float[] addend = frame.addend(c);
        int last = frame.addendFrom(to, column);
        c00.add(FloatVector.fromArray(S, addend, last)).intoArray(c, to);
        c01.add(FloatVector.fromArray(S, addend, last + V)).intoArray(c, to + V);
        c02.add(FloatVector.fromArray(S, addend, last + 2 * V)).intoArray(c, to + 2 * V);
    }

    static void twoVectors(
            int k,
            float[] a,
            int from,
            int columnStep,
            float[] b,
            int panel,
            float[] c,
            int to,
            Frame frame,
            int column) {
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c01 = FloatVector.zero(S);
        int p = from;
        int q = panel;
        for (int i = 0; i < k; i++, p += columnStep, q += 2 * V) {
            FloatVector b00 = FloatVector.fromArray(S, b, q);
            FloatVector b01 = FloatVector.fromArray(S, b, q + V);
            FloatVector a00 = FloatVector.broadcast(S, a[p]);
            c00 = b00.fma(a00, c00);
            c01 = b01.fma(a00, c01);
        }
        float[] addend = frame.addend(c);
        int last = frame.addendFrom(to, column);
        c00.add(FloatVector.fromArray(S, addend, last)).intoArray(c, to);
        c01.add(FloatVector.fromArray(S, addend, last + V)).intoArray(c, to + V);
    }

    static void oneVector(
            int k,
            float[] a,
            int from,
            int columnStep,
            float[] b,
            int panel,
            float[] c,
            int to,
            Frame frame,
            int column) {
        FloatVector c00 = FloatVector.zero(S);
        int p = from;
        int q = panel;
        for (int i = 0; i < k; i++, p += columnStep, q += V) {
            FloatVector b00 = FloatVector.fromArray(S, b, q);
            c00 = b00.fma(FloatVector.broadcast(S, a[p]), c00);
        }
        float[] addend = frame.addend(c);
        int last = frame.addendFrom(to, column);
        c00.add(FloatVector.fromArray(S, addend, last)).intoArray(c, to);
    }
}
