package org.kaon.keras;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The numbers of one dataset, in C order. Belongs to whoever asked for it: nothing is copied.
 *
 * @param shape sizes of the axes; empty for a scalar
 * @param values as many as the product of the sizes
 */
@SuppressWarnings("ArrayRecordComponent") // equal or not is never asked
record Hdf5Array(int[] shape, double[] values) {
    Hdf5Array {
        boolean empty = IntStream.of(shape).anyMatch(size -> size == 0);
        long size = 1;
        for (int i = 0; i < shape.length && !empty && size <= values.length; i++) {
            size *= shape[i];
        }
        if ((empty ? 0 : size) != values.length) {
            throw new IllegalArgumentException(
                    values.length + " values, expected those of shape " + Arrays.toString(shape));
        }
    }
}
