package org.kaon.dense.vector;

import java.util.Arrays;
import org.kaon.dense.LaidOut;
import org.kaon.dense.Precision;
import org.kaon.kernel.Product;
import org.kaon.kernel.vector.Panels;

/**
 * A dense layer as loops over vectors want it.
 *
 * @param inputs length of x
 * @param panels how W is cut
 * @param alone for one vector
 * @param bias one per column of the panels
 * @param lowest limit of what comes out
 * @param weights W in panels, for several vectors at a time
 */
record VectorForm(int inputs, Panels panels, OneVector alone, float[] bias, float lowest, LaidOut<float[]> weights) {
    /**
     * Memory outside the heap is of use from the JDK on that has it, for vectors as long as a line of the cache: of vectors half as long only every other one
     * lies on two lines, and there are twice as many places to compare with the memory's end.
     */
    private static final boolean IS_ALIGNED =
            Runtime.version().feature() >= 22 && Panels.V * Float.BYTES == PanelMemory.CACHE_LINE_BYTES;

    static VectorForm of(Product layer, Precision precision, float lowest) {
        Panels panels = Panels.of(layer.units(), layer.chains());
        float[] bias = Arrays.copyOf(layer.bias(), panels.columns());
        PackedLayer packed = PackedLayer.of(layer, panels, precision, bias, lowest);
        OneVector alone = alone(packed);
        // Where one vector's weights are floats in an array, it is the one that batches want.
        boolean isShared = alone instanceof PanelLoops && !packed.isHalved();
        return new VectorForm(
                layer.inputs(),
                panels,
                alone,
                bias,
                lowest,
                new LaidOut<>(isShared ? packed::weights : () -> PackedLayer.pack(layer, panels)));
    }

    private static OneVector alone(PackedLayer layer) {
        if (!IS_ALIGNED) {
            return new PanelLoops(layer);
        }
        try {
            return new org.kaon.dense.vector.aligned.PanelLoops(layer);
        } catch (OutOfMemoryError e) {
            // The JVM has a limit of its own for memory outside the heap (MaxDirectMemorySize); an array is slower, no
            // more.
            return new PanelLoops(layer);
        }
    }
}
