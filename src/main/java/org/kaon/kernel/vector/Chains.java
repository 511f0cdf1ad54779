package org.kaon.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Rows of {@code C = A B + bias} for a narrow panel of B, in four chains: one alone would wait for itself. All sums stay in registers.
 *
 * <p>Straight code on purpose: C2 keeps a vector in a register only where it is a local variable of one method.
 */
final class Chains {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int V = S.length();

    private Chains() {}

    static void fiveRows(
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
        FloatVector d00 = FloatVector.zero(S);
        FloatVector e00 = FloatVector.zero(S);
        FloatVector f00 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector d10 = FloatVector.zero(S);
        FloatVector e10 = FloatVector.zero(S);
        FloatVector f10 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector d20 = FloatVector.zero(S);
        FloatVector e20 = FloatVector.zero(S);
        FloatVector f20 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        FloatVector d30 = FloatVector.zero(S);
        FloatVector e30 = FloatVector.zero(S);
        FloatVector f30 = FloatVector.zero(S);
        FloatVector c40 = FloatVector.zero(S);
        FloatVector d40 = FloatVector.zero(S);
        FloatVector e40 = FloatVector.zero(S);
        FloatVector f40 = FloatVector.zero(S);
        int p = from;
        int q = panel;
        int i = 0;
        for (; i + 3 < k; i += 4, p += 4 * columnStep, q += 4 * V) {
            FloatVector b00 = FloatVector.fromArray(S, b, q);
            c00 = b00.fma(FloatVector.broadcast(S, a[p]), c00);
            c10 = b00.fma(FloatVector.broadcast(S, a[p + rowStep]), c10);
            c20 = b00.fma(FloatVector.broadcast(S, a[p + 2 * rowStep]), c20);
            c30 = b00.fma(FloatVector.broadcast(S, a[p + 3 * rowStep]), c30);
            c40 = b00.fma(FloatVector.broadcast(S, a[p + 4 * rowStep]), c40);
            FloatVector b10 = FloatVector.fromArray(S, b, q + V);
            d00 = b10.fma(FloatVector.broadcast(S, a[p + columnStep]), d00);
            d10 = b10.fma(FloatVector.broadcast(S, a[p + rowStep + columnStep]), d10);
            d20 = b10.fma(FloatVector.broadcast(S, a[p + 2 * rowStep + columnStep]), d20);
            d30 = b10.fma(FloatVector.broadcast(S, a[p + 3 * rowStep + columnStep]), d30);
            d40 = b10.fma(FloatVector.broadcast(S, a[p + 4 * rowStep + columnStep]), d40);
            FloatVector b20 = FloatVector.fromArray(S, b, q + 2 * V);
            e00 = b20.fma(FloatVector.broadcast(S, a[p + 2 * columnStep]), e00);
            e10 = b20.fma(FloatVector.broadcast(S, a[p + rowStep + 2 * columnStep]), e10);
            e20 = b20.fma(FloatVector.broadcast(S, a[p + 2 * rowStep + 2 * columnStep]), e20);
            e30 = b20.fma(FloatVector.broadcast(S, a[p + 3 * rowStep + 2 * columnStep]), e30);
            e40 = b20.fma(FloatVector.broadcast(S, a[p + 4 * rowStep + 2 * columnStep]), e40);
            FloatVector b30 = FloatVector.fromArray(S, b, q + 3 * V);
            f00 = b30.fma(FloatVector.broadcast(S, a[p + 3 * columnStep]), f00);
            f10 = b30.fma(FloatVector.broadcast(S, a[p + rowStep + 3 * columnStep]), f10);
            f20 = b30.fma(FloatVector.broadcast(S, a[p + 2 * rowStep + 3 * columnStep]), f20);
            f30 = b30.fma(FloatVector.broadcast(S, a[p + 3 * rowStep + 3 * columnStep]), f30);
            f40 = b30.fma(FloatVector.broadcast(S, a[p + 4 * rowStep + 3 * columnStep]), f40);
        }
        if (i < k) {
            FloatVector b00 = FloatVector.fromArray(S, b, q);
            c00 = b00.fma(FloatVector.broadcast(S, a[p]), c00);
            c10 = b00.fma(FloatVector.broadcast(S, a[p + rowStep]), c10);
            c20 = b00.fma(FloatVector.broadcast(S, a[p + 2 * rowStep]), c20);
            c30 = b00.fma(FloatVector.broadcast(S, a[p + 3 * rowStep]), c30);
            c40 = b00.fma(FloatVector.broadcast(S, a[p + 4 * rowStep]), c40);
        }
        if (i + 1 < k) {
            FloatVector b10 = FloatVector.fromArray(S, b, q + V);
            d00 = b10.fma(FloatVector.broadcast(S, a[p + columnStep]), d00);
            d10 = b10.fma(FloatVector.broadcast(S, a[p + rowStep + columnStep]), d10);
            d20 = b10.fma(FloatVector.broadcast(S, a[p + 2 * rowStep + columnStep]), d20);
            d30 = b10.fma(FloatVector.broadcast(S, a[p + 3 * rowStep + columnStep]), d30);
            d40 = b10.fma(FloatVector.broadcast(S, a[p + 4 * rowStep + columnStep]), d40);
        }
        if (i + 2 < k) {
            FloatVector b20 = FloatVector.fromArray(S, b, q + 2 * V);
            e00 = b20.fma(FloatVector.broadcast(S, a[p + 2 * columnStep]), e00);
            e10 = b20.fma(FloatVector.broadcast(S, a[p + rowStep + 2 * columnStep]), e10);
            e20 = b20.fma(FloatVector.broadcast(S, a[p + 2 * rowStep + 2 * columnStep]), e20);
            e30 = b20.fma(FloatVector.broadcast(S, a[p + 3 * rowStep + 2 * columnStep]), e30);
            e40 = b20.fma(FloatVector.broadcast(S, a[p + 4 * rowStep + 2 * columnStep]), e40);
        }
        FloatVector bias0 = FloatVector.fromArray(S, frame.bias(), frame.addendFrom(to, column));
        c00.add(d00).add(e00.add(f00)).add(bias0).intoArray(c, to);
        c10.add(d10).add(e10.add(f10)).add(bias0).intoArray(c, to + cStep);
        c20.add(d20).add(e20.add(f20)).add(bias0).intoArray(c, to + 2 * cStep);
        c30.add(d30).add(e30.add(f30)).add(bias0).intoArray(c, to + 3 * cStep);
        c40.add(d40).add(e40.add(f40)).add(bias0).intoArray(c, to + 4 * cStep);
    }

    static void oneRow(
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
        FloatVector d00 = FloatVector.zero(S);
        FloatVector e00 = FloatVector.zero(S);
        FloatVector f00 = FloatVector.zero(S);
        int p = from;
        int q = panel;
        int i = 0;
        for (; i + 3 < k; i += 4, p += 4 * columnStep, q += 4 * V) {
            FloatVector b00 = FloatVector.fromArray(S, b, q);
            c00 = b00.fma(FloatVector.broadcast(S, a[p]), c00);
            FloatVector b10 = FloatVector.fromArray(S, b, q + V);
            d00 = b10.fma(FloatVector.broadcast(S, a[p + columnStep]), d00);
            FloatVector b20 = FloatVector.fromArray(S, b, q + 2 * V);
            e00 = b20.fma(FloatVector.broadcast(S, a[p + 2 * columnStep]), e00);
            FloatVector b30 = FloatVector.fromArray(S, b, q + 3 * V);
            f00 = b30.fma(FloatVector.broadcast(S, a[p + 3 * columnStep]), f00);
        }
        if (i < k) {
            FloatVector b00 = FloatVector.fromArray(S, b, q);
            c00 = b00.fma(FloatVector.broadcast(S, a[p]), c00);
        }
        if (i + 1 < k) {
            FloatVector b10 = FloatVector.fromArray(S, b, q + V);
            d00 = b10.fma(FloatVector.broadcast(S, a[p + columnStep]), d00);
        }
        if (i + 2 < k) {
            FloatVector b20 = FloatVector.fromArray(S, b, q + 2 * V);
            e00 = b20.fma(FloatVector.broadcast(S, a[p + 2 * columnStep]), e00);
        }
        FloatVector bias0 = FloatVector.fromArray(S, frame.bias(), frame.addendFrom(to, column));
        c00.add(d00).add(e00.add(f00)).add(bias0).intoArray(c, to);
    }
}
