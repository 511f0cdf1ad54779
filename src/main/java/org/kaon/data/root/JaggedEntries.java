package org.kaon.data.root;

import java.util.Arrays;
import org.kaon.ModelFormatException;

/** Entries of varying numbers of values, collected. */
final class JaggedEntries {
    /** More are made room for as they come, so that a wrong count in a file takes no memory. */
    private static final int BEGINNING = 1 << 20;

    private final EntryFormat form;
    private final int headerSize;
    private final int itemSize;
    /** Divides by the size of an item where that is a power of two; negative where it isn't. */
    private final int shift;

    private final Numbers.Builder numbers;
    private final int expected;
    private int[] offsets;
    private int entryCount;

    JaggedEntries(EntryFormat form, long expected) {
        this.form = form;
        this.headerSize = form.headerSize();
        this.itemSize = form.coding().orElseThrow().size() * form.width();
        this.shift = Integer.bitCount(itemSize) == 1 ? Integer.numberOfTrailingZeros(itemSize) : -1;
        // How many values there are no one tells: more often than not as many as entries.
        this.numbers = new Numbers.Builder(form.coding().orElseThrow(), expected);
        this.expected = (int) expected;
        this.offsets = new int[Math.min(this.expected, BEGINNING) + 1];
    }

    /** Takes some of a basket's entries. */
    void take(Basket basket, int from, int to) {
        if (basket.starts().length == 0 && basket.to() > basket.from()) {
            throw new ModelFormatException(
                    "a basket has no offsets of its entries, expected them for " + form.typeName());
        }
        grow(entryCount + to - from);
        if (basket.starts().length == 0) {
            Arrays.fill(offsets, entryCount + 1, entryCount + 1 + to - from, numbers.size());
            entryCount += to - from;
        } else if (headerSize == 0) {
            takeTogether(basket, from, to);
        } else {
            takeApart(basket, from, to);
        }
    }

    /** Without headers the values of all entries lie together already. */
    private void takeTogether(Basket basket, int from, int to) {
        int[] starts = basket.starts();
        int before = numbers.size();
        int rest = shift >= 0
                ? shiftOffsets(starts, from, to, offsets, entryCount + 1, before, form.width(), shift)
                : divideOffsets(starts, from, to, offsets, entryCount + 1, before, form.width(), itemSize);
        if (rest != 0) {
            throw odd(basket, firstOdd(starts, from));
        }
        entryCount += to - from;
        numbers.add(basket.bytes(), starts[from], offsets[entryCount] - before);
    }

    /** Writes where entries end among all values, and tells whether bytes were left over somewhere. */
    private static int shiftOffsets(
            int[] starts, int from, int to, int[] offsets, int at, int before, int width, int shift) {
        int rest = 0;
        int first = starts[from];
        for (int i = 0; i < to - from; i++) {
            int bytes = starts[from + 1 + i] - first;
            int items = bytes >> shift;
            rest |= bytes - (items << shift);
            offsets[at + i] = before + items * width;
        }
        return rest;
    }

    /** The same for items of another size than a power of two. */
    private static int divideOffsets(
            int[] starts, int from, int to, int[] offsets, int at, int before, int width, int itemSize) {
        int rest = 0;
        int first = starts[from];
        for (int i = 0; i < to - from; i++) {
            int bytes = starts[from + 1 + i] - first;
            int items = bytes / itemSize;
            rest |= bytes - items * itemSize;
            offsets[at + i] = before + items * width;
        }
        return rest;
    }

    private int firstOdd(int[] starts, int from) {
        int entry = from;
        while ((starts[entry + 1] - starts[from]) % itemSize == 0) {
            entry++;
        }
        return entry;
    }

    /** Behind headers: the values are first moved together, then decoded at once. */
    private void takeApart(Basket basket, int from, int to) {
        int[] starts = basket.starts();
        byte[] values = new byte[starts[to] - starts[from]];
        int[] ends = offsets;
        int at = entryCount + 1 - from;
        int filled = 0;
        int before = numbers.size();
        int items = 0;
        for (int entry = from; entry < to; entry++) {
            int size = itemBytes(basket, entry);
            if (size > 0) {
                move(basket.bytes(), starts[entry] + headerSize, values, filled, size);
                filled += size;
                items += items(size);
            }
            ends[at + entry] = before + items * form.width();
        }
        entryCount += to - from;
        numbers.add(values, 0, items * form.width());
    }

    JaggedColumn finished() {
        int[] all = offsets.length == entryCount + 1 ? offsets : Arrays.copyOf(offsets, entryCount + 1);
        return new JaggedColumn(all, numbers.finished());
    }

    private int itemBytes(Basket basket, int entry) {
        int start = basket.starts()[entry];
        int whole = basket.starts()[entry + 1] - start;
        // A null pointer to an array is its byte alone.
        int size = whole == 0 ? 0 : whole - headerSize;
        boolean counted = headerSize == EntryFormat.VECTOR_HEADER && size >= 0;
        if (size < 0
                || items(size) * itemSize != size
                || (counted && size > 0 && BigEndian.i4(basket.bytes(), start + headerSize - 4) != items(size))) {
            throw odd(basket, entry);
        }
        return size;
    }

    private int items(int bytes) {
        return shift >= 0 ? bytes >> shift : bytes / itemSize;
    }

    private ModelFormatException odd(Basket basket, int entry) {
        return new ModelFormatException("entry " + entry + " of a basket has "
                + (basket.starts()[entry + 1] - basket.starts()[entry]) + " bytes, which is no " + form.typeName());
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
