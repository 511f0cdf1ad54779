package org.kaon.dense.vector;

import jdk.incubator.vector.FloatVector;
import org.kaon.activation.fast.FastSigmoid;
import org.kaon.activation.fast.FloatExp;

/** {@link FastSigmoid}. */
record VectorSigmoid() implements VectorFunction {
    @Override
    public void apply(float[] values, int count) {
        for (int i = 0; i < count; i += VectorExp.V) {
            of(FloatVector.fromArray(VectorExp.S, values, i)).intoArray(values, i);
        }
    }

    private static FloatVector of(FloatVector x) {
        FloatVector c = x.max(FastSigmoid.LOWEST).min(FastSigmoid.HIGHEST).neg();
        FloatVector t = VectorExp.shifted(c);
        FloatVector y = VectorExp.expm1(VectorExp.rest(c, t.sub(FloatExp.SHIFT)));
        FloatVector a = VectorExp.scaled(FastSigmoid.K, VectorExp.exponent(t));
        FloatVector k = FloatVector.broadcast(VectorExp.S, FastSigmoid.K);
        return k.div(y.fma(a, k).add(a));
    }
}
