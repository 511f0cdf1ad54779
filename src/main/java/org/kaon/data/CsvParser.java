package org.kaon.data;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.kaon.InputException;

/** Reads the rows of one {@link CsvChunks.Chunk}; what is wrong is kept with its line, until it is known how many lines came before. */
final class CsvParser {
    private static final int LONGEST_QUOTED_TEXT = 40;

    private final Layout layout;
    private final byte delimiter;
    private final boolean spaceDelimits;
    private final AsciiDecimal decimal = new AsciiDecimal();
    private final byte[] bytes;
    private final int end;
    private final float[] row;
    private final long[] rowKeys;
    private int at;
    private int lines;
    private float[] values;
    private long[] keys;
    private int rowCount;

    CsvParser(Layout layout, char delimiter, CsvChunks.Chunk chunk) {
        this.layout = layout;
        this.delimiter = (byte) delimiter;
        this.spaceDelimits = delimiter == ' ' || delimiter == '\t';
        this.bytes = chunk.bytes();
        this.at = chunk.from();
        this.end = chunk.to();
        this.row = new float[layout.columns().size()];
        this.rowKeys = new long[layout.keyNames().size()];
        this.values = new float[Math.max(16, (end - at) / 8) + row.length];
        this.keys = new long[rowKeys.length * 1024];
    }

    /**
     * What a chunk holds.
     *
     * @param values row after row
     * @param keys row after row
     * @param rowCount how many rows
     * @param lines how many lines end in it
     * @param fault what is wrong behind those rows
     */
    record Rows(float[] values, long[] keys, int rowCount, int lines, Optional<Fault> fault) {}

    /**
     * What is wrong.
     *
     * @param line counted from 0 at the chunk's beginning
     * @param message without the line
     */
    record Fault(int line, String message) {}

    /**
     * Reads all rows.
     *
     * @param header whether the first record is none of them
     */
    Rows parse(boolean header) {
        if (header && skipBlankLines()) {
            record(false);
        }
        while (skipBlankLines()) {
            int line = lines;
            try {
                record(true);
            } catch (InputException e) {
                return new Rows(values, keys, rowCount, lines, Optional.of(new Fault(line, e.getMessage())));
            }
            append();
        }
        return new Rows(values, keys, rowCount, lines, Optional.empty());
    }

    /** Where a quote that opened before {@code from} is closed; {@code end} where it isn't. */
    static int closingQuote(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end && (bytes[i] != '"' || (i + 1 < end && bytes[i + 1] == '"'))) {
            i += bytes[i] == '"' ? 2 : 1;
        }
        return Math.min(i, end);
    }

    private boolean skipBlankLines() {
        int i = at;
        while (i < end && (isLineEnd(bytes[i]) || ((bytes[i] == ' ' || bytes[i] == '\t') && bytes[i] != delimiter))) {
            if (isLineEnd(bytes[i])) {
                at = i;
                endLine();
                i = at;
            } else {
                i++;
            }
        }
        if (i == end) {
            at = end;
        }
        return at < end;
    }

    private void record(boolean isRow) {
        int count = 0;
        int expected = layout.fileColumns().size();
        while (true) {
            field(isRow && count < expected ? count : -1);
            count++;
            if (at == end || bytes[at] != delimiter) {
                break;
            }
            at++;
        }
        if (count != expected) {
            throw new InputException(count + (count == 1 ? " field" : " fields") + ", expected " + expected);
        }
        endLine();
    }

    /** Reads a field and stores it, if it belongs to a column that is stored; stops at what separates it from the next. */
    private void field(int column) {
        int place = column < 0 ? -1 : layout.values()[column];
        if (place >= 0) {
            double plain = decimal.prefix(bytes, at, end);
            int next = decimal.next();
            // With a space or tab as delimiter, the white space behind a number may be one, or more.
            if (!Double.isNaN(plain) && !spaceDelimits && (next == end || separates(bytes[next]))) {
                row[place] = (float) plain;
                at = next;
                return;
            }
        }
        int from = at;
        int to;
        if (at < end && bytes[at] == '"') {
            from++;
            to = closingQuote(bytes, from, end);
            passQuoted(from, to);
        } else {
            to = plainEnd();
            at = to;
        }
        if (place >= 0) {
            row[place] = number(column, from, to);
        } else if (column >= 0 && layout.keys()[column] >= 0) {
            rowKeys[layout.keys()[column]] = wholeNumber(column, from, to);
        }
    }

    private boolean separates(byte letter) {
        return letter == delimiter || isLineEnd(letter);
    }

    private int plainEnd() {
        int i = at;
        while (i < end && !separates(bytes[i])) {
            i++;
        }
        return i;
    }

    private void passQuoted(int from, int to) {
        if (to == end) {
            throw new InputException("a quote is never closed");
        }
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n')) {
                lines++;
            }
        }
        at = to + 1;
        if (at < end && bytes[at] != delimiter && !isLineEnd(bytes[at])) {
            throw new InputException("'" + text(at, at + 1) + "' behind a closing quote, expected '" + (char) delimiter
                    + "' or the line's end");
        }
    }

    private float number(int column, int from, int to) {
        try {
            return (float) decimal.parse(bytes, from, to);
        } catch (NumberFormatException e) {
            throw wrong(column, from, to, "a number");
        }
    }

    private long wholeNumber(int column, int from, int to) {
        try {
            return new BigDecimal(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).strip())
                    .longValueExact();
        } catch (NumberFormatException e) {
            throw wrong(column, from, to, "a whole number");
        } catch (ArithmeticException e) {
            throw wrong(column, from, to, "a whole number of 64 bits with sign");
        }
    }

    private InputException wrong(int column, int from, int to, String expected) {
        return new InputException("column '" + layout.fileColumns().get(column) + "': '"
                + text(from, Math.min(to, from + LONGEST_QUOTED_TEXT))
                + (to - from > LONGEST_QUOTED_TEXT ? "…" : "") + "', expected " + expected);
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private void append() {
        if ((rowCount + 1) * row.length > values.length) {
            values = Arrays.copyOf(values, 2 * values.length);
        }
        if ((rowCount + 1) * rowKeys.length > keys.length) {
            keys = Arrays.copyOf(keys, 2 * keys.length);
        }
        System.arraycopy(row, 0, values, rowCount * row.length, row.length);
        System.arraycopy(rowKeys, 0, keys, rowCount * rowKeys.length, rowKeys.length);
        rowCount++;
    }

    private void endLine() {
        if (at < end) {
            at += bytes[at] == '\r' && at + 1 < end && bytes[at + 1] == '\n' ? 2 : 1;
            lines++;
        }
    }

    private static boolean isLineEnd(byte letter) {
        return letter == '\n' || letter == '\r';
    }
}
