package org.kaon.data.root;

import java.util.Arrays;
import org.kaon.ModelFormatException;

/** Entries of varying numbers of values, collected. */
final class JaggedEntries {
    private final EntryFormat form;
    private final int headerSize;
    private final int valueSize;
    private final int itemSize;
    private final Numbers.Builder numbers;
    private final int expected;
    private int[] offsets;
    private int entryCount;

    JaggedEntries(EntryFormat form, long expected) {
        this.form = form;
        this.headerSize = form.headerSize();
        this.valueSize = form.coding().orElseThrow().size();
        this.itemSize = valueSize * form.width();
        this.numbers = new Numbers.Builder(form.coding().orElseThrow(), expected);
        this.expected = (int) expected;
        this.offsets = new int[Math.min(this.expected, 1 << 16) + 1];
    }

    /** Takes some of a basket's entries: their values are first moved together, then decoded at once. */
    void take(Basket basket, int from, int to) {
        int[] starts = basket.starts();
        if (starts.length == 0 && basket.to() > basket.from()) {
            throw new ModelFormatException(
                    "a basket has no offsets of its entries, expected them for " + form.typeName());
        }
        grow(entryCount + to - from);
        byte[] values = new byte[starts.length == 0 ? 0 : starts[to] - starts[from]];
        int filled = 0;
        int before = numbers.size();
        for (int entry = from; entry < to; entry++) {
            int size = starts.length == 0 ? 0 : itemBytes(basket, entry);
            if (size > 0) {
                move(basket.bytes(), starts[entry] + headerSize, values, filled, size);
                filled += size;
            }
            offsets[++entryCount] = before + filled / valueSize;
        }
        numbers.add(values, 0, filled / valueSize);
    }

    JaggedColumn finished() {
        return new JaggedColumn(Arrays.copyOf(offsets, entryCount + 1), numbers.finished());
    }

    private int itemBytes(Basket basket, int entry) {
        int start = basket.starts()[entry];
        int whole = basket.starts()[entry + 1] - start;
        // A null pointer to an array is its byte alone.
        int size = whole == 0 ? 0 : whole - headerSize;
        boolean counted = headerSize == EntryFormat.VECTOR_HEADER && size >= 0;
        if (size < 0
                || size % itemSize != 0
                || (counted && size > 0 && BigEndian.i4(basket.bytes(), start + headerSize - 4) != size / itemSize)) {
            throw new ModelFormatException(
                    "entry " + entry + " of a basket has " + whole + " bytes, which is no " + form.typeName());
        }
        return size;
    }

    /** Most entries have few values: a loop is faster than a call then. */
    private static void move(byte[] from, int at, byte[] to, int toAt, int size) {
        if (size > Long.BYTES * 4) {
            System.arraycopy(from, at, to, toAt, size);
            return;
        }
        for (int i = 0; i < size; i++) {
            to[toAt + i] = from[at + i];
        }
    }

    private void grow(int count) {
        if (count >= offsets.length) {
            offsets = Arrays.copyOf(offsets, (int) Math.max(count + 1L, Math.min(2L * count, expected + 1L)));
        }
    }
}
