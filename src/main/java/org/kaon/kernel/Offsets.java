package org.kaon.kernel;

/** Positions of array elements in memory, from axis sizes and strides. */
public final class Offsets {
    private Offsets() {}

    /**
     * The strides of an array that lies in C order.
     *
     * @param sizes its axes
     * @return for each axis, how far apart its neighbours lie
     */
    public static int[] strides(int[] sizes) {
        int[] strides = new int[sizes.length];
        int stride = 1;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= sizes[axis];
        }
        return strides;
    }

    /**
     * The offset of every element, the last axis running fastest.
     *
     * @param sizes of the axes to walk
     * @param strides of the array that is read: 0 repeats its values along an axis, another order transposes it
     * @return as many offsets as the product of the sizes, one for no axes
     */
    public static int[] of(int[] sizes, int[] strides) {
        int[] offsets = {0};
        for (int axis = 0; axis < sizes.length; axis++) {
            int[] finer = new int[offsets.length * sizes[axis]];
            for (int i = 0; i < finer.length; i++) {
                finer[i] = offsets[i / sizes[axis]] + i % sizes[axis] * strides[axis];
            }
            offsets = finer;
        }
        return offsets;
    }
}
