package org.kaon.dense.vector;

import static org.kaon.dense.vector.VectorExp.S;
import static org.kaon.dense.vector.VectorExp.V;

import jdk.incubator.vector.FloatVector;
import org.kaon.activation.fast.FastExponential;

/** {@link FastExponential}. */
record VectorExponential() implements ExponentialForm {
    @Override
    public void exponents(float[] x, int from, int count, float[] c) {
        for (int i = 0; i < count; i += V) {
            FloatVector.fromArray(S, x, from + i)
                    .max(FastExponential.LOWEST)
                    .min(FastExponential.HIGHEST)
                    .intoArray(c, i);
        }
    }

    @Override
    public void results(float[] x, int from, int count, float[] y, float[] lower, float[] upper) {
        for (int i = 0; i < count; i += V) {
            FloatVector.fromArray(S, y, i)
                    .add(1)
                    .mul(FloatVector.fromArray(S, lower, i))
                    .mul(FloatVector.fromArray(S, upper, i))
                    .intoArray(x, from + i);
        }
    }
}
