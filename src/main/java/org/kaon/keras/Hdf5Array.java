package org.kaon.keras;

import java.util.Arrays;

/**
 * The numbers of one dataset, in C order.
 *
 * @param shape sizes of the axes; empty for a scalar
 * @param values as many as the product of the sizes
 */
record Hdf5Array(int[] shape, double[] values) {
    Hdf5Array {
        long size = 1;
        for (int axis : shape) {
            size = Math.multiplyExact(size, (long) axis);
        }
        if (size != values.length) {
            throw new IllegalArgumentException("shape " + Arrays.toString(shape) + " holds " + size + " values, got " + values.length);
        }
    }
}
