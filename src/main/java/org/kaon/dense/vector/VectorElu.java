package org.kaon.dense.vector;

import jdk.incubator.vector.FloatVector;
import org.kaon.activation.fast.FastElu;
import org.kaon.activation.fast.FloatExp;

/** {@link FastElu}. */
record VectorElu(FastElu fast) implements VectorFunction {
    @Override
    public void apply(float[] values, int count) {
        for (int i = 0; i < count; i += VectorExp.V) {
            of(FloatVector.fromArray(VectorExp.S, values, i), fast.scale(), fast.alpha())
                    .intoArray(values, i);
        }
    }

    private static FloatVector of(FloatVector x, float scale, float alpha) {
        FloatVector positive = x.max(-0f);
        FloatVector c = x.min(0).max(FastElu.LOWEST);
        FloatVector t = VectorExp.shifted(c);
        FloatVector y = VectorExp.expm1(VectorExp.rest(c, t.sub(FloatExp.SHIFT)));
        FloatVector a = VectorExp.power(VectorExp.exponent(t));
        FloatVector below = y.fma(a, a.sub(1)).min(positive);
        return below.fma(FloatVector.broadcast(VectorExp.S, alpha), positive.mul(scale));
    }
}
