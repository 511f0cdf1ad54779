package org.kaon.plot;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;

/**
 * A surface over a grid in an axonometric view: parallel lines stay parallel, so heights can be compared. Columns run to the right and backwards, rows to the
 * left and backwards; faces are painted from the back to the front.
 *
 * @param grid what is shown
 */
record SurfacePanel(GridFigure grid) implements Panel {
    private static final int MARGIN = 24;
    private static final int BELOW = 56;
    private static final int TICKS = 5;
    /** How far the view turns both lower axes out of the picture's plane. */
    private static final double ACROSS = 0.5;

    private static final double BACK = 0.27;
    private static final double UP = 1 - 2 * BACK;

    /** From places on the axes, 0 to 1 each, to the panel. */
    private record View(double left, double bottom, double width, double height) {
        Point2D at(double row, double column, double value) {
            double x = left + width * (ACROSS + ACROSS * (column - row));
            double y = bottom - height * (BACK * (row + column) + UP * value);
            return new Point2D.Double(x, y);
        }
    }

    @Override
    public void paint(Graphics2D g, int width, int height) {
        View view = new View(MARGIN + 60, height - BELOW, width - 2.0 * MARGIN - 120, height - BELOW - (double) MARGIN);
        g.setStroke(new BasicStroke(1));
        box(g, view);
        int rows = grid.rows().size();
        int columns = grid.columns().size();
        for (int row = rows - 2; row >= 0; row--) {
            for (int column = columns - 2; column >= 0; column--) {
                face(g, view, row, column);
            }
        }
        labels(g, view);
    }

    /** Floor and both back walls with lines at the ticks. */
    private void box(Graphics2D g, View view) {
        g.setColor(Palette.GRID);
        for (int tick = 0; tick <= TICKS; tick++) {
            double value = (double) tick / TICKS;
            line(g, view.at(1, 0, value), view.at(1, 1, value));
            line(g, view.at(0, 1, value), view.at(1, 1, value));
        }
        for (int row = 0; row < grid.rows().size(); row++) {
            double place = place(row, grid.rows());
            line(g, view.at(place, 0, 0), view.at(place, 1, 0));
            line(g, view.at(place, 1, 0), view.at(place, 1, 1));
        }
        for (int column = 0; column < grid.columns().size(); column++) {
            double place = place(column, grid.columns());
            line(g, view.at(0, place, 0), view.at(1, place, 0));
            line(g, view.at(1, place, 0), view.at(1, place, 1));
        }
    }

    private void face(Graphics2D g, View view, int row, int column) {
        Path2D path = new Path2D.Double();
        double sum = 0;
        int[][] corners = {{row, column}, {row, column + 1}, {row + 1, column + 1}, {row + 1, column}};
        for (int[] corner : corners) {
            double value = height(corner[0], corner[1]);
            sum += value;
            Point2D point = view.at(place(corner[0], grid.rows()), place(corner[1], grid.columns()), value);
            if (path.getCurrentPoint() == null) {
                path.moveTo(point.getX(), point.getY());
            } else {
                path.lineTo(point.getX(), point.getY());
            }
        }
        path.closePath();
        g.setColor(Palette.tint(CellsPanel.FULL, 0.12 + 0.78 * sum / corners.length));
        g.fill(path);
        g.setColor(Palette.INK);
        g.draw(path);
    }

    private double height(int row, int column) {
        double part = (grid.values()[row][column] - grid.min()) / (grid.max() - grid.min());
        return Double.isNaN(part) ? 0 : Math.max(0, Math.min(1, part));
    }

    private void labels(Graphics2D g, View view) {
        for (int row = 0; row < grid.rows().size(); row++) {
            Point2D at = view.at(place(row, grid.rows()), 0, 0);
            text(g, String.valueOf(grid.rows().get(row)), at.getX() - 34, at.getY() + 6);
        }
        for (int column = 0; column < grid.columns().size(); column++) {
            Point2D at = view.at(0, place(column, grid.columns()), 0);
            text(g, String.valueOf(grid.columns().get(column)), at.getX() - 6, at.getY() + 6);
        }
        for (int tick = 0; tick <= TICKS; tick++) {
            double part = (double) tick / TICKS;
            Point2D at = view.at(0, 1, part);
            String value = Labels.number(grid.min() + part * (grid.max() - grid.min()));
            line(g, at, new Point2D.Double(at.getX() + 5, at.getY()));
            Text.left(
                    g, value, Palette.TICK, Palette.INK, new Rectangle2D.Double(at.getX() + 9, at.getY() - 9, 60, 18));
        }
        double half = view.width() / 2;
        double low = view.bottom() + 28;
        Rectangle2D rowBox = new Rectangle2D.Double(MARGIN, low, half, 20);
        Text.left(g, grid.rowLabel(), Palette.LABEL, Palette.INK, rowBox);
        double middle = view.left() + half;
        Rectangle2D columnBox = new Rectangle2D.Double(middle + 2 * MARGIN, low, half + MARGIN, 20);
        Text.right(g, grid.columnLabel(), Palette.LABEL, Palette.INK, columnBox);
        Rectangle2D valueBox = new Rectangle2D.Double(middle + MARGIN, MARGIN / 2.0, half + 2 * MARGIN, 20);
        Text.right(g, grid.valueLabel(), Palette.LABEL, Palette.INK, valueBox);
    }

    private static void text(Graphics2D g, String text, double x, double y) {
        Text.centred(g, text, Palette.TICK, Palette.INK, new Rectangle2D.Double(x, y, 40, 18));
    }

    private static void line(Graphics2D g, Point2D from, Point2D to) {
        g.draw(new Line2D.Double(from, to));
    }

    private static double place(int i, List<Integer> axis) {
        return axis.size() == 1 ? 0.5 : (double) i / (axis.size() - 1);
    }

    @Override
    public String description() {
        return grid.valueLabel() + " over " + grid.rowLabel() + " and " + grid.columnLabel() + ": "
                + Arrays.deepToString(grid.values());
    }
}
