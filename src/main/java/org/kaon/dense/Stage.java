package org.kaon.dense;

import java.util.ArrayList;
import java.util.List;
import org.kaon.activation.Activation;
import org.kaon.activation.Linear;
import org.kaon.kernel.Product;

/**
 * A step on a single vector's way through a chain.
 *
 * @param form of one layer, or of several small ones
 * @param rest what the form leaves of the last layer's activation
 * @param inputs how many values go in
 * @param units how many come out
 */
record Stage(PlainForm form, Activation rest, int inputs, int units) {
    /** The steps through some layers. */
    static Stage[] of(List<Product> layers) {
        List<Stage> stages = new ArrayList<>();
        int done = 0;
        while (done < layers.size()) {
            int together = Unrolled.leading(layers.subList(done, layers.size()));
            Stage stage = together == 0 ? single(layers.get(done)) : unrolled(layers.subList(done, done + together));
            stages.add(stage);
            done += Math.max(1, together);
        }
        return stages.toArray(Stage[]::new);
    }

    private static Stage unrolled(List<Product> layers) {
        return new Stage(
                Unrolled.of(layers),
                new Linear(),
                layers.get(0).inputs(),
                layers.get(layers.size() - 1).units());
    }

    private static Stage single(Product layer) {
        Activation rest = Limits.doesMore(layer.activation()) ? layer.activation() : new Linear();
        return new Stage(form(layer), rest, layer.inputs(), layer.units());
    }

    private static PlainForm form(Product layer) {
        if (layer.chains() > 1) {
            return ChainedColumns.of(layer);
        }
        return layer.units() <= Columns.MOST_UNITS ? Columns.of(layer) : Rows.of(layer);
    }

    void run(float[] x, float[] y, PlainForm.Buffers buffers) {
        form.run(x, y, buffers);
        rest.apply(y, 1, units);
    }

    /** Several vectors, one behind the other. */
    void run(int vectors, float[] x, int from, float[] y, PlainForm.Buffers buffers) {
        if (form.takesTogether(vectors)) {
            form.run(vectors, x, from, y, buffers);
        } else {
            for (int vector = 0; vector < vectors; vector++) {
                System.arraycopy(x, from + vector * inputs, buffers.inputs(), 0, inputs);
                form.run(buffers.inputs(), buffers.outputs(), buffers);
                System.arraycopy(buffers.outputs(), 0, y, vector * units, units);
            }
        }
        rest.apply(y, vectors, units);
    }
}
