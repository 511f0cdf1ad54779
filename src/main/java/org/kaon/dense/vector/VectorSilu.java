package org.kaon.dense.vector;

import static org.kaon.dense.vector.VectorExp.S;
import static org.kaon.dense.vector.VectorExp.V;

import jdk.incubator.vector.FloatVector;
import org.kaon.activation.fast.FastSilu;

/** {@link FastSilu}. */
record VectorSilu() implements ExponentialForm {
    @Override
    public void exponents(float[] x, int from, int count, float[] c) {
        for (int i = 0; i < count; i += V) {
            FloatVector.fromArray(S, x, from + i)
                    .min(FastSilu.HIGHEST)
                    .abs()
                    .min(FastSilu.HIGHEST)
                    .intoArray(c, i);
        }
    }

    @Override
    public void results(float[] x, int from, int count, float[] y, float[] lower, float[] upper) {
        for (int i = 0; i < count; i += V) {
            FloatVector value = FloatVector.fromArray(S, x, from + i);
            FloatVector k = FloatVector.broadcast(S, FastSilu.K);
            FloatVector a = k.mul(FloatVector.fromArray(S, lower, i)).mul(FloatVector.fromArray(S, upper, i));
            FloatVector p = FloatVector.fromArray(S, y, i).add(1);
            FloatVector size = value.min(FastSilu.HIGHEST).abs();
            size.div(p.fma(a, k)).neg().fma(k, value.max(-0f)).intoArray(x, from + i);
        }
    }
}
