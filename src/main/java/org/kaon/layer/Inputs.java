package org.kaon.layer;

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
            throw config.invalid("input " + input + " has " + input.rank() + " axes behind the batch axis, expected " + rank);
        }
        return input;
    }

    /** An axis that Keras counts with the batch axis as 0 (or from the end), counted without it; refuses the batch axis itself. */
    static int axis(LayerConfig config, int kerasAxis, Shape input) {
        int axis = kerasAxis < 0 ? input.rank() + kerasAxis : kerasAxis - 1;
        if (axis < 0 || axis >= input.rank()) {
            throw config.invalid("axis " + kerasAxis + " does not exist behind the batch axis of an input " + input);
        }
        return axis;
    }
}
