package org.kaon.dense.vector;

/** A fast activation, vector by vector: the bits of the form in {@code org.kaon.activation.fast}. */
interface VectorFunction {
    /** For values whose number is a multiple of a vector's. */
    void apply(float[] values, int count);
}
