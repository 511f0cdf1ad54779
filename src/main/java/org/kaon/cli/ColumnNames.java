package org.kaon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kaon.InputException;
import org.kaon.data.ColumnSets;

/**
 * The names of a file's columns.
 *
 * @param names in the file's order
 * @param label the column that is known to be no feature
 */
record ColumnNames(List<String> names, Optional<String> label) {
    static ColumnNames of(List<String> names) {
        return new ColumnNames(names.stream().map(String::strip).toList(), Optional.empty());
    }

    /** As {@code --columns} gives them: a known layout, a file with a name on each line, or the names themselves. */
    static ColumnNames parse(String text) throws IOException {
        if (ColumnSets.names().contains(text)) {
            List<String> known = ColumnSets.of(text);
            return new ColumnNames(known, Optional.of(known.get(0)));
        }
        List<String> names = list(text);
        if (names.stream().anyMatch(String::isBlank)) {
            throw new InputException("--columns " + text + ": name "
                    + (1 + names.stream().map(String::isBlank).toList().indexOf(true))
                    + " is blank; expected "
                    + String.join(", ", ColumnSets.names())
                    + ", names between commas, or @file with a name on each line");
        }
        return of(names);
    }

    /** Names between commas, or {@code @file} with a name on each line; stripped. */
    static List<String> list(String text) throws IOException {
        List<String> names = text.startsWith("@")
                ? Files.readAllLines(Path.of(text.substring(1))).stream()
                        .filter(line -> !line.isBlank())
                        .toList()
                : List.of(text.split(",", -1));
        return names.stream().map(String::strip).toList();
    }
}
