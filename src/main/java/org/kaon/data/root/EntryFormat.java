package org.kaon.data.root;

import java.util.Optional;

/**
 * How the entries of a branch, or of one of its leaves, are written.
 *
 * @param kind of entry
 * @param coding of the numbers; empty for text
 * @param width numbers in an entry, or in each item of an entry of varying length
 * @param headerSize bytes before the numbers of an entry of varying length
 * @param stride bytes of an entry of fixed length
 * @param offset of the numbers inside it
 * @param withProcessIds whether the numbers are the bits of objects, behind which a process id may stand ({@link ProcessIds})
 */
record EntryFormat(
        Kind kind, Optional<Coding> coding, int width, int headerSize, int stride, int offset, boolean withProcessIds) {
    /** Bytes before the items of a {@code std::vector}: length, version, count. */
    static final int VECTOR_HEADER = 10;
    /** The byte before an array with a counter inside an object. */
    static final int POINTER_HEADER = 1;

    /** The kinds of entries. */
    enum Kind {
        FIXED,
        JAGGED,
        TEXT
    }

    static EntryFormat fixed(Coding coding, int width) {
        return new EntryFormat(Kind.FIXED, Optional.of(coding), width, 0, width * coding.size(), 0, false);
    }

    static EntryFormat jagged(Coding coding, int width, int headerSize) {
        return new EntryFormat(Kind.JAGGED, Optional.of(coding), width, headerSize, 0, 0, false);
    }

    static EntryFormat text() {
        return new EntryFormat(Kind.TEXT, Optional.empty(), 1, 0, 0, 0, false);
    }

    /** The same as a part of a larger entry. */
    EntryFormat within(int entrySize, int at) {
        return new EntryFormat(kind, coding, width, headerSize, entrySize, at, withProcessIds);
    }

    /** The same of the bits of objects. */
    EntryFormat withProcessIds(boolean withThem) {
        return new EntryFormat(kind, coding, width, headerSize, stride, offset, withThem);
    }

    /** The type as C++ would name it, roughly. */
    String typeName() {
        String item = coding.map(found -> found.type().typeName()).orElse("string");
        return switch (kind) {
            case TEXT -> item;
            case FIXED -> item + (width == 1 ? "" : "[" + width + "]");
            case JAGGED ->
                headerSize == VECTOR_HEADER
                        ? "vector<" + item + ">"
                        : item + "[]" + (width == 1 ? "" : "[" + width + "]");
        };
    }
}
