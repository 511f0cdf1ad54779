package org.kaon.dense.vector;

import static org.kaon.dense.vector.VectorExp.S;
import static org.kaon.dense.vector.VectorExp.V;

import jdk.incubator.vector.FloatVector;
import org.kaon.activation.fast.FastTanh;

/** {@link FastTanh}. */
record VectorTanh() implements VectorFunction {
    @Override
    public void exponents(float[] x, int from, int count, float[] c) {
        for (int i = 0; i < count; i += V) {
            FloatVector.fromArray(S, x, from + i)
                    .abs()
                    .min(FastTanh.HIGHEST)
                    .mul(-2)
                    .intoArray(c, i);
        }
    }

    @Override
    public void results(float[] x, int from, int count, float[] y, float[] lower, float[] upper) {
        for (int i = 0; i < count; i += V) {
            FloatVector value = FloatVector.fromArray(S, x, from + i);
            FloatVector a = FloatVector.fromArray(S, lower, i).mul(FloatVector.fromArray(S, upper, i));
            FloatVector expm1 = FloatVector.fromArray(S, y, i);
            FloatVector size =
                    expm1.fma(a, a.sub(1)).div(expm1.fma(a, a.add(1))).abs();
            size.min(size.neg().max(value)).intoArray(x, from + i);
        }
    }
}
