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
 * @param units how many values come out
 */
record Stage(PlainForm form, Activation rest, int units) {
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
                Unrolled.of(layers), new Linear(), layers.get(layers.size() - 1).units());
    }

    private static Stage single(Product layer) {
        PlainForm form = layer.units() <= Columns.MOST_UNITS ? Columns.of(layer) : Rows.of(layer);
        return new Stage(form, Limits.doesMore(layer.activation()) ? layer.activation() : new Linear(), layer.units());
    }

    void run(float[] x, float[] y, PlainForm.Buffers buffers) {
        form.run(x, y, buffers);
        rest.apply(y, 1, units);
    }
}
