package org.kaon.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A table of results, as CSV with all digits and in the report with as many as tell something. Rows are added; a cell is a number or a text. */
public final class Table {
    private final List<String> header;
    private final List<List<Object>> rows = new ArrayList<>();

    private Table(List<String> header) {
        this.header = header;
    }

    /**
     * Without rows yet.
     *
     * @param header names of the columns
     * @return a table to which rows are added
     */
    public static Table of(String... header) {
        return new Table(List.of(header));
    }

    /**
     * Without rows yet.
     *
     * @param header names of the columns
     * @return a table to which rows are added
     */
    public static Table of(List<String> header) {
        return new Table(List.copyOf(header));
    }

    /**
     * Adds a row.
     *
     * @param cells a number or a text for each column
     * @return this table
     */
    public Table row(Object... cells) {
        return row(Arrays.asList(cells));
    }

    /**
     * Adds a row.
     *
     * @param cells a number or a text for each column
     * @return this table
     */
    public Table row(List<?> cells) {
        if (cells.size() != header.size()) {
            throw new IllegalArgumentException(cells.size() + " cells, expected " + header.size());
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    /**
     * The names of the columns.
     *
     * @return an immutable list
     */
    public List<String> header() {
        return header;
    }

    /**
     * The rows so far.
     *
     * @return a copy
     */
    public List<List<Object>> rows() {
        return List.copyOf(rows);
    }

    /**
     * As CSV with all digits (RFC 4180, lines ended by a line feed).
     *
     * @return the header and a line for each row
     */
    public String csv() {
        StringBuilder csv = new StringBuilder(line(header));
        rows.forEach(row -> csv.append(line(row)));
        return csv.toString();
    }

    private static String line(List<?> cells) {
        return cells.stream().map(Table::field).collect(Collectors.joining(",", "", "\n"));
    }

    private static String field(Object cell) {
        String text = cell.toString();
        return text.matches("(?s).*[,\"\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
