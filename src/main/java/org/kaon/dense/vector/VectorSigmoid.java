package org.kaon.dense.vector;

import static org.kaon.dense.vector.VectorExp.S;
import static org.kaon.dense.vector.VectorExp.V;

import jdk.incubator.vector.FloatVector;
import org.kaon.activation.fast.FastSigmoid;

/** {@link FastSigmoid}. */
record VectorSigmoid() implements ExponentialForm {
    @Override
    public void exponents(float[] x, int from, int count, float[] c) {
        for (int i = 0; i < count; i += V) {
            FloatVector.fromArray(S, x, from + i)
                    .max(FastSigmoid.LOWEST)
                    .min(FastSigmoid.HIGHEST)
                    .neg()
                    .intoArray(c, i);
        }
    }

    @Override
    public void results(float[] x, int from, int count, float[] y, float[] lower, float[] upper) {
        for (int i = 0; i < count; i += V) {
            FloatVector k = FloatVector.broadcast(S, FastSigmoid.K);
            FloatVector a = k.mul(FloatVector.fromArray(S, lower, i)).mul(FloatVector.fromArray(S, upper, i));
            k.div(FloatVector.fromArray(S, y, i).fma(a, k).add(a)).intoArray(x, from + i);
        }
    }
}
