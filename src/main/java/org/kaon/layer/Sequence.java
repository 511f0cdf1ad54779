package org.kaon.layer;

import java.util.List;

/** The axes of a sequence: steps × channels, or channels × steps. */
record Sequence(int count, int channels, boolean channelsFirst) {
    static Sequence of(LayerConfig config, List<Shape> inputs, boolean channelsFirst) {
        Shape input = Inputs.one(config, inputs, 2);
        Sequence sequence =
                new Sequence(input.axis(channelsFirst ? 1 : 0), input.axis(channelsFirst ? 0 : 1), channelsFirst);
        if (sequence.count == 0) {
            throw config.invalid("input " + input + " has no steps, expected at least 1");
        }
        return sequence;
    }

    /** Without the step axis, or with one of size 1 in its place. */
    Shape reduced(boolean keepsSteps) {
        if (!keepsSteps) {
            return Shape.of(channels);
        }
        return channelsFirst ? Shape.of(channels, 1) : Shape.of(1, channels);
    }
}
