package org.kaon.dense.vector;

import static org.kaon.dense.vector.VectorExp.S;
import static org.kaon.dense.vector.VectorExp.V;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.kaon.activation.fast.FastTanh;

/** {@link FastTanh}. */
record VectorTanh() implements VectorFunction {
    @Override
    public void apply(float[] values, int count, VectorExp exp) {
        for (int i = 0; i < count; i += V) {
            FloatVector given = FloatVector.fromArray(S, values, i);
            FloatVector below = given.blend(FastTanh.HIGHEST, given.compare(VectorOperators.GT, FastTanh.HIGHEST));
            FloatVector x = below.blend(-FastTanh.HIGHEST, below.compare(VectorOperators.LT, -FastTanh.HIGHEST));
            FloatVector u = x.mul(x);
            FloatVector u2 = u.mul(u);
            FloatVector p = u2.fma(FloatVector.broadcast(S, FastTanh.P4), u.fma(FastTanh.P3, FastTanh.P2))
                    .fma(u2, u.fma(FastTanh.P1, FastTanh.P0));
            FloatVector q = u2.fma(FloatVector.broadcast(S, FastTanh.Q4), u.fma(FastTanh.Q3, FastTanh.Q2))
                    .fma(u2, u.fma(FastTanh.Q1, FastTanh.Q0));
            x.mul(p.div(q)).intoArray(values, i);
        }
    }
}
