package org.kaon.data;

import java.util.Arrays;

/**
 * The rows of a table while they are read: blocks of whole rows, so that a row lies together in memory and no array ever grows by copying
 * what it holds. Float columns and exact whole numbers (keys) lie in blocks of their own.
 */
final class Storage {
    /** Values in a block: 256 KB of floats, which no collector of the JVM sets apart as huge. */
    private static final int BLOCK_SIZE = 1 << 16;

    private final int width;
    private final int keyWidth;
    private final int shift;
    private float[][] values = {};
    private long[][] keys = {};
    private int rowCount;

    Storage(int width, int keyWidth) {
        this.width = width;
        this.keyWidth = keyWidth;
        this.shift = Math.max(0, 31 - Integer.numberOfLeadingZeros(BLOCK_SIZE / Math.max(1, width + 2 * keyWidth)));
    }

    int width() {
        return width;
    }

    int keyWidth() {
        return keyWidth;
    }

    /** A block holds 2^shift rows. */
    int shift() {
        return shift;
    }

    int rowCount() {
        return rowCount;
    }

    float[][] values() {
        return values;
    }

    long[][] keys() {
        return keys;
    }

    /** Adds rows, the values of each one after the other. */
    void append(float[] newValues, long[] newKeys, int count) {
        int done = 0;
        int first = grow(count);
        while (done < count) {
            int row = first + done;
            int within = row & ((1 << shift) - 1);
            int rows = Math.min(count - done, (1 << shift) - within);
            copy(newValues, done, values[row >>> shift], within, rows, width);
            copy(newKeys, done, keys[row >>> shift], within, rows, keyWidth);
            done += rows;
        }
    }

    /** Adds rows that are zero until {@link #set}. */
    int grow(int count) {
        int first = rowCount;
        rowCount = Math.addExact(rowCount, count);
        int had = values.length;
        int blocks = (int) (((long) rowCount + (1 << shift) - 1) >>> shift);
        if (blocks > had) {
            values = Arrays.copyOf(values, blocks);
            keys = Arrays.copyOf(keys, blocks);
        }
        for (int i = had; i < blocks; i++) {
            values[i] = new float[width << shift];
            keys[i] = new long[keyWidth << shift];
        }
        return first;
    }

    void set(int row, int column, float value) {
        values[row >>> shift][(row & ((1 << shift) - 1)) * width + column] = value;
    }

    void setKey(int row, int key, long value) {
        keys[row >>> shift][(row & ((1 << shift) - 1)) * keyWidth + key] = value;
    }

    /** Cuts the last block to what it holds. */
    Storage finished() {
        if (values.length > 0) {
            int last = values.length - 1;
            int rows = rowCount - (last << shift);
            values[last] = Arrays.copyOf(values[last], rows * width);
            keys[last] = Arrays.copyOf(keys[last], rows * keyWidth);
        }
        return this;
    }

    /** From rows to rows, of floats or of longs. */
    private static void copy(Object from, int fromRow, Object to, int toRow, int rows, int width) {
        System.arraycopy(from, fromRow * width, to, toRow * width, rows * width);
    }
}
