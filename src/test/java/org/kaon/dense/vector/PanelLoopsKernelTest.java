package org.kaon.dense.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.kaon.dense.RandomLayers.layer;
import static org.kaon.dense.RandomLayers.values;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kaon.activation.Linear;
import org.kaon.dense.DenseKernels;
import org.kaon.dense.Precision;
import org.kaon.kernel.Product;
import org.kaon.kernel.vector.Panels;

/** A predictor takes one of two twins, by machine and JDK: here both compute, wherever the JVM has what they need. */
class PanelLoopsKernelTest {
    @Test
    void weightsOutsideTheHeapGiveTheBitsOfArrays() {
        assumeTrue(DenseKernels.available().size() > 1, "no Vector API");
        assumeTrue(Runtime.version().feature() >= 22, "no memory outside the heap");
        Random random = new Random(1);
        for (Precision precision : Precision.values()) {
            for (int units : new int[] {3, 16, 17, 40, 64, 70, 130, 300, 520}) {
                for (int inputs : new int[] {1, 31, 35, 64, 130, 520}) {
                    agree(precision.rounded(layer(random, 1, inputs, units, new Linear())), precision, random);
                }
            }
        }
    }

    private static void agree(Product product, Precision precision, Random random) {
        Panels panels = Panels.of(product.units(), product.chains());
        float[] bias = values(random, panels.columns());
        PackedLayer layer = PackedLayer.of(product, panels, precision, bias, 0);
        float[] x = values(random, product.inputs());
        float[] expected = new float[panels.columns()];
        float[] got = new float[panels.columns()];

        OneVector inArrays = new PanelLoops(layer);
        OneVector outside = new org.kaon.dense.vector.aligned.PanelLoops(layer);
        inArrays.run(x, expected, new int[x.length]);
        outside.run(x, got, new int[x.length]);

        assertThat(got)
                .as("%d × %d, %s", product.inputs(), product.units(), precision)
                .isEqualTo(expected);
    }
}
