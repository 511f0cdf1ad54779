package org.kaon.dense.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.kaon.activation.fast.FloatExp;

/**
 * The steps of {@link FloatExp} on vectors, for up to {@link #BLOCK} exponents c.
 *
 * <p>They pass through memory, as no method here takes or returns a vector: what C2 has compiled alone and found large it no longer inlines, and then
 * each vector that crosses such a call is an object on the heap.
 */
final class VectorExp {
    static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    static final int V = S.length();
    /** So many at a time; multiple of a vector's length. */
    static final int BLOCK = 8 * V;

    private static final int BITS_OF_SHIFT = Float.floatToRawIntBits(FloatExp.SHIFT);
    private static final int FRACTION_BITS = 23;

    private final float[] c = new float[BLOCK];
    private final float[] y = new float[BLOCK];
    private final float[] lower = new float[BLOCK];
    private final float[] upper = new float[BLOCK];

    /** c, to be written before {@link #run}. */
    float[] c() {
        return c;
    }

    /** eʳ - 1. */
    float[] y() {
        return y;
    }

    /** 2^⌊n/2⌋. */
    float[] lower() {
        return lower;
    }

    /** 2^⌈n/2⌉. */
    float[] upper() {
        return upper;
    }

    /** From {@link #c}, all others. */
    void run(int count) {
        for (int i = 0; i < count; i += V) {
            FloatVector exponent = FloatVector.fromArray(S, c, i);
            FloatVector shifted = exponent.fma(FloatExp.LOG2_E, FloatExp.SHIFT);
            FloatVector n = shifted.sub(FloatExp.SHIFT);
            FloatVector r = n.fma(
                    FloatVector.broadcast(S, -FloatExp.LN2_LOW),
                    n.fma(FloatVector.broadcast(S, -FloatExp.LN2_HIGH), exponent));
            FloatVector r2 = r.mul(r);
            FloatVector low = r.fma(FloatExp.Q1, FloatExp.Q0);
            FloatVector high = r2.fma(FloatVector.broadcast(S, FloatExp.Q4), r.fma(FloatExp.Q3, FloatExp.Q2));
            high.fma(r2, low).fma(r2, r).intoArray(y, i);
            IntVector whole = shifted.reinterpretAsInts().sub(BITS_OF_SHIFT);
            IntVector half = whole.lanewise(VectorOperators.ASHR, 1);
            half.add(Float.MAX_EXPONENT)
                    .lanewise(VectorOperators.LSHL, FRACTION_BITS)
                    .reinterpretAsFloats()
                    .intoArray(lower, i);
            whole.sub(half)
                    .add(Float.MAX_EXPONENT)
                    .lanewise(VectorOperators.LSHL, FRACTION_BITS)
                    .reinterpretAsFloats()
                    .intoArray(upper, i);
        }
    }
}
