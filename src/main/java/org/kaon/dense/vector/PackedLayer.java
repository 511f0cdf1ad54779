package org.kaon.dense.vector;

import java.util.Arrays;
import org.kaon.dense.Precision;
import org.kaon.dense.ZeroSkipping;
import org.kaon.kernel.Product;
import org.kaon.kernel.vector.Panels;

/**
 * What a layer's loops over one vector are made of.
 *
 * @param inputs length of x
 * @param panels how W is cut
 * @param weights in panels; none where they are stored in halves
 * @param halves in panels, two weights to an int; none where they are stored as floats
 * @param skipsZeros whether inputs of zero are left out
 * @param bias one per column of the panels
 * @param lowest limit of what comes out
 */
public record PackedLayer(
        int inputs, Panels panels, float[] weights, int[] halves, boolean skipsZeros, float[] bias, float lowest) {
    private static final int V = Panels.V;
    /** Narrower layers stay in the first-level cache as floats; halves would only cost their unpacking. */
    private static final int LEAST_WEIGHTS_FOR_HALVES = 1 << 14;

    static PackedLayer of(Product layer, Panels panels, Precision precision, float[] bias, float lowest) {
        float[] weights = pack(layer, panels);
        boolean isHalved = precision == Precision.BFLOAT16
                && ZeroSkipping.isSafe(layer)
                && Arrays.stream(panels.widths()).allMatch(width -> width > 1)
                && weights.length >= LEAST_WEIGHTS_FOR_HALVES;
        return new PackedLayer(
                layer.inputs(),
                panels,
                isHalved ? new float[0] : weights,
                isHalved ? halves(layer.inputs(), panels, weights) : new int[0],
                isHalved || ZeroSkipping.pays(layer),
                bias,
                lowest);
    }

    /**
     * Whether two weights lie in an int.
     *
     * @return whether there are {@link #halves}
     */
    public boolean isHalved() {
        return halves.length > 0;
    }

    /** W as floats. */
    static float[] pack(Product layer, Panels panels) {
        float[] weights = new float[layer.inputs() * panels.columns()];
        panels.pack(layer.inputs(), layer.units(), layer.kernel(), layer.units(), 1, weights);
        return weights;
    }

    /**
     * How many vectors of ints as many vectors of halves take.
     *
     * @param width of a panel
     * @return half of it, rounded up
     */
    public static int halfVectors(int width) {
        return (width + 1) / 2;
    }

    private static int[] halves(int rows, Panels panels, float[] weights) {
        int[] halves = new int
                [rows
                        * V
                        * Arrays.stream(panels.widths())
                                .map(PackedLayer::halfVectors)
                                .sum()];
        int from = 0;
        int to = 0;
        for (int width : panels.widths()) {
            for (int i = 0; i < rows; i++) {
                for (int vector = 0; vector < width; vector++) {
                    for (int lane = 0; lane < V; lane++) {
                        int bits = Float.floatToRawIntBits(weights[from + vector * V + lane]);
                        halves[to + vector / 2 * V + lane] |= vector % 2 == 0 ? bits >>> 16 : bits;
                    }
                }
                from += width * V;
                to += halfVectors(width) * V;
            }
        }
        return halves;
    }
}
