package org.kaon.plot;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.kaon.InputException;
import org.kaon.metric.ClassTable;
import org.kaon.metric.ConfusionMatrix;

/**
 * A confusion matrix: true classes downwards, decisions to the right; in each cell the events (or their weight) and the part of the true class,
 * which gives the cell its shade. Immutable.
 *
 * @param title above the figure
 * @param names of the classes
 * @param weights a row per true class, a column per decision
 */
public record ConfusionFigure(String title, List<String> names, double[][] weights) {
    /**
     * Checks the sizes.
     *
     * @param title above the figure
     * @param names of the classes
     * @param weights a row per true class, a column per decision
     */
    public ConfusionFigure {
        names = List.copyOf(names);
        if (names.isEmpty() || weights.length != names.size()) {
            throw new InputException(
                    names.size() + " names for " + weights.length + " classes, expected one per class");
        }
    }

    /**
     * Of several classes.
     *
     * @param table what was decided for what
     * @param names one per class
     * @return the figure's description
     */
    public static ConfusionFigure of(ClassTable table, List<String> names) {
        double[][] weights = IntStream.range(0, table.classCount())
                .mapToObj(label -> IntStream.range(0, table.classCount())
                        .mapToDouble(decision -> table.weight(label, decision))
                        .toArray())
                .toArray(double[][]::new);
        return new ConfusionFigure("", names, weights);
    }

    /**
     * Of signal and background.
     *
     * @param matrix the counts
     * @param threshold at which they were taken, for the title
     * @return the figure's description
     */
    public static ConfusionFigure of(ConfusionMatrix matrix, double threshold) {
        return new ConfusionFigure(
                String.format(
                        Locale.ROOT,
                        "Signal where score > %s: accuracy %.4f",
                        Labels.number(threshold),
                        matrix.accuracy()),
                List.of("background", "signal"),
                new double[][] {
                    {matrix.trueNegatives(), matrix.falsePositives()}, {matrix.falseNegatives(), matrix.truePositives()}
                });
    }

    /**
     * Names the figure.
     *
     * @param title above it
     * @return a copy
     */
    public ConfusionFigure title(String title) {
        return new ConfusionFigure(title, names, weights);
    }

    /**
     * Names the classes.
     *
     * @param names one per class
     * @return a copy
     * @throws InputException where there are more or fewer
     */
    public ConfusionFigure names(List<String> names) {
        return new ConfusionFigure(title, names, weights);
    }

    /**
     * Draws it.
     *
     * @return the figure
     */
    public Figure figure() {
        List<List<CellsPanel.Cell>> cells =
                Arrays.stream(weights).map(ConfusionFigure::row).toList();
        return new Figure(
                title, "Confusion matrix", List.of(new CellsPanel("True class", "Taken for", names, names, cells)));
    }

    private static List<CellsPanel.Cell> row(double[] weights) {
        double all = Arrays.stream(weights).sum();
        return Arrays.stream(weights)
                .mapToObj(weight -> {
                    double part = all == 0 ? 0 : weight / all;
                    String percent = all == 0 ? "\u2013" : String.format(Locale.ROOT, "%.1f %%", 100 * part);
                    return new CellsPanel.Cell(part, Labels.count(weight), percent);
                })
                .toList();
    }
}
