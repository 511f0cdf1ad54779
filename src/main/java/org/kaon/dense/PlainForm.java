package org.kaon.dense;

import org.kaon.kernel.Product;

/** A dense layer as loops over plain arrays want it, for one vector. */
interface PlainForm {
    /**
     * {@code y = max(x W + b, lowest)}, all but the activations that are more than a limit.
     *
     * @param x begins with the layer's inputs
     * @param y receives one value per unit, from its beginning
     * @param buffers to overwrite
     */
    void run(float[] x, float[] y, Buffers buffers);

    /** Working memory for one vector: as much as any layer of a chain needs. */
    record Buffers(int[] places) {
        static Buffers of(int inputs) {
            return new Buffers(new int[inputs + Rows.PADDING]);
        }
    }

    static PlainForm of(Product layer) {
        return layer.units() <= Columns.MOST_UNITS ? Columns.of(layer) : Rows.of(layer);
    }
}
