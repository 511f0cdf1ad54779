package org.kaon.layer;

import java.util.List;
import java.util.Optional;
import org.kaon.kernel.MaskSteps;
import org.kaon.kernel.Op;
import org.kaon.kernel.StepMask;

/**
 * Marks the steps of a sequence as missing whose features all have the mask value: they become zero, and a mask goes with the output. NaN
 * differs from every mask value.
 *
 * @param config the layer's settings
 * @param value the mask value
 */
record Masking(LayerConfig config, double value) implements Layer {
    static Layer of(LayerConfig config, Layers layers) {
        return new Masking(config, config.numberOr("mask_value", 0));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Inputs.one(config, inputs);
        if (input.rank() == 0) {
            throw config.invalid("input is a scalar per event, expected at least one axis");
        }
        return input;
    }

    @Override
    public Op op(List<Shape> inputs, Parameters parameters) {
        return new MaskSteps(Inputs.vectors(inputs.get(0)), inputs.get(0).last(), value);
    }

    @Override
    public Optional<Op> startsMask(Shape input) {
        // Only sequences have layers behind that read a mask.
        return input.rank() == 2 ? Optional.of(new StepMask(input.axis(0), input.axis(1), value)) : Optional.empty();
    }
}
