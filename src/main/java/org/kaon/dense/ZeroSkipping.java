package org.kaon.dense;

import org.kaon.kernel.Product;

/** Behind a ReLU about half of a wide layer's inputs are zero: their weights need not be read. */
public final class ZeroSkipping {
    /** Below, looking for zeros costs what it saves. */
    private static final int LEAST_INPUTS = 96;

    private ZeroSkipping() {}

    /**
     * Whether leaving zeros out changes no result: zero times an infinite weight isn't zero.
     *
     * @param layer the layer
     * @return whether all weights are finite
     */
    public static boolean isSafe(Product layer) {
        for (float weight : layer.kernel()) {
            if (!Float.isFinite(weight)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether to leave zeros out.
     *
     * @param layer the layer
     * @return whether that is safe and the layer wide enough
     */
    public static boolean pays(Product layer) {
        return layer.inputs() >= LEAST_INPUTS && layer.chains() == 1 && layer.units() > 32 && isSafe(layer);
    }

    /**
     * Lists what isn't zero.
     *
     * @param x values
     * @param inputs how many of them
     * @param places receives the places of those that aren't zero, NaN among them; room for all
     * @return how many
     */
    public static int places(float[] x, int inputs, int[] places) {
        int count = 0;
        for (int i = 0; i < inputs; i++) {
            // Without a branch, which would be guessed wrong half of the time: all bits but the sign, or their
            // negative, set the highest one.
            int bits = Float.floatToRawIntBits(x[i]) << 1;
            places[count] = i;
            count += (bits | -bits) >>> 31;
        }
        return count;
    }
}
