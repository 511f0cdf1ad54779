package org.kaon.data.root;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers inside an array of bytes, the highest byte first. */
final class BigEndian {
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private BigEndian() {}

    static short i2(byte[] bytes, int at) {
        return (short) SHORTS.get(bytes, at);
    }

    static int i4(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }

    static long i8(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }
}
