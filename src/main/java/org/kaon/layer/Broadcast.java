package org.kaon.layer;

import java.util.Arrays;
import org.kaon.kernel.Offsets;

/** Shapes that don't agree: axes of size 1 are repeated, missing axes in front count as 1. The rules of numpy, without the batch axis. */
final class Broadcast {
    private Broadcast() {}

    /** With axes of size 1 in front up to a rank. */
    static Shape padded(Shape shape, int rank) {
        int[] ones = new int[rank - shape.rank()];
        Arrays.fill(ones, 1);
        return Shape.of(ones).append(shape);
    }

    /** The shape that two others have together. Unknown where one of them is, as in Keras, even beside a 1. */
    static Shape together(LayerConfig config, Shape a, Shape b) {
        int rank = Math.max(a.rank(), b.rank());
        Shape left = padded(a, rank);
        Shape right = padded(b, rank);
        int[] axes = new int[rank];
        for (int i = 0; i < rank; i++) {
            int x = left.axis(i);
            int y = right.axis(i);
            boolean unknown = x == Shape.UNKNOWN || y == Shape.UNKNOWN;
            if (!unknown && x != y && x != 1 && y != 1) {
                throw config.invalid("inputs " + a + " and " + b + " don't agree in an axis: " + x + " and " + y);
            }
            axes[i] = unknown ? Shape.UNKNOWN : (x == 1 ? y : x);
        }
        return Shape.of(axes);
    }

    /** Checks that numbers of a setting, nested as in numpy, can be repeated to a shape. */
    static void check(LayerConfig config, String key, Shape to) {
        Shape from = withoutLeadingOnes(config.nesting(key), to.rank());
        boolean agrees = from.rank() <= to.rank();
        for (int i = 1; agrees && i <= from.rank(); i++) {
            agrees = from.axis(-i) == 1 || to.axis(-i) == Shape.UNKNOWN || from.axis(-i) == to.axis(-i);
        }
        if (!agrees) {
            throw config.invalid(key + " has shape " + from + ", expected one that broadcasts to " + to);
        }
    }

    /** Keras lets the batch axis, and others it reduces over, stand as 1 in front. */
    static Shape withoutLeadingOnes(Shape shape, int rank) {
        int ones = 0;
        while (shape.rank() - ones > rank && shape.axis(ones) == 1) {
            ones++;
        }
        return shape.slice(ones, shape.rank());
    }

    /** An array of the shape {@code from} repeated to the shape {@code to}. */
    static double[] repeated(double[] values, Shape from, Shape to) {
        return Arrays.stream(source(from, to))
                .mapToDouble(position -> values[position])
                .toArray();
    }

    /** Strides of an array that lies in C order: 0 along axes of size 1, so that walking them repeats it. */
    static int[] strides(Shape shape) {
        int[] strides = Offsets.strides(shape.axes());
        for (int axis = 0; axis < strides.length; axis++) {
            strides[axis] = shape.axis(axis) == 1 ? 0 : strides[axis];
        }
        return strides;
    }

    /** For each value of the shape {@code to}, its position in an array of the shape {@code from}. */
    static int[] source(Shape from, Shape to) {
        return Offsets.of(to.axes(), strides(padded(from, to.rank())));
    }
}
