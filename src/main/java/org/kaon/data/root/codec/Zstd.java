package org.kaon.data.root.codec;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.kaon.ModelFormatException;
import org.kaon.data.root.Codec;

/** ZSTD, RFC 8878. */
public final class Zstd implements Codec {
    /** Each holds some 200 kB of tables, more than most baskets; as many as threads used at a time. */
    private final Queue<ZstdDecompressor> idle = new ConcurrentLinkedQueue<>();

    /** For the service loader. */
    public Zstd() {}

    @Override
    public String tag() {
        return "ZS";
    }

    @Override
    public void uncompress(byte[] from, int fromOffset, int fromSize, byte[] to, int toOffset, int toSize) {
        ZstdDecompressor decompressor = idle.poll();
        if (decompressor == null) {
            decompressor = new ZstdDecompressor();
        }
        int size;
        try {
            size = decompressor.decompress(from, fromOffset, fromSize, to, toOffset, toSize);
        } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new ModelFormatException("ZSTD: damaged (" + e.getMessage() + ")", e);
        }
        // One that failed isn't used again: what state it is in is its own affair.
        idle.add(decompressor);
        if (size != toSize) {
            throw new ModelFormatException("ZSTD: gives " + size + " bytes, expected " + toSize);
        }
    }
}
