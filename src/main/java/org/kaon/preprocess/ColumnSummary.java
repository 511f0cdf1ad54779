package org.kaon.preprocess;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.moment.Kurtosis;
import org.apache.commons.math3.stat.descriptive.moment.Skewness;
import org.kaon.data.Dataset;
import org.kaon.data.SortedValues;

/**
 * What the values of a column look like. NaN is left out. Quantiles are exact ({@link SortedValues}); the memory needed is that of one column.
 *
 * @param name the column's
 * @param count how many values there are
 * @param missingCount how many are NaN
 * @param min the least value
 * @param max the greatest value
 * @param deciles the nine quantiles at 10 %, 20 %, … 90 %
 * @param lowerQuartile the quantile at 25 %
 * @param upperQuartile the quantile at 75 %
 * @param skewness of a sample, {@code n / ((n - 1)(n - 2)) Σ ((x - mean) / std)³}; NaN below three values, as in pandas
 * @param kurtosis excess of a sample, 0 for a Gaussian, as in pandas; NaN below four values
 * @param trimmedMean the mean without the lowest and the highest 10 %
 * @param winsorisedMean the mean with the lowest and the highest 5 % drawn in to the nearest value that stays
 */
public record ColumnSummary(
        String name,
        long count,
        long missingCount,
        double min,
        double max,
        double[] deciles,
        double lowerQuartile,
        double upperQuartile,
        double skewness,
        double kurtosis,
        double trimmedMean,
        double winsorisedMean) {
    private static final double TRIMMED = 0.1;
    private static final double WINSORISED = 0.05;

    /**
     * Summarises columns.
     *
     * @param table at least one number in each column
     * @return one per column
     * @throws org.kaon.InputException where a column has no number
     */
    public static List<ColumnSummary> of(Dataset table) {
        return table.columns().stream()
                .map(name -> of(name, table.column(name)))
                .toList();
    }

    /**
     * Summarises values.
     *
     * @param name what they are
     * @param values at least one number
     * @return their summary
     * @throws org.kaon.InputException where there is no number
     */
    public static ColumnSummary of(String name, float[] values) {
        SortedValues sorted = SortedValues.of(values);
        Skewness skewness = new Skewness();
        Kurtosis kurtosis = new Kurtosis();
        for (float value : values) {
            if (!Float.isNaN(value)) {
                skewness.increment(value);
                kurtosis.increment(value);
            }
        }
        return new ColumnSummary(
                name,
                sorted.count(),
                values.length - sorted.count(),
                sorted.quantile(0),
                sorted.quantile(1),
                IntStream.rangeClosed(1, 9)
                        .mapToDouble(i -> sorted.quantile(i / 10.0))
                        .toArray(),
                sorted.quantile(0.25),
                sorted.quantile(0.75),
                skewness.getResult(),
                kurtosis.getResult(),
                sorted.trimmedMean(TRIMMED),
                sorted.winsorisedMean(WINSORISED));
    }

    /**
     * The middle.
     *
     * @return the quantile at 50 %
     */
    public double median() {
        return deciles[4];
    }

    /**
     * How wide the middle half is.
     *
     * @return upper less lower quartile
     */
    public double interquartileRange() {
        return upperQuartile - lowerQuartile;
    }
}
