package org.kaon.data.root.codec;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdDecompressor;
import org.kaon.ModelFormatException;
import org.kaon.data.root.Codec;

/** ZSTD, RFC 8878. */
public final class Zstd implements Codec {
    /** For the service loader. */
    public Zstd() {}

    @Override
    public String tag() {
        return "ZS";
    }

    @Override
    public void uncompress(byte[] from, int fromOffset, int fromSize, byte[] to, int toOffset, int toSize) {
        int size;
        try {
            size = new ZstdDecompressor().decompress(from, fromOffset, fromSize, to, toOffset, toSize);
        } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new ModelFormatException("ZSTD: damaged (" + e.getMessage() + ")", e);
        }
        if (size != toSize) {
            throw new ModelFormatException("ZSTD: gives " + size + " bytes, expected " + toSize);
        }
    }
}
