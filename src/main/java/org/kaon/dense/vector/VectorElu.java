package org.kaon.dense.vector;

import static org.kaon.dense.vector.VectorExp.S;
import static org.kaon.dense.vector.VectorExp.V;

import jdk.incubator.vector.FloatVector;
import org.kaon.activation.fast.FastElu;

/** {@link FastElu}. */
record VectorElu(FastElu fast) implements ExponentialForm {
    @Override
    public void exponents(float[] x, int from, int count, float[] c) {
        for (int i = 0; i < count; i += V) {
            FloatVector.fromArray(S, x, from + i).min(0).max(FastElu.LOWEST).intoArray(c, i);
        }
    }

    @Override
    public void results(float[] x, int from, int count, float[] y, float[] lower, float[] upper) {
        for (int i = 0; i < count; i += V) {
            FloatVector value = FloatVector.fromArray(S, x, from + i);
            FloatVector positive = value.max(-0f);
            FloatVector a = FloatVector.fromArray(S, lower, i).mul(FloatVector.fromArray(S, upper, i));
            FloatVector below = FloatVector.fromArray(S, y, i).fma(a, a.sub(1)).min(positive);
            below.fma(FloatVector.broadcast(S, fast.alpha()), positive.mul(fast.scale()))
                    .intoArray(x, from + i);
        }
    }
}
