package org.kaon.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.kaon.InputException;

/**
 * Which of a file's columns are stored, and where.
 *
 * @param fileColumns the names in the file
 * @param columns the table's columns
 * @param keyNames the table's keys
 * @param values for each of the file's columns its place among the table's, or -1
 * @param keys for each of the file's columns its place among the keys, or -1
 */
record Layout(List<String> fileColumns, List<String> columns, List<String> keyNames, int[] values, int[] keys) {
    static Layout of(List<String> fileColumns, List<String> columns, List<String> keyNames) {
        List<String> wanted = Stream.concat(columns.stream(), keyNames.stream()).toList();
        List<String> unknown =
                wanted.stream().filter(name -> !fileColumns.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw Names.unknown("columns", unknown, fileColumns);
        }
        List<String> ambiguous =
                Names.repeated(fileColumns).stream().filter(wanted::contains).toList();
        if (!ambiguous.isEmpty()) {
            throw new InputException("several columns named " + Names.quoted(ambiguous));
        }
        Dataset.checked(columns, keyNames);
        return new Layout(fileColumns, columns, keyNames, places(fileColumns, columns), places(fileColumns, keyNames));
    }

    Storage storage() {
        return new Storage(columns.size(), keyNames.size());
    }

    private static int[] places(List<String> fileColumns, List<String> stored) {
        int[] places = new int[fileColumns.size()];
        Arrays.fill(places, -1);
        for (int i = 0; i < stored.size(); i++) {
            places[fileColumns.indexOf(stored.get(i))] = i;
        }
        return places;
    }
}
