package org.kaon.preprocess;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.kaon.InputException;

/**
 * The records of a CSV text by RFC 4180: fields between commas; a field in quotes may hold commas, line breaks and doubled quotes. Lines
 * end in LF, CR LF or CR; blank lines are skipped, as is a byte order mark.
 */
final class CsvRecords {
    private static final int END = -1;

    private final Reader reader;
    private int current;
    private int nextLine = 1;
    private int line;

    CsvRecords(Reader reader) throws IOException {
        this.reader = reader;
        advance();
        if (current == '\uFEFF') {
            advance();
        }
    }

    /** The line on which the last record began, from 1. */
    int line() {
        return line;
    }

    /** The next record's fields; empty at the end. */
    List<String> next() throws IOException {
        while (current == '\n' || current == '\r') {
            endLine();
        }
        line = nextLine;
        List<String> fields = new ArrayList<>();
        if (current == END) {
            return fields;
        }
        fields.add(field());
        while (current == ',') {
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
            if (current != ',' && current != '\n' && current != '\r' && current != END) {
                throw new InputException("line " + nextLine + ": '" + (char) current
                        + "' behind a closing quote, expected a comma or the line's end");
            }
            return text.toString();
        }
        while (current != ',' && current != '\n' && current != '\r' && current != END) {
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
