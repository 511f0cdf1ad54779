package org.kaon.dense.vector;

/** An activation on vectors. */
interface VectorFunction {
    /** In place; count is a multiple of a vector's length, exp for those that need it. */
    void apply(float[] values, int count, VectorExp exp);
}
