package org.kaon.keras;

import io.jhdf.checksum.ChecksumUtils;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A small HDF5 file laid out by hand: the root group with one dataset {@code d} of two float32, 1.5 and -2, and one attribute {@code a} of variable
 * length text. Tests spoil it one number at a time.
 */
final class HandMade {
    static final int SIZE = 0x2000;
    static final int ROOT = 0x60;
    static final int TREE = 0x200;
    static final int HEAP = 0x300;
    static final int NAMES = 0x340;
    static final int TABLE = 0x400;
    static final int DATASET = 0x500;
    static final int TEXTS = 0x600;
    static final int DATA = 0x1000;
    static final int FREE = 0x1100;
    static final long UNDEFINED = -1;

    private final ByteBuffer bytes;

    HandMade() {
        this(SIZE);
    }

    HandMade(int size) {
        bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        put(
                0,
                bytes(
                        new byte[] {(byte) 0x89},
                        "HDF\r\n\u001a\n",
                        new byte[] {0, 0, 0, 0, 0, 8, 8, 0},
                        (short) 4,
                        (short) 16,
                        0,
                        0L,
                        UNDEFINED,
                        (long) size,
                        UNDEFINED));
        put(0x38, bytes(0L, (long) ROOT, 0, 0, 0L, 0L));
        root(message(12, attribute("a", variableText(), 1, bytes(4, (long) TEXTS, 1))));
        put(TREE, bytes("TREE", (byte) 0, (byte) 0, (short) 1, UNDEFINED, UNDEFINED, 0L, (long) TABLE, 8L));
        put(HEAP, bytes("HEAP", 0, 88L, 1L, (long) NAMES));
        put(NAMES, bytes(0L, "d\0"));
        put(TABLE, bytes("SNOD", (short) 1, (short) 1, 8L, (long) DATASET, 0, 0, 0L, 0L));
        put(TEXTS, bytes("GCOL", 1, 0x100L, (short) 1, (short) 0, 0, 4L, "text", 0, (short) 0, (short) 0, 0, 0xd8L));
        dataset(space(2), float32(), contiguous(DATA, 8));
        put(DATA, bytes(Float.floatToIntBits(1.5f), Float.floatToIntBits(-2)));
    }

    /** The root group with these messages beside its table of links. */
    HandMade root(byte[]... messages) {
        byte[] all = message(17, bytes((long) TREE, (long) HEAP));
        for (byte[] message : messages) {
            all = bytes(all, message);
        }
        return put(ROOT, header(1 + messages.length, all));
    }

    /** The dataset {@code d} with these messages. */
    HandMade dataset(byte[] space, byte[] type, byte[] layout, byte[]... more) {
        byte[] all = bytes(message(1, space), message(3, type), message(8, layout));
        for (byte[] message : more) {
            all = bytes(all, message);
        }
        return put(DATASET, header(3 + more.length, all));
    }

    HandMade put(int at, byte[] part) {
        bytes.put(at, part);
        return this;
    }

    HandMade putLong(int at, long value) {
        bytes.putLong(at, value);
        return this;
    }

    byte[] content() {
        return bytes.array();
    }

    static byte[] header(int count, byte[] messages) {
        return bytes((short) 1, (short) count, 1, messages.length, 0, messages);
    }

    static byte[] message(int type, byte[] body) {
        byte[] padded = java.util.Arrays.copyOf(body, (body.length + 7) / 8 * 8);
        return bytes((short) type, (short) padded.length, 0, padded);
    }

    static byte[] space(long... sizes) {
        byte[] space = bytes(new byte[] {1, (byte) sizes.length, 0, 0}, 0);
        for (long size : sizes) {
            space = bytes(space, size);
        }
        return space;
    }

    static byte[] float32() {
        return bytes(new byte[] {0x11, 0x20, 31, 0}, 4, (short) 0, (short) 32, new byte[] {23, 8, 0, 23}, 127);
    }

    static byte[] variableText() {
        return bytes(new byte[] {0x19, 1, 0, 0}, 16, new byte[] {0x13, 0, 0, 0}, 1);
    }

    static byte[] fixedText(int size) {
        return bytes(new byte[] {0x13, 1, 0, 0}, size);
    }

    static byte[] attribute(String name, byte[] type, long count, byte[] data) {
        byte[] space = space(count);
        return bytes(
                (short) 3,
                (short) name.length(),
                (short) type.length,
                (short) space.length,
                (byte) 0,
                name,
                type,
                space,
                data);
    }

    static byte[] contiguous(long address, long size) {
        return bytes(new byte[] {3, 1}, address, size);
    }

    /** A chunked layout of the older kind, with a tree as index. */
    static byte[] chunked(long tree, int... sizes) {
        byte[] layout = bytes(new byte[] {3, 2, (byte) (sizes.length + 1)}, tree);
        for (int size : sizes) {
            layout = bytes(layout, size);
        }
        return bytes(layout, 4);
    }

    /** A chunked layout of the newer kind; the rest tells the kind of index and where it lies. */
    static byte[] chunkedNewer(int size, byte[] rest) {
        return bytes(new byte[] {4, 2, 0, 2, 4}, size, 4, rest);
    }

    static byte[] deflate(int times) {
        byte[] filters = new byte[] {2, (byte) times};
        for (int i = 0; i < times; i++) {
            filters = bytes(filters, (short) 1, (short) 0, (short) 1, 6);
        }
        return message(11, filters);
    }

    /** A leaf of an index of chunks: one chunk at 0. */
    static byte[] chunkLeaf(int storedBytes, long address) {
        return bytes(
                "TREE",
                (byte) 1,
                (byte) 0,
                (short) 1,
                UNDEFINED,
                UNDEFINED,
                storedBytes,
                0,
                0L,
                0L,
                address,
                0,
                0,
                2L,
                0L);
    }

    static byte[] checked(byte[] structure) {
        return bytes(structure, ChecksumUtils.checksum(structure));
    }

    /** Little-endian, each in the size of its type. */
    static byte[] bytes(Object... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof byte[] several) {
                all.writeBytes(several);
            } else if (part instanceof String text) {
                all.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
            } else {
                long value = ((Number) part).longValue();
                int size = part instanceof Byte ? 1 : part instanceof Short ? 2 : part instanceof Integer ? 4 : 8;
                for (int i = 0; i < size; i++) {
                    all.write((int) (value >> (8 * i)));
                }
            }
        }
        return all.toByteArray();
    }
}
