package org.kaon.data;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.kaon.InputException;

/** Rows sorted by their label. */
final class Classes {
    private Classes() {}

    /** All rows as one class. */
    static List<int[]> one(int rowCount) {
        return List.of(IntStream.range(0, rowCount).toArray());
    }

    /**
     * The rows of each class, ascending, classes by ascending label.
     *
     * @param labels one per row; the same value, the same class
     * @param least the fewest rows that a class may have
     */
    static List<int[]> of(float[] labels, int least) {
        Map<Float, Integer> counts = new TreeMap<>();
        for (int row = 0; row < labels.length; row++) {
            if (Float.isNaN(labels[row])) {
                throw new InputException("label of row " + row + " (from 0) is NaN, expected a class");
            }
            // 0.0 and -0.0 are one class.
            counts.merge(labels[row] + 0.0f, 1, Integer::sum);
        }
        Map<Float, int[]> rows = new TreeMap<>();
        counts.forEach((label, count) -> {
            if (count < least) {
                throw new InputException("class " + label + " has " + count + " rows, expected at least " + least
                        + ", one for each part; there are " + counts.size() + " different labels");
            }
            rows.put(label, new int[count]);
        });
        for (int row = labels.length - 1; row >= 0; row--) {
            float label = labels[row] + 0.0f;
            rows.get(label)[counts.merge(label, -1, Integer::sum)] = row;
        }
        return List.copyOf(rows.values());
    }
}
