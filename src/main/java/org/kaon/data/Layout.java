package org.kaon.data;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
        Map<String, Integer> positions = Names.positions(fileColumns);
        List<String> wanted = Stream.concat(columns.stream(), keyNames.stream()).toList();
        List<String> unknown =
                wanted.stream().filter(name -> !positions.containsKey(name)).toList();
        if (!unknown.isEmpty()) {
            throw Names.unknown("columns", unknown, fileColumns);
        }
        List<String> ambiguous = Names.repeated(fileColumns).stream()
                .filter(new HashSet<>(wanted)::contains)
                .toList();
        if (!ambiguous.isEmpty()) {
            throw new InputException("several columns named " + Names.quoted(ambiguous));
        }
        Dataset.checked(columns, keyNames);
        return new Layout(
                fileColumns,
                columns,
                keyNames,
                places(fileColumns.size(), positions, columns),
                places(fileColumns.size(), positions, keyNames));
    }

    Storage storage() {
        return new Storage(columns.size(), keyNames.size());
    }

    private static int[] places(int count, Map<String, Integer> positions, List<String> stored) {
        int[] places = new int[count];
        Arrays.fill(places, -1);
        for (int i = 0; i < stored.size(); i++) {
            places[positions.get(stored.get(i))] = i;
        }
        return places;
    }
}
