package org.kaon.preprocess;

import java.util.ArrayList;
import java.util.List;
import org.kaon.InputException;
import org.kaon.data.Dataset;
import org.kaon.data.Names;

/**
 * Mean, standard deviation (n - 1) and range of each column, in double and in two passes: sums of differences from the first row, then of
 * differences from the mean, with the correction for the mean's own rounding (Chan, Golub, LeVeque 1983). A constant column has std 0, exactly.
 */
final class ColumnStatistics {
    private final Dataset table;
    private final int width;
    private final double[] mean;
    private final double[] std;
    private final float[] min;
    private final float[] max;

    private ColumnStatistics(Dataset table) {
        this.table = table;
        this.width = table.columnCount();
        this.mean = new double[width];
        this.std = new double[width];
        this.min = new float[width];
        this.max = new float[width];
    }

    static FeatureSchema of(Dataset table) {
        if (table.rowCount() == 0) {
            throw new InputException("no rows, expected some to take the statistics of");
        }
        ColumnStatistics statistics = new ColumnStatistics(table);
        statistics.means();
        statistics.deviations();
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < statistics.width; i++) {
            features.add(new Feature(
                    table.columns().get(i),
                    statistics.mean[i],
                    statistics.std[i],
                    statistics.min[i],
                    statistics.max[i]));
        }
        return new FeatureSchema(features);
    }

    private void means() {
        float[] first = new float[width];
        table.copyRow(0, first, 0);
        System.arraycopy(first, 0, min, 0, width);
        System.arraycopy(first, 0, max, 0, width);
        double[] sum = new double[width];
        float[] values = new float[width];
        for (int row = 0; row < table.rowCount(); row++) {
            table.copyRow(row, values, 0);
            for (int i = 0; i < width; i++) {
                sum[i] += (double) values[i] - first[i];
                min[i] = Math.min(min[i], values[i]);
                max[i] = Math.max(max[i], values[i]);
            }
        }
        requireFinite(sum);
        for (int i = 0; i < width; i++) {
            mean[i] = first[i] + sum[i] / table.rowCount();
        }
    }

    private void deviations() {
        double[] sum = new double[width];
        double[] squares = new double[width];
        float[] values = new float[width];
        for (int row = 0; row < table.rowCount(); row++) {
            table.copyRow(row, values, 0);
            for (int i = 0; i < width; i++) {
                double deviation = values[i] - mean[i];
                sum[i] += deviation;
                squares[i] += deviation * deviation;
            }
        }
        int count = table.rowCount();
        for (int i = 0; i < width; i++) {
            double variance = (squares[i] - sum[i] * sum[i] / count) / Math.max(1, count - 1);
            std[i] = Math.sqrt(Math.max(0, variance));
        }
    }

    private void requireFinite(double[] sum) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            if (!Double.isFinite(sum[i])) {
                wrong.add(table.columns().get(i));
            }
        }
        if (!wrong.isEmpty()) {
            throw new InputException("NaN or infinite values in columns " + Names.quoted(wrong)
                    + ", expected finite numbers to take the statistics of");
        }
    }
}
