package org.kaon.data.root;

import java.io.IOException;
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
        int[] starts = new int[count + 1];
        starts[count] = to;
        for (int i = count - 1; i >= 0; i--) {
            starts[i] = from + offsets[i] - key.keySize();
            if (starts[i] < from || starts[i] > starts[i + 1]) {
                throw new ModelFormatException("entry " + i + " of a basket begins at " + offsets[i] + ", expected "
                        + key.keySize() + " to " + (starts[i + 1] - from + key.keySize()));
            }
        }
        return new Basket(bytes, from, to, count, starts);
    }

    private static int[] offsets(Cursor in, BasketHeader header) {
        int count = in.count(in.i4(), 4);
        return in.ints(Math.min(count, header.entryCount()));
    }
}
