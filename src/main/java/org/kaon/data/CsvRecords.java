package org.kaon.data;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.kaon.InputException;

/**
 * The records of a CSV text by RFC 4180: fields between commas, or another delimiter; a field in quotes may hold commas, line breaks and doubled quotes. Lines
 * end in LF, CR LF or CR; blank lines are skipped, as is a byte order mark.
 */
public final class CsvRecords {
    private static final int END = -1;

    private final Reader reader;
    private final char delimiter;
    private int current;
    private int nextLine = 1;
    private int line;

    /**
     * Begins to read.
     *
     * @param reader the text, not closed here
     * @param delimiter between fields
     * @throws IOException where the beginning can't be read
     */
    public CsvRecords(Reader reader, char delimiter) throws IOException {
        this.reader = reader;
        this.delimiter = delimiter;
        advance();
        if (current == '\uFEFF') {
            advance();
        }
    }

    /**
     * Where the last record is.
     *
     * @return the line on which it began, from 1
     */
    public int line() {
        return line;
    }

    /**
     * The next record.
     *
     * @return its fields; none at the end
     * @throws IOException where it can't be read
     * @throws InputException where quotes are wrong; the message names the line
     */
    public List<String> next() throws IOException {
        while (current == '\n' || current == '\r') {
            endLine();
        }
        line = nextLine;
        List<String> fields = new ArrayList<>();
        if (current == END) {
            return fields;
        }
        fields.add(field());
        while (current == delimiter) {
            advance();
            fields.add(field());
        }
        if (current != END) {
            endLine();
        }
        return fields;
    }

    private String field() throws IOException {
        StringBuilder text = new StringBuilder();
        if (current == '"') {
            quoted(text);
            if (current != delimiter && current != '\n' && current != '\r' && current != END) {
                throw new InputException("line " + nextLine + ": '" + (char) current
                        + "' behind a closing quote, expected "
                        + (delimiter == ',' ? "a comma" : "'" + delimiter + "'") + " or the line's end");
            }
            return text.toString();
        }
        while (current != delimiter && current != '\n' && current != '\r' && current != END) {
            text.append((char) current);
            advance();
        }
        return text.toString();
    }

    private void quoted(StringBuilder text) throws IOException {
        int opened = nextLine;
        advance();
        while (true) {
            if (current == END) {
                throw new InputException("line " + opened + ": a quote is never closed");
            }
            if (current == '"') {
                advance();
                if (current != '"') {
                    return;
                }
            }
            if (current == '\n') {
                nextLine++;
            }
            text.append((char) current);
            advance();
        }
    }

    private void endLine() throws IOException {
        boolean carriageReturn = current == '\r';
        advance();
        if (carriageReturn && current == '\n') {
            advance();
        }
        nextLine++;
    }

    private void advance() throws IOException {
        current = reader.read();
    }
}
