package org.kaon.data.root;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.kaon.ModelFormatException;

/** A place in bytes as ROOT writes them: big-endian numbers, strings that begin with their length. */
final class Cursor {
    private static final int LONG_STRING = 255;

    private final byte[] bytes;
    private final int end;
    private int at;

    Cursor(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    static Cursor of(byte[] bytes) {
        return new Cursor(bytes, 0, bytes.length);
    }

    int position() {
        return at;
    }

    int remaining() {
        return end - at;
    }

    /** Goes to a place; an exception where it lies outside. */
    void seek(int position) {
        if (position < 0 || position > end) {
            throw new ModelFormatException("points to byte " + position + ", expected 0 to " + end);
        }
        at = position;
    }

    void skip(int count) {
        at = take(count) + count;
    }

    int u1() {
        int from = take(1);
        at = from + 1;
        return bytes[from] & 0xff;
    }

    int u2() {
        return u1() << 8 | u1();
    }

    int i4() {
        int from = take(4);
        at = from + 4;
        return BigEndian.i4(bytes, from);
    }

    long i8() {
        int from = take(8);
        at = from + 8;
        return BigEndian.i8(bytes, from);
    }

    /** A place in the file: 8 bytes in big files, else 4. */
    long seekKey(boolean big) {
        return big ? i8() : i4() & 0xffffffffL;
    }

    /** {@code TString}: one byte for the length, or 255 and four. */
    String string() {
        int length = u1();
        return text(length == LONG_STRING ? i4() : length);
    }

    String text(int length) {
        int from = take(length);
        at = from + length;
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }

    /** Characters to a zero byte. */
    String zeroTerminated() {
        int from = at;
        while (u1() != 0) {
            // on
        }
        return new String(bytes, from, at - 1 - from, StandardCharsets.UTF_8);
    }

    /** Numbers of 4 bytes. */
    int[] ints(int count) {
        int[] numbers = new int[count(count, Integer.BYTES)];
        int from = take(count * Integer.BYTES);
        at = from + count * Integer.BYTES;
        ByteBuffer.wrap(bytes, from, count * Integer.BYTES).asIntBuffer().get(numbers);
        return numbers;
    }

    byte[] bytes(int count) {
        int from = take(count);
        at = from + count;
        return java.util.Arrays.copyOfRange(bytes, from, at);
    }

    /** Makes sure that so many items can follow, before an array is made for them. */
    int count(int declared, int leastSize) {
        if (declared < 0 || (long) declared * leastSize > remaining()) {
            throw new ModelFormatException(
                    "declares " + declared + " items at byte " + at + ", but only " + remaining() + " bytes follow");
        }
        return declared;
    }

    private int take(int count) {
        if (count < 0 || count > end - at) {
            throw new ModelFormatException(
                    "ends at byte " + end + ", expected " + count + " bytes more from byte " + at + " on");
        }
        return at;
    }
}
