package org.kaon.layer;

import java.util.List;
import org.kaon.kernel.Gather;
import org.kaon.kernel.Op;

/**
 * A sequence (steps × features) without some of its first and last steps.
 *
 * @param config the layer's settings
 * @param cropping how many are left out
 */
record Cropping1D(LayerConfig config, Edges cropping) implements Layer {
    static Layer of(LayerConfig config, Layers layers) {
        return new Cropping1D(config, Edges.read(config, "cropping"));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Inputs.one(config, inputs, 2);
        if (input.axis(0) == Shape.UNKNOWN) {
            return input;
        }
        long left = input.axis(0) - cropping.sum();
        if (left < 1) {
            throw config.invalid("cropping " + cropping.before() + " and " + cropping.after() + " of an input " + input
                    + " leaves " + left + " steps, expected at least 1");
        }
        return input.with(0, (int) left);
    }

    @Override
    public Op op(List<Shape> inputs, Parameters parameters) {
        Shape input = inputs.get(0);
        return Gather.shifted(
                1,
                input.axis(0),
                input.axis(1),
                -cropping.before(),
                outputShape(inputs).axis(0));
    }
}
