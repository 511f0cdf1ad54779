package org.kaon.layer;

import java.util.List;
import org.kaon.kernel.Gather;
import org.kaon.kernel.Offsets;
import org.kaon.kernel.Op;

/**
 * The input n times: {@code y[i, j] = x[j]}, n × features.
 *
 * @param config the layer's settings
 * @param count n
 */
record RepeatVector(LayerConfig config, int count) implements Layer {
    static Layer of(LayerConfig config, Layers layers) {
        return new RepeatVector(config, config.count("n"));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Shape.of(count).append(Inputs.one(config, inputs, 1));
    }

    @Override
    public Op op(List<Shape> inputs, Parameters parameters) {
        int features = inputs.get(0).last();
        return new Gather(features, Offsets.of(new int[] {count, features}, new int[] {0, 1}));
    }
}
