package org.kaon.data.root;

import java.nio.ByteBuffer;
import java.util.Map;

/**
 * How numbers stand in a basket.
 *
 * @param type what they are
 * @param size bytes of one
 * @param decoder turns bytes into numbers
 */
record Coding(NumberType type, int size, Decoder decoder) {
    /** Turns bytes into numbers. */
    interface Decoder {
        /**
         * Decodes several.
         *
         * @param from holds the bytes
         * @param at where they begin
         * @param to an array of the type's kind
         * @param toAt where the first number goes
         * @param count how many
         */
        void decode(byte[] from, int at, Object to, int toAt, int count);
    }

    private static final Map<NumberType, Coding> PLAIN = Map.ofEntries(
            entry(NumberType.BOOL, 1, Coding::bools),
            entry(NumberType.INT8, 1, Coding::bytes),
            entry(NumberType.UINT8, 1, Coding::unsignedBytes),
            entry(NumberType.INT16, 2, Coding::shorts),
            entry(NumberType.UINT16, 2, Coding::unsignedShorts),
            entry(NumberType.INT32, 4, Coding::ints),
            entry(NumberType.UINT32, 4, Coding::unsignedInts),
            entry(NumberType.INT64, 8, Coding::longs),
            entry(NumberType.UINT64, 8, Coding::longs),
            entry(NumberType.FLOAT32, 4, Coding::floats),
            entry(NumberType.FLOAT64, 8, Coding::doubles));

    /** As the processor holds them, but for the order of bytes. */
    static Coding plain(NumberType type) {
        return PLAIN.get(type);
    }

    private static Map.Entry<NumberType, Coding> entry(NumberType type, int size, Decoder decoder) {
        return Map.entry(type, new Coding(type, size, decoder));
    }

    private static void bools(byte[] from, int at, Object to, int toAt, int count) {
        int[] numbers = (int[]) to;
        for (int i = 0; i < count; i++) {
            numbers[toAt + i] = from[at + i] == 0 ? 0 : 1;
        }
    }

    private static void bytes(byte[] from, int at, Object to, int toAt, int count) {
        int[] numbers = (int[]) to;
        for (int i = 0; i < count; i++) {
            numbers[toAt + i] = from[at + i];
        }
    }

    private static void unsignedBytes(byte[] from, int at, Object to, int toAt, int count) {
        int[] numbers = (int[]) to;
        for (int i = 0; i < count; i++) {
            numbers[toAt + i] = from[at + i] & 0xff;
        }
    }

    private static void shorts(byte[] from, int at, Object to, int toAt, int count) {
        int[] numbers = (int[]) to;
        for (int i = 0; i < count; i++) {
            numbers[toAt + i] = BigEndian.i2(from, at + 2 * i);
        }
    }

    private static void unsignedShorts(byte[] from, int at, Object to, int toAt, int count) {
        int[] numbers = (int[]) to;
        for (int i = 0; i < count; i++) {
            numbers[toAt + i] = BigEndian.i2(from, at + 2 * i) & 0xffff;
        }
    }

    private static void unsignedInts(byte[] from, int at, Object to, int toAt, int count) {
        long[] numbers = (long[]) to;
        for (int i = 0; i < count; i++) {
            numbers[toAt + i] = BigEndian.i4(from, at + 4 * i) & 0xffffffffL;
        }
    }

    private static void ints(byte[] from, int at, Object to, int toAt, int count) {
        ByteBuffer.wrap(from, at, 4 * count).asIntBuffer().get((int[]) to, toAt, count);
    }

    private static void longs(byte[] from, int at, Object to, int toAt, int count) {
        ByteBuffer.wrap(from, at, 8 * count).asLongBuffer().get((long[]) to, toAt, count);
    }

    private static void floats(byte[] from, int at, Object to, int toAt, int count) {
        ByteBuffer.wrap(from, at, 4 * count).asFloatBuffer().get((float[]) to, toAt, count);
    }

    private static void doubles(byte[] from, int at, Object to, int toAt, int count) {
        ByteBuffer.wrap(from, at, 8 * count).asDoubleBuffer().get((double[]) to, toAt, count);
    }
}
