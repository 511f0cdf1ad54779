package org.kaon.dense.vector;

import jdk.incubator.vector.FloatVector;
import org.kaon.activation.fast.FastTanh;
import org.kaon.activation.fast.FloatExp;

/** {@link FastTanh}. */
record VectorTanh() implements VectorFunction {
    @Override
    public void apply(float[] values, int count) {
        for (int i = 0; i < count; i += VectorExp.V) {
            of(FloatVector.fromArray(VectorExp.S, values, i)).intoArray(values, i);
        }
    }

    private static FloatVector of(FloatVector x) {
        FloatVector c = x.abs().min(FastTanh.HIGHEST).mul(-2);
        FloatVector t = VectorExp.shifted(c);
        FloatVector y = VectorExp.expm1(VectorExp.rest(c, t.sub(FloatExp.SHIFT)));
        FloatVector a = VectorExp.power(VectorExp.exponent(t));
        FloatVector size = y.fma(a, a.sub(1)).div(y.fma(a, a.add(1))).abs();
        return size.min(size.neg().max(x));
    }
}
