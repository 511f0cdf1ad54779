package org.kaon.dense.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.kaon.activation.fast.FloatExp;

/** The steps of {@link FloatExp} on vectors. */
final class VectorExp {
    static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    static final int V = S.length();

    private static final int BITS_OF_SHIFT = Float.floatToRawIntBits(FloatExp.SHIFT);
    private static final int FRACTION_BITS = 23;

    private VectorExp() {}

    static FloatVector shifted(FloatVector c) {
        return c.fma(FloatExp.LOG2_E, FloatExp.SHIFT);
    }

    /**
     * Of c and n, without finding n itself: C2 inlines a method only while its own machine code is small, and with the subtraction in here a network's sigmoid put eight vectors on the heap
     * at each prediction, 768 bytes ({@code benchmarks --quick} tells).
     */
    static FloatVector rest(FloatVector c, FloatVector n) {
        FloatVector upper = n.fma(FloatVector.broadcast(S, -FloatExp.LN2_HIGH), c);
        return n.fma(FloatVector.broadcast(S, -FloatExp.LN2_LOW), upper);
    }

    static FloatVector expm1(FloatVector r) {
        FloatVector r2 = r.mul(r);
        FloatVector low = r.fma(FloatExp.Q1, FloatExp.Q0);
        FloatVector high = r2.fma(FloatVector.broadcast(S, FloatExp.Q4), r.fma(FloatExp.Q3, FloatExp.Q2));
        return high.fma(r2, low).fma(r2, r);
    }

    /** n as ints, of t. */
    static IntVector exponent(FloatVector shifted) {
        return shifted.reinterpretAsInts().sub(BITS_OF_SHIFT);
    }

    /** 2ⁿ for a normal number. */
    static FloatVector power(IntVector n) {
        return n.add(Float.MAX_EXPONENT)
                .lanewise(VectorOperators.LSHL, FRACTION_BITS)
                .reinterpretAsFloats();
    }

    /** {@code factor · 2ⁿ}, rounded once. */
    static FloatVector scaled(FloatVector factor, IntVector n) {
        IntVector half = n.lanewise(VectorOperators.ASHR, 1);
        return factor.mul(power(half)).mul(power(n.sub(half)));
    }

    /** {@code factor · 2ⁿ}, rounded once. */
    static FloatVector scaled(float factor, IntVector n) {
        return scaled(FloatVector.broadcast(S, factor), n);
    }
}
