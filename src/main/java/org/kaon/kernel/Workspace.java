package org.kaon.kernel;

import java.util.Arrays;

/** Working memory of one thread, kept from call to call. */
public final class Workspace {
    private float[] scratch = {};
    private final float[][][] rows = new float[4][0][];

    /** Empty; it grows with what is asked for. */
    public Workspace() {}

    /**
     * An array to overwrite.
     *
     * @param size at least this long
     * @return the same array each time, until a longer one is needed
     */
    public float[] scratch(int size) {
        if (scratch.length < size) {
            scratch = new float[size];
        }
        return scratch;
    }

    /**
     * Rows to overwrite, each an array of its own: the form in which the JIT compiler turns products into vector code.
     *
     * @param slot which of four sets
     * @param count at least so many rows
     * @param length each at least so long
     * @return the same arrays each time, until more or longer ones are needed
     */
    float[][] rows(int slot, int count, int length) {
        float[][] set = rows[slot];
        if (set.length < count) {
            set = Arrays.copyOf(set, count);
        }
        for (int i = 0; i < count; i++) {
            if (set[i] == null || set[i].length < length) {
                set[i] = new float[length];
            }
        }
        rows[slot] = set;
        return set;
    }
}
