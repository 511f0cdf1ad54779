package org.kaon.preprocess;

import java.util.List;
import java.util.stream.IntStream;
import org.kaon.InputException;
import org.kaon.data.Dataset;
import org.kaon.data.SortedValues;

/**
 * How large a value may be in size before it counts as an outlier: a limit on |x| for each column, fitted to a table. Immutable.
 *
 * @param columns the names of the columns
 * @param limits one per column; |x| above it is an outlier
 */
public record OutlierLimits(List<String> columns, double[] limits) {
    /**
     * Copies the list.
     *
     * @param columns the names of the columns
     * @param limits one per column
     * @throws InputException where there aren't as many limits as columns
     */
    public OutlierLimits {
        columns = List.copyOf(columns);
        if (columns.size() != limits.length) {
            throw new InputException(limits.length + " limits for " + columns.size() + " columns, expected one each");
        }
    }

    /**
     * Mean and standard deviations: {@code |x| > mean + sigmas · std}, with the mean and standard deviation (n - 1) of x itself.
     *
     * @param table at least one row
     * @param sigmas how many standard deviations
     * @return the limits
     * @throws InputException where there is no row, or a value is NaN or infinite
     */
    public static OutlierLimits ofSigmas(Dataset table, double sigmas) {
        return new OutlierLimits(
                table.columns(),
                FeatureSchema.fit(table).features().stream()
                        .mapToDouble(feature -> feature.mean() + sigmas * feature.std())
                        .toArray());
    }

    /**
     * Quantiles: each column's quantile of |x|, exact; see {@link SortedValues#quantile}.
     *
     * @param table at least one row
     * @param q from 0 to 1, such as 0.9999
     * @return the limits
     * @throws InputException where a column has no number, or q isn't from 0 to 1
     */
    public static OutlierLimits ofQuantile(Dataset table, double q) {
        return new OutlierLimits(
                table.columns(),
                table.columns().stream()
                        .mapToDouble(name ->
                                SortedValues.of(sizes(table.column(name))).quantile(q))
                        .toArray());
    }

    /**
     * How many values of each column lie above its limit. NaN doesn't.
     *
     * @param table with these columns, in any order
     * @return one count per column
     * @throws InputException where a column isn't there
     */
    public long[] counts(Dataset table) {
        Dataset limited = table.select(columns);
        long[] counts = new long[limits.length];
        float[] values = new float[limits.length];
        for (int row = 0; row < limited.rowCount(); row++) {
            limited.copyRow(row, values, 0);
            for (int i = 0; i < limits.length; i++) {
                counts[i] += Math.abs(values[i]) > limits[i] ? 1 : 0;
            }
        }
        return counts;
    }

    /**
     * The rows without an outlier in any of the columns.
     *
     * @param table with these columns, in any order
     * @return the rows to keep, ascending
     * @throws InputException where a column isn't there
     */
    public int[] rowsWithin(Dataset table) {
        Dataset limited = table.select(columns);
        float[] values = new float[limits.length];
        return IntStream.range(0, limited.rowCount())
                .filter(row -> {
                    limited.copyRow(row, values, 0);
                    return isWithin(values);
                })
                .toArray();
    }

    private boolean isWithin(float[] values) {
        for (int i = 0; i < limits.length; i++) {
            if (Math.abs(values[i]) > limits[i]) {
                return false;
            }
        }
        return true;
    }

    private static float[] sizes(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.abs(values[i]);
        }
        return values;
    }
}
