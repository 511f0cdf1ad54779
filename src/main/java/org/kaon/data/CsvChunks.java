package org.kaon.data;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.kaon.InputException;

/** Cuts a text into pieces at the ends of records, so that each can be read by itself. */
final class CsvChunks {
    /** Small enough that no collector of the JVM sets such arrays apart as huge. */
    static final int SIZE = 1 << 18;

    /** A record of more bytes is no row of numbers: a quote that is never closed, or no text at all. */
    private static final int LONGEST_RECORD = 1 << 26;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101010101010101L;
    private static final long QUOTES = '"' * ONES;

    private final InputStream in;
    private final byte delimiter;
    private byte[] rest = {};
    private boolean ended;

    CsvChunks(InputStream in, char delimiter) {
        this.in = in;
        this.delimiter = (byte) delimiter;
    }

    /**
     * Bytes of whole records.
     *
     * @param bytes they lie in here
     * @param from the first
     * @param to behind the last
     */
    record Chunk(byte[] bytes, int from, int to) {}

    /** The next piece, never without a byte; empty at the end. */
    Optional<Chunk> next() throws IOException {
        byte[] buffer = Arrays.copyOf(rest, Math.max(SIZE, rest.length));
        int used = rest.length;
        while (!ended) {
            used += in.readNBytes(buffer, used, buffer.length - used);
            ended = used < buffer.length;
            int cut = ended ? used : lastRecordEnd(buffer, used);
            if (cut > 0) {
                rest = Arrays.copyOfRange(buffer, cut, used);
                return Optional.of(new Chunk(buffer, 0, cut));
            }
            if (!ended) {
                buffer = longer(buffer);
            }
        }
        return Optional.empty();
    }

    /** Behind the last line end outside of quotes; 0 where there is none. */
    private int lastRecordEnd(byte[] bytes, int used) {
        if (hasQuote(bytes, used)) {
            return lastUnquotedEnd(bytes, used);
        }
        int cut = lastIndexOf(bytes, used, '\n');
        // A carriage return alone ends a line, too, but not one that a line feed may follow.
        return cut > 0 ? cut : lastIndexOf(bytes, used - 1, '\r');
    }

    /** Eight bytes at a time: a byte is a quote where its difference from one is 0, which borrows from the bit above. */
    private static boolean hasQuote(byte[] bytes, int used) {
        int i = 0;
        for (; i + Long.BYTES <= used; i += Long.BYTES) {
            long difference = (long) LONGS.get(bytes, i) ^ QUOTES;
            if (((difference - ONES) & ~difference & (ONES << 7)) != 0) {
                return true;
            }
        }
        while (i < used && bytes[i] != '"') {
            i++;
        }
        return i < used;
    }

    private static int lastIndexOf(byte[] bytes, int used, char wanted) {
        int i = used;
        while (i > 0 && bytes[i - 1] != wanted) {
            i--;
        }
        return i;
    }

    /** A quote opens at the beginning of a field only; in quotes, two stand for one. */
    private int lastUnquotedEnd(byte[] bytes, int used) {
        int cut = 0;
        boolean fieldBegins = true;
        for (int i = 0; i < used; i++) {
            if (fieldBegins && bytes[i] == '"') {
                i = CsvParser.closingQuote(bytes, i + 1, used);
                fieldBegins = false;
                continue;
            }
            boolean lineEnds = bytes[i] == '\n' || (bytes[i] == '\r' && i + 1 < used);
            if (lineEnds) {
                cut = i + 1;
            }
            fieldBegins = lineEnds || bytes[i] == delimiter;
        }
        return cut;
    }

    private static byte[] longer(byte[] buffer) {
        if (buffer.length >= LONGEST_RECORD) {
            throw new InputException("no end of the line, or of quotes, within " + (LONGEST_RECORD >> 20) + " MB");
        }
        return Arrays.copyOf(buffer, 2 * buffer.length);
    }
}
