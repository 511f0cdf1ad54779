package org.kaon.data.root.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.kaon.ModelFormatException;
import org.kaon.data.root.Codec;
import org.tukaani.xz.XZInputStream;

/** LZMA2 in an XZ container. */
public final class Lzma implements Codec {
    /** What the strongest preset needs, and to spare; a damaged header can ask for gigabytes. */
    private static final int MOST_MEMORY_KIB = 128 * 1024;

    /** For the service loader. */
    public Lzma() {}

    @Override
    public String tag() {
        return "XZ";
    }

    @Override
    public void uncompress(byte[] from, int fromOffset, int fromSize, byte[] to, int toOffset, int toSize) {
        try (XZInputStream in =
                new XZInputStream(new ByteArrayInputStream(from, fromOffset, fromSize), MOST_MEMORY_KIB)) {
            int size = in.readNBytes(to, toOffset, toSize);
            if (size != toSize || in.read() >= 0) {
                throw new ModelFormatException(
                        "LZMA: gives " + (size == toSize ? "more than " : "") + size + " bytes, expected " + toSize);
            }
        } catch (IOException e) {
            throw new ModelFormatException("LZMA: damaged (" + e.getMessage() + ")", e);
        }
    }
}
