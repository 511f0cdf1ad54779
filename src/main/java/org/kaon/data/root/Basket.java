package org.kaon.data.root;

import java.io.IOException;
import java.util.Arrays;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;

/**
 * The values of some entries of a branch, uncompressed.
 *
 * @param bytes hold the values
 * @param from where they begin
 * @param to behind the last
 * @param entryCount how many entries there are
 * @param starts where each entry begins in {@code bytes}, and behind the last; empty where all are of one size
 */
record Basket(byte[] bytes, int from, int to, int entryCount, int[] starts) {
    /** Reads a basket from its own record. */
    static Basket read(FileBytes file, long position, int size, Codecs codecs) throws IOException {
        byte[] record = file.read(position, size);
        Cursor in = Cursor.of(record);
        Key key = Key.read(in);
        BasketHeader header = BasketHeader.read(in);
        if (key.byteCount() != size || key.keySize() < in.position()) {
            throw new ModelFormatException("basket at byte " + position + " has " + key.byteCount()
                    + " bytes with a header of " + key.keySize() + ", expected " + size + " and at least "
                    + in.position());
        }
        boolean packed = key.objectSize() != size - key.keySize();
        byte[] object = packed ? Frames.uncompress(record, key.keySize(), size, key.objectSize(), codecs) : record;
        int from = packed ? 0 : key.keySize();
        int to = from + header.last() - key.keySize();
        int end = from + key.objectSize();
        if (to < from || to > end) {
            throw new ModelFormatException("basket at byte " + position + ": its values end at " + header.last()
                    + ", expected " + key.keySize() + " to " + (key.keySize() + key.objectSize()));
        }
        return of(key, header, object, from, end > to ? offsets(new Cursor(object, to, end), header) : new int[0]);
    }

    /** A basket whose entries begin at offsets that count from the beginning of the key. */
    static Basket of(Key key, BasketHeader header, byte[] bytes, int from, int[] offsets) {
        int to = bytes.length == 0 ? 0 : from + header.last() - key.keySize();
        int count = header.entryCount();
        if (header.lacksOffsets() && offsets.length == 0) {
            throw new UnsupportedModelException("a basket without entry offsets (kGenerateOffsetMap)");
        }
        if (offsets.length == 0 || bytes.length == 0) {
            return new Basket(bytes, from, to, count, new int[0]);
        }
        if (offsets.length < count) {
            throw new ModelFormatException(offsets.length + " offsets for " + count + " entries of a basket");
        }
        int[] starts = shifted(offsets, count, from - key.keySize());
        starts[count] = to;
        if (!isAscending(starts, from)) {
            throw disorder(key, from, starts);
        }
        return new Basket(bytes, from, to, count, starts);
    }

    /** With room for the end; in place where there is such room, since for a branch of many entries it is memory that takes time. */
    private static int[] shifted(int[] offsets, int count, int by) {
        int[] starts = offsets.length == count + 1 ? offsets : Arrays.copyOf(offsets, count + 1);
        for (int i = 0; i < count; i++) {
            starts[i] += by;
        }
        return starts;
    }

    /** Whether all signs are positive: of the starts themselves, since differences to a negative one may overflow, and of differences. */
    private static boolean isAscending(int[] starts, int from) {
        int signs = starts[0] - from;
        for (int i = 0; i < starts.length - 1; i++) {
            signs |= starts[i] | starts[i + 1] - starts[i];
        }
        return signs >= 0;
    }

    private static ModelFormatException disorder(Key key, int from, int[] starts) {
        int last = starts.length - 2;
        while (starts[last] >= from && starts[last] <= starts[last + 1]) {
            last--;
        }
        int shift = key.keySize() - from;
        return new ModelFormatException("entry " + last + " of a basket begins at " + (starts[last] + shift)
                + ", expected " + key.keySize() + " to " + (starts[last + 1] + shift));
    }

    private static int[] offsets(Cursor in, BasketHeader header) {
        int count = in.count(in.i4(), 4);
        return in.ints((int) Math.min(count, header.entryCount() + 1L));
    }
}
