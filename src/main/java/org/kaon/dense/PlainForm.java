package org.kaon.dense;

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

    /** Working memory for one vector: as much as any layer of a chain needs. */
    record Buffers(int[] places) {
        static Buffers of(int inputs) {
            return new Buffers(new int[inputs + Rows.PADDING]);
        }
    }
}
