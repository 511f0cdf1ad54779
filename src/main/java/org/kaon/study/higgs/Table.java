package org.kaon.study.higgs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A table of results, as CSV with all digits and in the report with as many as tell something. Rows are added; a cell is a number or a text. */
final class Table {
    private final List<String> header;
    private final List<List<Object>> rows = new ArrayList<>();

    private Table(List<String> header) {
        this.header = header;
    }

    static Table of(String... header) {
        return new Table(List.of(header));
    }

    static Table of(List<String> header) {
        return new Table(List.copyOf(header));
    }

    Table row(Object... cells) {
        return row(Arrays.asList(cells));
    }

    Table row(List<?> cells) {
        if (cells.size() != header.size()) {
            throw new IllegalArgumentException(cells.size() + " cells, expected " + header.size());
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    List<String> header() {
        return header;
    }

    List<List<Object>> rows() {
        return rows;
    }

    String csv() {
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
