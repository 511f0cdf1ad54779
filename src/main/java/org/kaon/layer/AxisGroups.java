package org.kaon.layer;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.kaon.kernel.Groups;
import org.kaon.kernel.Offsets;

/** The groups of values that some axes of an input span. */
final class AxisGroups {
    private AxisGroups() {}

    /** A group holds the values that differ only in the given axes, in C order; axes are counted without the batch axis. */
    static Groups of(Shape input, int... axes) {
        int[] members = Arrays.stream(axes).sorted().toArray();
        int[] others = IntStream.range(0, input.rank())
                .filter(axis -> Arrays.binarySearch(members, axis) < 0)
                .toArray();
        return new Groups((int) input.size(), offsets(input, others), offsets(input, members));
    }

    private static int[] offsets(Shape input, int[] axes) {
        int[] strides = Offsets.strides(input.axes());
        return Offsets.of(
                Arrays.stream(axes).map(input::axis).toArray(),
                Arrays.stream(axes).map(axis -> strides[axis]).toArray());
    }
}
