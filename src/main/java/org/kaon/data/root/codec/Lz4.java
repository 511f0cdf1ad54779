package org.kaon.data.root.codec;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.kaon.ModelFormatException;
import org.kaon.data.root.Codec;

/** LZ4 blocks behind their check sum of 8 bytes, XXH64. */
public final class Lz4 implements Codec {
    private static final int SUM_SIZE = 8;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** For the service loader. */
    public Lz4() {}

    @Override
    public String tag() {
        return "L4";
    }

    @Override
    public void uncompress(byte[] from, int fromOffset, int fromSize, byte[] to, int toOffset, int toSize) {
        if (fromSize < SUM_SIZE) {
            throw new ModelFormatException("LZ4: " + fromSize + " bytes, expected a check sum of 8 at least");
        }
        long sum = XxHash64.of(from, fromOffset + SUM_SIZE, fromSize - SUM_SIZE);
        if (sum != (long) LONGS.get(from, fromOffset)) {
            throw new ModelFormatException("LZ4: damaged (the check sum differs)");
        }
        int size;
        try {
            size = new Lz4Decompressor()
                    .decompress(from, fromOffset + SUM_SIZE, fromSize - SUM_SIZE, to, toOffset, toSize);
        } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new ModelFormatException("LZ4: damaged (" + e.getMessage() + ")", e);
        }
        if (size != toSize) {
            throw new ModelFormatException("LZ4: gives " + size + " bytes, expected " + toSize);
        }
    }
}
