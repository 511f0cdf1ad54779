package org.kaon.data.root.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The check sum XXH64 with seed 0, by the text of its specification. */
final class XxHash64 {
    private static final long PRIME1 = 0x9E3779B185EBCA87L;
    private static final long PRIME2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME3 = 0x165667B19E3779F9L;
    private static final long PRIME4 = 0x85EBCA77C2B2AE63L;
    private static final long PRIME5 = 0x27D4EB2F165667C5L;
    private static final int STRIPE = 32;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private XxHash64() {}

    static long of(byte[] bytes, int offset, int size) {
        int at = offset;
        int end = offset + size;
        long sum = PRIME5;
        if (size >= STRIPE) {
            long a = 0x60EA27EEADC0B5D6L; // PRIME1 + PRIME2, modulo 2^64
            long b = PRIME2;
            long c = 0;
            long d = -PRIME1;
            for (; at + STRIPE <= end; at += STRIPE) {
                a = round(a, (long) LONGS.get(bytes, at));
                b = round(b, (long) LONGS.get(bytes, at + 8));
                c = round(c, (long) LONGS.get(bytes, at + 16));
                d = round(d, (long) LONGS.get(bytes, at + 24));
            }
            sum = Long.rotateLeft(a, 1) + Long.rotateLeft(b, 7) + Long.rotateLeft(c, 12) + Long.rotateLeft(d, 18);
            sum = merge(merge(merge(merge(sum, a), b), c), d);
        }
        return finished(rest(sum + size, bytes, at, end));
    }

    private static long rest(long begun, byte[] bytes, int from, int end) {
        long sum = begun;
        int at = from;
        for (; at + 8 <= end; at += 8) {
            sum = Long.rotateLeft(sum ^ round(0, (long) LONGS.get(bytes, at)), 27) * PRIME1 + PRIME4;
        }
        if (at + 4 <= end) {
            sum = Long.rotateLeft(sum ^ ((int) INTS.get(bytes, at) & 0xffffffffL) * PRIME1, 23) * PRIME2 + PRIME3;
            at += 4;
        }
        for (; at < end; at++) {
            sum = Long.rotateLeft(sum ^ (bytes[at] & 0xff) * PRIME5, 11) * PRIME1;
        }
        return sum;
    }

    private static long round(long sum, long input) {
        return Long.rotateLeft(sum + input * PRIME2, 31) * PRIME1;
    }

    private static long merge(long sum, long lane) {
        return (sum ^ round(0, lane)) * PRIME1 + PRIME4;
    }

    private static long finished(long sum) {
        long mixed = (sum ^ sum >>> 33) * PRIME2;
        mixed = (mixed ^ mixed >>> 29) * PRIME3;
        return mixed ^ mixed >>> 32;
    }
}
