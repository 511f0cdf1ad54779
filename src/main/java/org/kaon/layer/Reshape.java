package org.kaon.layer;

import java.util.Arrays;
import java.util.List;
import org.kaon.kernel.Identity;
import org.kaon.kernel.Op;

/**
 * The same values with other axes; one of them may be -1 and takes what is left.
 *
 * @param config the layer's settings
 * @param target the new axes, {@link Shape#UNKNOWN} for the one that is computed
 */
record Reshape(LayerConfig config, Shape target) implements Layer {
    static Layer of(LayerConfig config, Layers layers) {
        int[] axes = config.integers("target_shape");
        boolean sizes = Arrays.stream(axes).allMatch(axis -> axis >= -1);
        if (!sizes || Arrays.stream(axes).filter(axis -> axis == -1).count() > 1) {
            throw config.invalid(
                    "target_shape is " + Arrays.toString(axes) + ", expected sizes of at least 0 and at most one -1");
        }
        return new Reshape(config, Shape.of(axes));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Inputs.one(config, inputs);
        if (!input.isKnown()) {
            return target;
        }
        if (target.isKnown()) {
            return checked(input, target);
        }
        int open = open();
        long others = target.with(open, 1).size();
        return checked(input, target.with(open, others == 0 ? 0 : Inputs.size(config, input.size() / others)));
    }

    private Shape checked(Shape input, Shape output) {
        if (output.size() != input.size()) {
            throw config.invalid("input " + input + " has " + input.size() + " values, target_shape is " + target);
        }
        return output;
    }

    private int open() {
        int axis = 0;
        while (target.axis(axis) != Shape.UNKNOWN) {
            axis++;
        }
        return axis;
    }

    @Override
    public Op op(List<Shape> inputs, Parameters parameters) {
        return new Identity();
    }
}
