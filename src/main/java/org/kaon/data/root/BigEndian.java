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

    /** Several numbers; a buffer's own copy turns bytes one number at a time, in calls. */
    static void copy(byte[] from, int at, int[] to, int toAt, int count) {
        for (int i = 0; i < count; i++) {
            to[toAt + i] = (int) INTS.get(from, at + Integer.BYTES * i);
        }
    }

    static long i8(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }
}
