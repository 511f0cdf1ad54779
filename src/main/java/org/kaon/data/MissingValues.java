package org.kaon.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which values of a table are missing, which is to say NaN: what an empty field of a text becomes.
 *
 * @param columns of the table
 * @param counts how many values each column lacks
 * @param completeRows the rows that lack none, ascending
 */
public record MissingValues(List<String> columns, long[] counts, int[] completeRows) {
    /**
     * Looks through a table.
     *
     * @param table any
     * @return what it lacks
     */
    public static MissingValues of(Dataset table) {
        long[] counts = new long[table.columnCount()];
        float[] values = new float[counts.length];
        int[] complete = IntStream.range(0, table.rowCount())
                .filter(row -> {
                    table.copyRow(row, values, 0);
                    return isComplete(values, counts);
                })
                .toArray();
        return new MissingValues(table.columns(), counts, complete);
    }

    /**
     * How many values the table lacks.
     *
     * @return the sum over all columns
     */
    public long total() {
        return Arrays.stream(counts).sum();
    }

    private static boolean isComplete(float[] values, long[] counts) {
        boolean complete = true;
        for (int i = 0; i < values.length; i++) {
            if (Float.isNaN(values[i])) {
                counts[i]++;
                complete = false;
            }
        }
        return complete;
    }
}
