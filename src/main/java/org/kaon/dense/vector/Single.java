package org.kaon.dense.vector;

import static jdk.incubator.vector.VectorOperators.LE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * One vector through a panel of a layer: {@code y = max(x W + b, lowest)}. Straight code, so that sums stay in registers.
 */
final class Single {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int V = S.length();

    private Single() {}

    static void fourVectors(
            int inputs, float[] x, float[] w, int panel, float[] bias, float[] y, int to, float lowest) {
        FloatVector s0 = FloatVector.zero(S);
        FloatVector s1 = FloatVector.zero(S);
        FloatVector s2 = FloatVector.zero(S);
        FloatVector s3 = FloatVector.zero(S);
        for (int i = 0; i < inputs; i++) {
            int q = panel + i * (4 * V);
            FloatVector value = FloatVector.broadcast(S, x[i]);
            s0 = FloatVector.fromArray(S, w, q).fma(value, s0);
            s1 = FloatVector.fromArray(S, w, q + V).fma(value, s1);
            s2 = FloatVector.fromArray(S, w, q + 2 * V).fma(value, s2);
            s3 = FloatVector.fromArray(S, w, q + 3 * V).fma(value, s3);
        }
        FloatVector limit = FloatVector.broadcast(S, lowest);
        s0 = s0.add(FloatVector.fromArray(S, bias, to));
        s0.blend(limit, s0.compare(LE, limit)).intoArray(y, to);
        s1 = s1.add(FloatVector.fromArray(S, bias, to + V));
        s1.blend(limit, s1.compare(LE, limit)).intoArray(y, to + V);
        s2 = s2.add(FloatVector.fromArray(S, bias, to + 2 * V));
        s2.blend(limit, s2.compare(LE, limit)).intoArray(y, to + 2 * V);
        s3 = s3.add(FloatVector.fromArray(S, bias, to + 3 * V));
        s3.blend(limit, s3.compare(LE, limit)).intoArray(y, to + 3 * V);
    }

    static void threeVectors(
            int inputs, float[] x, float[] w, int panel, float[] bias, float[] y, int to, float lowest) {
        FloatVector s0 = FloatVector.zero(S);
        FloatVector s1 = FloatVector.zero(S);
        FloatVector s2 = FloatVector.zero(S);
        for (int i = 0; i < inputs; i++) {
            int q = panel + i * (3 * V);
            FloatVector value = FloatVector.broadcast(S, x[i]);
            s0 = FloatVector.fromArray(S, w, q).fma(value, s0);
            s1 = FloatVector.fromArray(S, w, q + V).fma(value, s1);
            s2 = FloatVector.fromArray(S, w, q + 2 * V).fma(value, s2);
        }
        FloatVector limit = FloatVector.broadcast(S, lowest);
        s0 = s0.add(FloatVector.fromArray(S, bias, to));
        s0.blend(limit, s0.compare(LE, limit)).intoArray(y, to);
        s1 = s1.add(FloatVector.fromArray(S, bias, to + V));
        s1.blend(limit, s1.compare(LE, limit)).intoArray(y, to + V);
        s2 = s2.add(FloatVector.fromArray(S, bias, to + 2 * V));
        s2.blend(limit, s2.compare(LE, limit)).intoArray(y, to + 2 * V);
    }

    static void twoVectors(int inputs, float[] x, float[] w, int panel, float[] bias, float[] y, int to, float lowest) {
        FloatVector s0 = FloatVector.zero(S);
        FloatVector s1 = FloatVector.zero(S);
        for (int i = 0; i < inputs; i++) {
            int q = panel + i * (2 * V);
            FloatVector value = FloatVector.broadcast(S, x[i]);
            s0 = FloatVector.fromArray(S, w, q).fma(value, s0);
            s1 = FloatVector.fromArray(S, w, q + V).fma(value, s1);
        }
        FloatVector limit = FloatVector.broadcast(S, lowest);
        s0 = s0.add(FloatVector.fromArray(S, bias, to));
        s0.blend(limit, s0.compare(LE, limit)).intoArray(y, to);
        s1 = s1.add(FloatVector.fromArray(S, bias, to + V));
        s1.blend(limit, s1.compare(LE, limit)).intoArray(y, to + V);
    }

    static void oneVector(int inputs, float[] x, float[] w, int panel, float[] bias, float[] y, int to, float lowest) {
        FloatVector s0 = FloatVector.zero(S);
        for (int i = 0; i < inputs; i++) {
            int q = panel + i * V;
            FloatVector value = FloatVector.broadcast(S, x[i]);
            s0 = FloatVector.fromArray(S, w, q).fma(value, s0);
        }
        FloatVector limit = FloatVector.broadcast(S, lowest);
        s0 = s0.add(FloatVector.fromArray(S, bias, to));
        s0.blend(limit, s0.compare(LE, limit)).intoArray(y, to);
    }

    static void fourChains(int inputs, float[] x, float[] w, int panel, float[] bias, float[] y, int to, float lowest) {
        FloatVector s0 = FloatVector.zero(S);
        FloatVector t0 = FloatVector.zero(S);
        FloatVector u0 = FloatVector.zero(S);
        FloatVector v0 = FloatVector.zero(S);
        int i = 0;
        for (; i + 3 < inputs; i += 4) {
            int q = panel + i * V;
            FloatVector x0 = FloatVector.broadcast(S, x[i]);
            s0 = FloatVector.fromArray(S, w, q).fma(x0, s0);
            FloatVector x1 = FloatVector.broadcast(S, x[i + 1]);
            t0 = FloatVector.fromArray(S, w, q + V).fma(x1, t0);
            FloatVector x2 = FloatVector.broadcast(S, x[i + 2]);
            u0 = FloatVector.fromArray(S, w, q + 2 * V).fma(x2, u0);
            FloatVector x3 = FloatVector.broadcast(S, x[i + 3]);
            v0 = FloatVector.fromArray(S, w, q + 3 * V).fma(x3, v0);
        }
        int q = panel + i * V;
        if (i < inputs) {
            FloatVector x0 = FloatVector.broadcast(S, x[i]);
            s0 = FloatVector.fromArray(S, w, q).fma(x0, s0);
        }
        if (i + 1 < inputs) {
            FloatVector x1 = FloatVector.broadcast(S, x[i + 1]);
            t0 = FloatVector.fromArray(S, w, q + V).fma(x1, t0);
        }
        if (i + 2 < inputs) {
            FloatVector x2 = FloatVector.broadcast(S, x[i + 2]);
            u0 = FloatVector.fromArray(S, w, q + 2 * V).fma(x2, u0);
        }
        FloatVector limit = FloatVector.broadcast(S, lowest);
        s0 = s0.add(t0).add(u0.add(v0)).add(FloatVector.fromArray(S, bias, to));
        s0.blend(limit, s0.compare(LE, limit)).intoArray(y, to);
    }
}
