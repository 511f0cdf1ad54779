package org.kaon.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.kaon.InputException;

/**
 * Curves and points over one axis. Each series has a colour of its own unless it belongs to a group; values that aren't finite leave a gap. Immutable.
 *
 * @param title above the figure
 * @param xLabel with its unit
 * @param yLabel with its unit
 * @param series what is drawn, in order
 * @param y the upright axis; empty where it follows the values
 */
public record CurveFigure(String title, String xLabel, String yLabel, List<Series> series, List<Double> y) {
    /**
     * Copies the lists.
     *
     * @param title above the figure
     * @param xLabel with its unit
     * @param yLabel with its unit
     * @param series what is drawn
     * @param y both ends of the upright axis, or none
     */
    public CurveFigure {
        series = List.copyOf(series);
        y = List.copyOf(y);
    }

    /**
     * A curve or points.
     *
     * @param name in the legend; blank for none
     * @param x places
     * @param y values, as many
     * @param colour number of a colour
     * @param kind how it is drawn
     */
    public record Series(String name, double[] x, double[] y, int colour, Kind kind) {}

    /** How a series is drawn. */
    public enum Kind {
        /** A curve. */
        LINE,
        /** A paler, thinner curve. */
        PALE,
        /** Dots. */
        POINTS
    }

    /**
     * Without series yet.
     *
     * @param xLabel with its unit
     * @param yLabel with its unit
     * @return an empty figure
     */
    public static CurveFigure of(String xLabel, String yLabel) {
        return new CurveFigure("", xLabel, yLabel, List.of(), List.of());
    }

    /**
     * Names the figure.
     *
     * @param title above it
     * @return a copy
     */
    public CurveFigure title(String title) {
        return new CurveFigure(title, xLabel, yLabel, series, y);
    }

    /**
     * Sets the upright axis.
     *
     * @param min its lower end
     * @param max its upper end
     * @return a copy
     */
    public CurveFigure y(double min, double max) {
        return new CurveFigure(title, xLabel, yLabel, series, List.of(min, max));
    }

    /**
     * Adds a curve.
     *
     * @param name in the legend; blank for none
     * @param x places
     * @param values as many
     * @param colour 0 for the first, 1 for the second, …
     * @return a copy
     */
    public CurveFigure line(String name, double[] x, double[] values, int colour) {
        return with(new Series(name, x.clone(), values.clone(), colour, Kind.LINE));
    }

    /**
     * Adds a paler curve.
     *
     * @param name in the legend; blank for none
     * @param x places
     * @param values as many
     * @param colour 0 for the first, 1 for the second, …
     * @return a copy
     */
    public CurveFigure pale(String name, double[] x, double[] values, int colour) {
        return with(new Series(name, x.clone(), values.clone(), colour, Kind.PALE));
    }

    /**
     * Adds points.
     *
     * @param name in the legend; blank for none
     * @param x places
     * @param values as many
     * @param colour 0 for the first, 1 for the second, …
     * @return a copy
     */
    public CurveFigure points(String name, double[] x, double[] values, int colour) {
        return with(new Series(name, x.clone(), values.clone(), colour, Kind.POINTS));
    }

    private CurveFigure with(Series next) {
        if (next.x.length != next.y.length) {
            throw new InputException("Series '" + next.name + "': " + next.y.length + " values at " + next.x.length
                    + " places, expected as many");
        }
        List<Series> more = new ArrayList<>(series);
        more.add(next);
        return new CurveFigure(title, xLabel, yLabel, more, y);
    }

    /**
     * Draws it.
     *
     * @return the figure
     */
    public Figure figure() {
        Range x = Range.of(series.stream().map(Series::x).toArray(double[][]::new))
                .padded(0.02);
        OptionalDouble low = y.stream().mapToDouble(end -> end).min();
        Range values = low.isPresent()
                ? new Range(low.getAsDouble(), y.get(1))
                : Range.of(series.stream().map(Series::y).toArray(double[][]::new))
                        .padded(0.06);
        Axes axes = new Axes(xLabel, yLabel).x(x).y(values);
        for (Series one : series) {
            draw(axes, one);
        }
        return new Figure(title, "Curves", List.of(axes));
    }

    private static void draw(Axes axes, Series one) {
        if (one.x.length == 0) {
            return;
        }
        switch (one.kind) {
            case LINE -> axes.line(one.name, one.x, one.y, Palette.of(one.colour));
            case PALE -> axes.pale(one.name, one.x, one.y, Palette.of(one.colour));
            case POINTS -> axes.points(one.name, one.x, one.y, Palette.of(one.colour));
        }
        if (one.name.isBlank()) {
            axes.unlisted();
        }
    }
}
