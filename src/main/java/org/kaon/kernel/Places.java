package org.kaon.kernel;

/**
 * Where rows of numbers lie: one behind the other in an array, the last one perhaps in an array of its own.
 *
 * @param count how many rows
 * @param length of a row
 * @param values the rows
 * @param last the last row, from its first place; the same as values where it is among the others
 */
record Places(int count, int length, float[] values, float[] last) {
    static Places of(int count, int length, float[] values) {
        return new Places(count, length, values, values);
    }

    float[] array(int row) {
        return row == count - 1 ? last : values;
    }

    int from(int row) {
        return row == count - 1 && last != values ? 0 : row * length;
    }
}
