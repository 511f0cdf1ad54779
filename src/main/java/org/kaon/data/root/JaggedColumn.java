package org.kaon.data.root;

import java.util.Objects;

/** A column with a varying number of values in each entry, such as one for each lepton of an event. Immutable. */
public final class JaggedColumn {
    private final int[] offsets;
    private final Numbers values;

    /** Takes over the offsets. */
    JaggedColumn(int[] offsets, Numbers values) {
        this.offsets = offsets;
        this.values = values;
    }

    /**
     * How many entries there are.
     *
     * @return 0 or more
     */
    public int entryCount() {
        return offsets.length - 1;
    }

    /**
     * All values, entry after entry.
     *
     * @return as many as the last offset says
     */
    public Numbers values() {
        return values;
    }

    /**
     * Where each entry's values begin among all, and, at the end, how many values there are.
     *
     * @return a new array, one longer than there are entries
     */
    public int[] offsets() {
        return offsets.clone();
    }

    /**
     * Where an entry's values begin among all.
     *
     * @param entry from 0; with {@link #entryCount()}, behind the last value
     * @return an index into {@link #values()}
     * @throws IndexOutOfBoundsException where there is no such entry
     */
    public int offset(int entry) {
        return offsets[Objects.checkIndex(entry, offsets.length)];
    }

    /**
     * How many values an entry has.
     *
     * @param entry from 0
     * @return 0 or more
     * @throws IndexOutOfBoundsException where there is no such entry
     */
    public int count(int entry) {
        Objects.checkIndex(entry, entryCount());
        return offsets[entry + 1] - offsets[entry];
    }

    /**
     * One value.
     *
     * @param entry from 0
     * @param i which of the entry's values, from 0
     * @return the value
     * @throws IndexOutOfBoundsException where there is none
     */
    public double value(int entry, int i) {
        return values.value(offset(entry) + Objects.checkIndex(i, count(entry)));
    }
}
