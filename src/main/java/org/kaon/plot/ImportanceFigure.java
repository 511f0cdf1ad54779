package org.kaon.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A bar for each feature with its error, the longest on top. Immutable.
 *
 * @param title above the figure
 * @param axis what the bars show, with its unit
 * @param bars one per feature
 */
public record ImportanceFigure(String title, String axis, List<Bar> bars) {
    private static final int ROW = 22;
    private static final int AROUND = 60;

    /**
     * Copies the list.
     *
     * @param title above the figure
     * @param axis what the bars show
     * @param bars one per feature
     */
    public ImportanceFigure {
        bars = List.copyOf(bars);
    }

    /**
     * A bar.
     *
     * @param name beside it
     * @param value its length
     * @param error half the length of the error bar at its end
     */
    public record Bar(String name, double value, double error) {}

    /**
     * Without bars yet.
     *
     * @param axis what they show, with its unit
     * @return an empty figure
     */
    public static ImportanceFigure of(String axis) {
        return new ImportanceFigure("", axis, List.of());
    }

    /**
     * Names the figure.
     *
     * @param title above it
     * @return a copy
     */
    public ImportanceFigure title(String title) {
        return new ImportanceFigure(title, axis, bars);
    }

    /**
     * Adds a bar.
     *
     * @param name beside it
     * @param value its length
     * @param error half the length of the error bar at its end
     * @return a copy
     */
    public ImportanceFigure bar(String name, double value, double error) {
        List<Bar> more = new ArrayList<>(bars);
        more.add(new Bar(name, value, error));
        return new ImportanceFigure(title, axis, more);
    }

    /**
     * Draws it.
     *
     * @return the figure
     */
    public Figure figure() {
        List<Bar> sorted = bars.stream()
                .sorted(Comparator.comparingDouble(Bar::value).reversed())
                .toList();
        Figure.Grid grid = new Figure.Grid(1, 720, AROUND + ROW * sorted.size());
        return new Figure(title, "Importance of features", List.of(new BarsPanel(axis, sorted)), grid);
    }
}
