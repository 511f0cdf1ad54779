package org.kaon.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.kaon.InputException;

/**
 * A value over two whole numbers: as a heat map with numbers in its cells, and as a surface. Immutable.
 *
 * @param title above the figure
 * @param rowLabel what rows count
 * @param columnLabel what columns count
 * @param valueLabel what is shown
 * @param rows their numbers
 * @param columns their numbers
 * @param values a row per row
 * @param errors as many, shown small in the cells where they are numbers
 * @param min the value without colour, and the floor of the surface
 * @param max the value of full colour, and the ceiling
 */
public record GridFigure(
        String title,
        String rowLabel,
        String columnLabel,
        String valueLabel,
        List<Integer> rows,
        List<Integer> columns,
        double[][] values,
        double[][] errors,
        double min,
        double max) {
    /**
     * Checks the sizes.
     *
     * @param title above the figure
     * @param rowLabel what rows count
     * @param columnLabel what columns count
     * @param valueLabel what is shown
     * @param rows their numbers
     * @param columns their numbers
     * @param values a row per row
     * @param errors as many
     * @param min the value without colour
     * @param max the value of full colour
     */
    public GridFigure {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        int width = columns.size();
        if (values.length != rows.size()
                || errors.length != rows.size()
                || Arrays.stream(values).anyMatch(row -> row.length != width)
                || Arrays.stream(errors).anyMatch(row -> row.length != width)
                || rows.isEmpty()
                || columns.isEmpty()
                || !(min < max)) {
            throw new InputException("a grid of " + rows.size() + " × " + columns.size() + " from " + min + " to " + max
                    + ", expected a value and an error for each cell, and a range");
        }
    }

    /**
     * Of values from 0 to 1 without errors.
     *
     * @param rows their numbers
     * @param columns their numbers
     * @param values a row per row
     * @return the figure's description
     */
    public static GridFigure of(List<Integer> rows, List<Integer> columns, double[][] values) {
        double[][] none = new double[rows.size()][columns.size()];
        Arrays.stream(none).forEach(row -> Arrays.fill(row, Double.NaN));
        return new GridFigure("", "", "", "", rows, columns, values, none, 0, 1);
    }

    /**
     * Names the figure.
     *
     * @param title above it
     * @return a copy
     */
    public GridFigure title(String title) {
        return new GridFigure(title, rowLabel, columnLabel, valueLabel, rows, columns, values, errors, min, max);
    }

    /**
     * Names the axes.
     *
     * @param row what rows count
     * @param column what columns count
     * @param value what is shown
     * @return a copy
     */
    public GridFigure labels(String row, String column, String value) {
        return new GridFigure(title, row, column, value, rows, columns, values, errors, min, max);
    }

    /**
     * Adds errors.
     *
     * @param errors a row per row; NaN for none
     * @return a copy
     */
    public GridFigure errors(double[][] errors) {
        return new GridFigure(title, rowLabel, columnLabel, valueLabel, rows, columns, values, errors, min, max);
    }

    /**
     * Sets the range.
     *
     * @param low the value without colour
     * @param high the value of full colour
     * @return a copy
     */
    public GridFigure range(double low, double high) {
        return new GridFigure(title, rowLabel, columnLabel, valueLabel, rows, columns, values, errors, low, high);
    }

    /**
     * Draws the heat map.
     *
     * @return the figure
     */
    public Figure heatMap() {
        List<List<CellsPanel.Cell>> cells = new ArrayList<>();
        for (int row = 0; row < values.length; row++) {
            int place = row;
            cells.add(IntStream.range(0, columns.size())
                    .mapToObj(column -> cell(values[place][column], errors[place][column]))
                    .toList());
        }
        return new Figure(
                title, "Heat map", List.of(new CellsPanel(rowLabel, columnLabel, names(rows), names(columns), cells)));
    }

    private CellsPanel.Cell cell(double value, double error) {
        return new CellsPanel.Cell(
                (value - min) / (max - min),
                String.format(Locale.ROOT, "%.4f", value),
                Double.isNaN(error) ? "" : String.format(Locale.ROOT, "± %.4f", error));
    }

    /**
     * Draws the surface, seen from above the corner of the smallest row and the largest column.
     *
     * @return the figure
     */
    public Figure surface() {
        return new Figure(title, "Surface", List.of(new SurfacePanel(this)));
    }

    static List<String> names(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).toList();
    }
}
