package org.kaon.dense.vector;

import jdk.incubator.vector.FloatVector;
import org.kaon.activation.fast.FastExponential;
import org.kaon.activation.fast.FloatExp;

/** {@link FastExponential}. */
record VectorExponential() implements VectorFunction {
    @Override
    public void apply(float[] values, int count) {
        for (int i = 0; i < count; i += VectorExp.V) {
            of(FloatVector.fromArray(VectorExp.S, values, i)).intoArray(values, i);
        }
    }

    private static FloatVector of(FloatVector x) {
        FloatVector c = x.max(FastExponential.LOWEST).min(FastExponential.HIGHEST);
        FloatVector t = VectorExp.shifted(c);
        FloatVector y = VectorExp.expm1(VectorExp.rest(c, t.sub(FloatExp.SHIFT)));
        return VectorExp.scaled(y.add(1), VectorExp.exponent(t));
    }
}
