package org.kaon.dense;

import org.kaon.kernel.MatrixKernels;
import org.kaon.kernel.Workspace;

/** Dense layers as code over plain arrays wants them, for one vector. */
interface PlainForm {
    /**
     * Computes the layers.
     *
     * @param x begins with the first layer's inputs
     * @param y receives one value per unit of the last, from its beginning
     * @param buffers to overwrite
     */
    void run(float[] x, float[] y, Buffers buffers);

    /** Whether {@link #run(int, float[], int, float[], Buffers)} of so many vectors is faster than one after the other. */
    default boolean takesTogether(int vectors) {
        return false;
    }

    /**
     * Computes the layers for several vectors, one behind the other, where the form {@link #takesTogether}; the bits are those of {@link #run}.
     *
     * @param vectors how many
     * @param x the first layer's inputs
     * @param from where they begin
     * @param y receives one value per unit of the last for each vector, from its beginning
     * @param buffers to overwrite
     */
    default void run(int vectors, float[] x, int from, float[] y, Buffers buffers) {
        throw new UnsupportedOperationException("one vector at a time");
    }

    /**
     * Working memory: as much as any layer of a chain needs.
     *
     * @param places of inputs
     * @param workspace of products of matrices
     * @param inputs of one vector
     * @param outputs of one vector
     */
    record Buffers(int[] places, Workspace workspace, float[] inputs, float[] outputs) {
        static Buffers of(int widest) {
            return new Buffers(
                    new int[widest + Rows.PADDING],
                    new Workspace(MatrixKernels.plain()),
                    new float[widest],
                    new float[widest]);
        }
    }
}
