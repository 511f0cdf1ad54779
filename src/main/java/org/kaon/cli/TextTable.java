package org.kaon.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns as wide as they need; numbers to the right. */
final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();
    private final boolean[] right;

    /**
     * A table.
     *
     * @param alignment a letter per column, l or r
     */
    TextTable(String alignment) {
        right = new boolean[alignment.length()];
        for (int i = 0; i < right.length; i++) {
            right[i] = alignment.charAt(i) == 'r';
        }
    }

    void add(String... cells) {
        rows.add(List.of(cells));
    }

    void print(PrintStream out, String indent) {
        int[] widths = new int[right.length];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < row.size(); i++) {
                String blank = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == 0 ? "" : "  ").append(right[i] ? blank + row.get(i) : row.get(i) + blank);
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
