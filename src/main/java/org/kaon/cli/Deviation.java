package org.kaon.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How far one way of evaluating lies off the truth in one output.
 *
 * @param output its name
 * @param evaluation by which way
 * @param values how many were compared
 * @param largest absolute difference in the main rows, and its row
 * @param largestRelative difference over {@code 1 + |truth|} in the main rows, and its row
 * @param median absolute difference in the main rows from the most exact values there are
 * @param failures that no clause of the rule lets pass
 */
record Deviation(
        String output,
        String evaluation,
        int values,
        AtRow largest,
        AtRow largestRelative,
        double median,
        List<Failure> failures) {

    /** A figure and the row in which it occurs. */
    record AtRow(double figure, int row) {}

    /** A value that doesn't pass. */
    record Failure(boolean special, int row, int index, double value, double truth, double keras) {
        @Override
        public String toString() {
            return (special ? "special row " : "row ") + row + ", value " + index + ": " + (float) value + ", expected "
                    + (float) truth
                    + (truth == keras || (Double.isNaN(truth) && Double.isNaN(keras))
                            ? ""
                            : " (Keras in float32: " + (float) keras + ")");
        }
    }

    /** Keras's own float32 values held against the float64 ones. */
    static Deviation ofKeras(String output, Reference.Events main, int index) {
        Reference.Expected expected = main.outputs().get(index);
        float[] keras = expected.keras().floats();
        return of(output, "Keras's float32", keras, expected, 0);
    }

    static Deviation of(
            String output,
            String evaluation,
            float[] main,
            Reference.Expected expected,
            float[] special,
            Reference.Expected specialExpected,
            double tolerance) {
        Deviation found = of(output, evaluation, main, expected, tolerance);
        List<Failure> failures = new ArrayList<>(found.failures());
        int width = specialExpected.keras().width();
        for (int i = 0; i < special.length; i++) {
            double keras = specialExpected.keras().values()[i];
            int row = i / width;
            boolean passedBy = row == Reference.NEAR_OVERFLOW && Agreement.isBeyondComparison(special[i], keras);
            if (!passedBy && !Agreement.passes(special[i], keras, keras, tolerance)) {
                failures.add(new Failure(true, row, i % width, special[i], keras, keras));
            }
        }
        return new Deviation(
                output,
                evaluation,
                main.length + special.length,
                found.largest(),
                found.largestRelative(),
                found.median(),
                List.copyOf(failures));
    }

    static Deviation of(String output, String evaluation, float[] main, Reference.Expected expected, double tolerance) {
        int width = expected.keras().width();
        AtRow largest = new AtRow(0, 0);
        AtRow relative = new AtRow(0, 0);
        double[] errors = new double[main.length];
        List<Failure> failures = new ArrayList<>();
        double[] exact = expected.exact().orElse(expected.keras()).values();
        for (int i = 0; i < main.length; i++) {
            double truth = expected.truth(i);
            double keras = expected.keras().values()[i];
            double difference = Double.compare(main[i], truth) == 0 ? 0 : Math.abs(main[i] - truth);
            largest = larger(largest, difference, i / width);
            relative = larger(relative, difference / (1 + Math.abs(truth)), i / width);
            errors[i] = Double.compare(main[i], exact[i]) == 0 ? 0 : Math.abs(main[i] - exact[i]);
            if (!Agreement.passes(main[i], truth, keras, tolerance)) {
                failures.add(new Failure(false, i / width, i % width, main[i], truth, keras));
            }
        }
        return new Deviation(output, evaluation, main.length, largest, relative, median(errors), List.copyOf(failures));
    }

    private static AtRow larger(AtRow known, double figure, int row) {
        return Double.isFinite(figure) && figure > known.figure() ? new AtRow(figure, row) : known;
    }

    private static double median(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
