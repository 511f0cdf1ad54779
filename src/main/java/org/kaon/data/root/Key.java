package org.kaon.data.root;

import org.kaon.ModelFormatException;

/**
 * A TKey: the header of every record in a file.
 *
 * @param byteCount of the record, with this header
 * @param objectSize bytes of the object when uncompressed
 * @param keySize bytes of this header; references inside an object count from its beginning
 * @param cycle which writing of the name this is; the highest is the latest
 * @param position where the record is
 * @param className C++ class of the object
 * @param name of the object
 * @param title of the object
 */
record Key(
        int byteCount,
        int objectSize,
        int keySize,
        int cycle,
        long position,
        String className,
        String name,
        String title) {
    /** Versions above this have places of 8 bytes. */
    static final int BIG = 1000;

    static Key read(Cursor in) {
        int byteCount = in.i4();
        int version = in.u2();
        int objectSize = in.i4();
        in.skip(4);
        int keySize = in.u2();
        int cycle = in.u2();
        long position = in.seekKey(version > BIG);
        in.seekKey(version > BIG);
        String className = in.string();
        String name = in.string();
        String title = in.string();
        // The key of a basket inside a tree's record has no record of its own, and 0 bytes.
        if (keySize == 0 || byteCount < 0 || (byteCount > 0 && byteCount < keySize) || objectSize < 0) {
            throw new ModelFormatException("key of '" + name + "' has " + byteCount + " bytes, " + keySize
                    + " of them a header, and an object of " + objectSize);
        }
        return new Key(byteCount, objectSize, keySize, cycle, position, className, name, title);
    }
}
