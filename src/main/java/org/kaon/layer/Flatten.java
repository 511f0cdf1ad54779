package org.kaon.layer;

import java.util.List;
import java.util.stream.IntStream;
import org.kaon.kernel.Identity;
import org.kaon.kernel.Op;

/**
 * All axes as one, in C order; with {@code channels_first} the first axis is moved behind the others before.
 *
 * @param config the layer's settings
 * @param channelsFirst whether it is
 */
record Flatten(LayerConfig config, boolean channelsFirst) implements Layer {
    static Layer of(LayerConfig config, Layers layers) {
        return new Flatten(config, ChannelOrder.isFirst(config));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Inputs.one(config, inputs);
        return Shape.of(input.isKnown() ? Inputs.size(config, input.size()) : Shape.UNKNOWN);
    }

    @Override
    public Op op(List<Shape> inputs, Parameters parameters) {
        Shape input = inputs.get(0);
        if (!channelsFirst || input.rank() < 2) {
            return new Identity();
        }
        int[] order = IntStream.range(0, input.rank())
                .map(axis -> (axis + 1) % input.rank())
                .toArray();
        return Permute.transposition(input, order);
    }
}
