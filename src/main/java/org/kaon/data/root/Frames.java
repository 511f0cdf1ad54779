package org.kaon.data.root;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.kaon.ModelFormatException;

/** An object that is stored as a row of compressed frames, each of 16 MB at most and with a header of 9 bytes. */
final class Frames {
    private static final int HEADER_SIZE = 9;

    private Frames() {}

    /**
     * Uncompresses all frames. The result grows as they come: what a damaged size promises is never made room for at once.
     *
     * @param bytes hold the frames
     * @param from where the first begins
     * @param to behind the last
     * @param objectSize what comes out
     */
    static byte[] uncompress(byte[] bytes, int from, int to, int objectSize, Codecs codecs) {
        byte[] object = {};
        int done = 0;
        int at = from;
        while (done < objectSize) {
            if (to - at < HEADER_SIZE) {
                throw new ModelFormatException(
                        "compressed frames end after " + done + " bytes, expected " + objectSize);
            }
            int packedSize = littleEndian3(bytes, at + 3);
            int size = littleEndian3(bytes, at + 6);
            if (size == 0 || size > objectSize - done || packedSize > to - at - HEADER_SIZE) {
                throw new ModelFormatException("compressed frame of " + packedSize + " bytes for " + size
                        + ", expected at most " + (to - at - HEADER_SIZE) + " for " + (objectSize - done));
            }
            if (done + size > object.length) {
                object = Arrays.copyOf(object, Math.max(done + size, Math.min(objectSize, 2 * object.length)));
            }
            codecs.of(new String(bytes, at, 2, StandardCharsets.ISO_8859_1))
                    .uncompress(bytes, at + HEADER_SIZE, packedSize, object, done, size);
            at += HEADER_SIZE + packedSize;
            done += size;
        }
        return object;
    }

    private static int littleEndian3(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16;
    }
}
