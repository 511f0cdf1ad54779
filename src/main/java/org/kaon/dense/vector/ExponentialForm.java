package org.kaon.dense.vector;

/** An activation that is made of an exponential. */
interface ExponentialForm extends VectorFunction {
    @Override
    default void apply(float[] values, int count, VectorExp exp) {
        for (int from = 0; from < count; from += VectorExp.BLOCK) {
            int block = Math.min(VectorExp.BLOCK, count - from);
            exponents(values, from, block, exp.c());
            exp.run(block);
            results(values, from, block, exp.y(), exp.lower(), exp.upper());
        }
    }

    /** c of each x. */
    void exponents(float[] x, int from, int count, float[] c);

    /** In the place of x, from the steps of its exponential. */
    void results(float[] x, int from, int count, float[] y, float[] lower, float[] upper);
}
