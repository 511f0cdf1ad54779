package org.kaon.layer;

/**
 * Where parameters vary along an input: over the axes from the first to the last on which one of them does. What lies before and behind is
 * walked with the same values again.
 *
 * @param input the input's shape
 * @param from first of these axes
 * @param to behind the last one
 */
record Channels(Shape input, int from, int to) {
    /**
     * Finds the axes.
     *
     * @param input every axis known
     * @param parameters shapes of the input's rank, 1 where a parameter is the same along an axis
     */
    static Channels of(Shape input, Shape... parameters) {
        int from = input.rank();
        int to = 0;
        for (Shape parameter : parameters) {
            for (int axis = 0; axis < parameter.rank(); axis++) {
                if (parameter.axis(axis) != 1) {
                    from = Math.min(from, axis);
                    to = Math.max(to, axis + 1);
                }
            }
        }
        // Where nothing varies, the inner loop walks the whole event.
        return from < to ? new Channels(input, from, to) : new Channels(input, 0, 0);
    }

    int outer() {
        return (int) input.size(0, from);
    }

    int inner() {
        return (int) input.size(to, input.rank());
    }

    /** For each channel, the place of its value in a parameter. */
    int[] source(Shape parameter) {
        return Broadcast.source(parameter.slice(from, to), input.slice(from, to));
    }

    /** A parameter's values, one per channel. */
    double[] spread(Shape parameter, double[] values) {
        return Broadcast.repeated(values, parameter.slice(from, to), input.slice(from, to));
    }
}
