package org.kaon.dense.vector;

import static jdk.incubator.vector.VectorOperators.LE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The same as {@link Listed} for weights stored as bfloat16, the upper half of a float: an int holds the weights of two columns that stand
 * a vector apart, so that a shift and a mask give both.
 */
final class Halves {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;
    private static final int UPPER = 0xffff0000;
    private static final int V = S.length();

    private Halves() {}

    /** Two panels of four vectors; what is done for each input is done once for both. */
    static void eightVectors(
            int count,
            int[] places,
            float[] x,
            int[] w,
            int left,
            int right,
            float[] bias,
            float[] y,
            int to,
            float lowest) {
        FloatVector s0 = FloatVector.zero(S);
        FloatVector s1 = FloatVector.zero(S);
        FloatVector s2 = FloatVector.zero(S);
        FloatVector s3 = FloatVector.zero(S);
        FloatVector s4 = FloatVector.zero(S);
        FloatVector s5 = FloatVector.zero(S);
        FloatVector s6 = FloatVector.zero(S);
        FloatVector s7 = FloatVector.zero(S);
        for (int at = 0; at < count; at++) {
            int i = places[at];
            FloatVector value = FloatVector.broadcast(S, x[i]);
            int p = left + i * (2 * V);
            int q = right + i * (2 * V);
            IntVector w0 = IntVector.fromArray(I, w, p);
            s0 = w0.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(value, s0);
            s1 = w0.and(UPPER).reinterpretAsFloats().fma(value, s1);
            IntVector w1 = IntVector.fromArray(I, w, p + V);
            s2 = w1.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(value, s2);
            s3 = w1.and(UPPER).reinterpretAsFloats().fma(value, s3);
            IntVector w2 = IntVector.fromArray(I, w, q);
            s4 = w2.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(value, s4);
            s5 = w2.and(UPPER).reinterpretAsFloats().fma(value, s5);
            IntVector w3 = IntVector.fromArray(I, w, q + V);
            s6 = w3.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(value, s6);
            s7 = w3.and(UPPER).reinterpretAsFloats().fma(value, s7);
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
        s4 = s4.add(FloatVector.fromArray(S, bias, to + 4 * V));
        s4.blend(limit, s4.compare(LE, limit)).intoArray(y, to + 4 * V);
        s5 = s5.add(FloatVector.fromArray(S, bias, to + 5 * V));
        s5.blend(limit, s5.compare(LE, limit)).intoArray(y, to + 5 * V);
        s6 = s6.add(FloatVector.fromArray(S, bias, to + 6 * V));
        s6.blend(limit, s6.compare(LE, limit)).intoArray(y, to + 6 * V);
        s7 = s7.add(FloatVector.fromArray(S, bias, to + 7 * V));
        s7.blend(limit, s7.compare(LE, limit)).intoArray(y, to + 7 * V);
    }

    static void fourVectors(
            int count, int[] places, float[] x, int[] w, int panel, float[] bias, float[] y, int to, float lowest) {
        FloatVector s0 = FloatVector.zero(S);
        FloatVector s1 = FloatVector.zero(S);
        FloatVector s2 = FloatVector.zero(S);
        FloatVector s3 = FloatVector.zero(S);
        for (int at = 0; at < count; at++) {
            int i = places[at];
            FloatVector value = FloatVector.broadcast(S, x[i]);
            int q = panel + i * (2 * V);
            IntVector w0 = IntVector.fromArray(I, w, q);
            s0 = w0.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(value, s0);
            s1 = w0.and(UPPER).reinterpretAsFloats().fma(value, s1);
            IntVector w1 = IntVector.fromArray(I, w, q + V);
            s2 = w1.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(value, s2);
            s3 = w1.and(UPPER).reinterpretAsFloats().fma(value, s3);
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
            int count, int[] places, float[] x, int[] w, int panel, float[] bias, float[] y, int to, float lowest) {
        FloatVector s0 = FloatVector.zero(S);
        FloatVector s1 = FloatVector.zero(S);
        FloatVector s2 = FloatVector.zero(S);
        for (int at = 0; at < count; at++) {
            int i = places[at];
            FloatVector value = FloatVector.broadcast(S, x[i]);
            int q = panel + i * (2 * V);
            IntVector w0 = IntVector.fromArray(I, w, q);
            s0 = w0.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(value, s0);
            s1 = w0.and(UPPER).reinterpretAsFloats().fma(value, s1);
            IntVector w1 = IntVector.fromArray(I, w, q + V);
            s2 = w1.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(value, s2);
        }
        FloatVector limit = FloatVector.broadcast(S, lowest);
        s0 = s0.add(FloatVector.fromArray(S, bias, to));
        s0.blend(limit, s0.compare(LE, limit)).intoArray(y, to);
        s1 = s1.add(FloatVector.fromArray(S, bias, to + V));
        s1.blend(limit, s1.compare(LE, limit)).intoArray(y, to + V);
        s2 = s2.add(FloatVector.fromArray(S, bias, to + 2 * V));
        s2.blend(limit, s2.compare(LE, limit)).intoArray(y, to + 2 * V);
    }

    static void twoVectors(
            int count, int[] places, float[] x, int[] w, int panel, float[] bias, float[] y, int to, float lowest) {
        FloatVector s0 = FloatVector.zero(S);
        FloatVector s1 = FloatVector.zero(S);
        for (int at = 0; at < count; at++) {
            int i = places[at];
            FloatVector value = FloatVector.broadcast(S, x[i]);
            int q = panel + i * V;
            IntVector w0 = IntVector.fromArray(I, w, q);
            s0 = w0.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().fma(value, s0);
            s1 = w0.and(UPPER).reinterpretAsFloats().fma(value, s1);
        }
        FloatVector limit = FloatVector.broadcast(S, lowest);
        s0 = s0.add(FloatVector.fromArray(S, bias, to));
        s0.blend(limit, s0.compare(LE, limit)).intoArray(y, to);
        s1 = s1.add(FloatVector.fromArray(S, bias, to + V));
        s1.blend(limit, s1.compare(LE, limit)).intoArray(y, to + V);
    }
}
