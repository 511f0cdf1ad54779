package org.kaon.layer;

import java.util.Arrays;
import java.util.List;

/** Checks of what goes into a layer. */
final class Inputs {
    private Inputs() {}

    /** The only input, or an error that says how many came. */
    static Shape one(LayerConfig config, List<Shape> inputs) {
        if (inputs.size() != 1) {
            throw config.invalid(inputs.size() + " inputs, expected 1");
        }
        return inputs.get(0);
    }

    /** The only input, of a given rank without the batch axis. */
    static Shape one(LayerConfig config, List<Shape> inputs, int rank) {
        Shape input = one(config, inputs);
        if (input.rank() != rank) {
            throw config.invalid(
                    "input " + input + " has " + input.rank() + " axes behind the batch axis, expected " + rank);
        }
        return input;
    }

    /** How many vectors along the last axis an event holds; a scalar is one. */
    static int vectors(Shape input) {
        return (int) input.size(0, Math.max(0, input.rank() - 1));
    }

    /** Axes that Keras counts with the batch axis as 0, counted without it, in the order in which they are given. */
    static int[] axes(LayerConfig config, int[] kerasAxes, Shape input) {
        int[] axes =
                Arrays.stream(kerasAxes).map(axis -> axis(config, axis, input)).toArray();
        if (axes.length == 0 || Arrays.stream(axes).distinct().count() != axes.length) {
            throw config.invalid("axes " + Arrays.toString(kerasAxes) + " of an input " + input
                    + ", expected at least one, each once");
        }
        return axes;
    }

    /** A computed size as an axis of a shape; refuses what is larger than an axis can be. */
    static int size(LayerConfig config, long size) {
        if (size > Integer.MAX_VALUE) {
            throw config.unsupported("axis of " + size + " values; supported: below 2^31");
        }
        return (int) size;
    }

    /** An axis that Keras counts with the batch axis as 0 (or from the end), counted without it; refuses the batch axis itself. */
    static int axis(LayerConfig config, int kerasAxis, Shape input) {
        long axis = kerasAxis < 0 ? (long) input.rank() + kerasAxis : kerasAxis - 1L;
        if (axis < 0 || axis >= input.rank()) {
            throw config.invalid("axis " + kerasAxis + " does not exist behind the batch axis of an input " + input);
        }
        return (int) axis;
    }
}
