package org.kaon.dense.vector;

import jdk.incubator.vector.FloatVector;
import org.kaon.activation.fast.FastSilu;
import org.kaon.activation.fast.FloatExp;

/** {@link FastSilu}. */
record VectorSilu() implements VectorFunction {
    @Override
    public void apply(float[] values, int count) {
        for (int i = 0; i < count; i += VectorExp.V) {
            of(FloatVector.fromArray(VectorExp.S, values, i)).intoArray(values, i);
        }
    }

    private static FloatVector of(FloatVector x) {
        FloatVector size = x.min(FastSilu.HIGHEST).abs();
        FloatVector c = size.min(FastSilu.HIGHEST);
        FloatVector t = VectorExp.shifted(c);
        FloatVector p =
                VectorExp.expm1(VectorExp.rest(c, t.sub(FloatExp.SHIFT))).add(1);
        FloatVector a = VectorExp.scaled(FastSilu.K, VectorExp.exponent(t));
        FloatVector k = FloatVector.broadcast(VectorExp.S, FastSilu.K);
        return size.div(p.fma(a, k)).neg().fma(k, x.max(-0f));
    }
}
