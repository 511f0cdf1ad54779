package org.kaon.layer;

import java.util.List;
import java.util.Optional;
import org.kaon.kernel.Concatenation;
import org.kaon.kernel.Op;

/**
 * Inputs one behind the other along an axis; all other axes agree.
 *
 * @param config the layer's settings
 * @param axis counted with the batch axis as 0
 */
record Concatenate(LayerConfig config, int axis) implements Layer {
    static Layer of(LayerConfig config, Layers layers) {
        return new Concatenate(config, config.integerOr("axis", -1));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        if (inputs.isEmpty()) {
            throw config.invalid("no input, expected at least 1");
        }
        Shape output = inputs.get(0);
        int along = Inputs.axis(config, axis, output);
        for (Shape input : inputs.subList(1, inputs.size())) {
            output = joined(output, input, along);
        }
        return output;
    }

    private Shape joined(Shape a, Shape b, int along) {
        boolean sameRank = a.rank() == b.rank();
        if (!sameRank || !a.with(along, Shape.UNKNOWN).accepts(b)) {
            throw config.invalid("inputs " + a + " and " + b + " differ in more than axis " + axis);
        }
        Shape joined = a;
        for (int i = 0; i < a.rank(); i++) {
            joined = joined.axis(i) == Shape.UNKNOWN ? joined.with(i, b.axis(i)) : joined;
        }
        boolean known = a.axis(along) != Shape.UNKNOWN && b.axis(along) != Shape.UNKNOWN;
        return joined.with(along, known ? Inputs.size(config, (long) a.axis(along) + b.axis(along)) : Shape.UNKNOWN);
    }

    @Override
    public Op op(List<Shape> inputs, Parameters parameters) {
        int along = Inputs.axis(config, axis, inputs.get(0));
        int[] widths = inputs.stream()
                .mapToInt(input -> (int) input.size(along, input.rank()))
                .toArray();
        return new Concatenation((int) inputs.get(0).size(0, along), widths);
    }

    @Override
    public MaskFlow maskFlow() {
        return Masks.flow(config);
    }

    @Override
    public Optional<Op> joinedMask(List<Shape> inputs, List<Integer> masks) {
        Shape steps = Masks.steps(inputs.get(0));
        int along = Inputs.axis(config, axis, inputs.get(0));
        if (along < steps.rank()) {
            return Optional.of(behindEachOther(inputs, masks, along));
        }
        return Masks.joined(config, masks, steps);
    }

    private Op behindEachOther(List<Shape> inputs, List<Integer> masks, int along) {
        if (masks.contains(-1)) {
            // Keras fails here until 3.3; since then every step of an input without a mask counts.
            throw config.unsupported("mask of some inputs only, along a masked axis; supported: masks of all or none");
        }
        int[] widths = inputs.stream()
                .map(Masks::steps)
                .mapToInt(steps -> (int) steps.size(along, steps.rank()))
                .toArray();
        return new Concatenation((int) inputs.get(0).size(0, along), widths);
    }
}
