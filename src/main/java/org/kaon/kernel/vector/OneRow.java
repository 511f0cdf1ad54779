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
        float[] start = frame.start(c);
        int first = frame.first(to);
        FloatVector c00 = FloatVector.fromArray(S, start, first);
        FloatVector c01 = FloatVector.fromArray(S, start, first + V);
        FloatVector c02 = FloatVector.fromArray(S, start, first + 2 * V);
        FloatVector c03 = FloatVector.fromArray(S, start, first + 3 * V);
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
        FloatVector bias0 = FloatVector.fromArray(S, frame.bias(), column);
        FloatVector bias1 = FloatVector.fromArray(S, frame.bias(), column + V);
        FloatVector bias2 = FloatVector.fromArray(S, frame.bias(), column + 2 * V);
        FloatVector bias3 = FloatVector.fromArray(S, frame.bias(), column + 3 * V);
        c00.add(bias0).intoArray(c, to);
        c01.add(bias1).intoArray(c, to + V);
        c02.add(bias2).intoArray(c, to + 2 * V);
        c03.add(bias3).intoArray(c, to + 3 * V);
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
        float[] start = frame.start(c);
        int first = frame.first(to);
        FloatVector c00 = FloatVector.fromArray(S, start, first);
        FloatVector c01 = FloatVector.fromArray(S, start, first + V);
        FloatVector c02 = FloatVector.fromArray(S, start, first + 2 * V);
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
        FloatVector bias0 = FloatVector.fromArray(S, frame.bias(), column);
        FloatVector bias1 = FloatVector.fromArray(S, frame.bias(), column + V);
        FloatVector bias2 = FloatVector.fromArray(S, frame.bias(), column + 2 * V);
        c00.add(bias0).intoArray(c, to);
        c01.add(bias1).intoArray(c, to + V);
        c02.add(bias2).intoArray(c, to + 2 * V);
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
        float[] start = frame.start(c);
        int first = frame.first(to);
        FloatVector c00 = FloatVector.fromArray(S, start, first);
        FloatVector c01 = FloatVector.fromArray(S, start, first + V);
        int p = from;
        int q = panel;
        for (int i = 0; i < k; i++, p += columnStep, q += 2 * V) {
            FloatVector b00 = FloatVector.fromArray(S, b, q);
            FloatVector b01 = FloatVector.fromArray(S, b, q + V);
            FloatVector a00 = FloatVector.broadcast(S, a[p]);
            c00 = b00.fma(a00, c00);
            c01 = b01.fma(a00, c01);
        }
        FloatVector bias0 = FloatVector.fromArray(S, frame.bias(), column);
        FloatVector bias1 = FloatVector.fromArray(S, frame.bias(), column + V);
        c00.add(bias0).intoArray(c, to);
        c01.add(bias1).intoArray(c, to + V);
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
        float[] start = frame.start(c);
        int first = frame.first(to);
        FloatVector c00 = FloatVector.fromArray(S, start, first);
        int p = from;
        int q = panel;
        for (int i = 0; i < k; i++, p += columnStep, q += V) {
            FloatVector b00 = FloatVector.fromArray(S, b, q);
            c00 = b00.fma(FloatVector.broadcast(S, a[p]), c00);
        }
        FloatVector bias0 = FloatVector.fromArray(S, frame.bias(), column);
        c00.add(bias0).intoArray(c, to);
    }
}
