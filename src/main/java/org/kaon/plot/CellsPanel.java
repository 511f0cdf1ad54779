package org.kaon.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Coloured cells with two lines of text each, between names to the left and below. XChart's heat map has black text whatever lies under it, and no second line in a cell.
 *
 * @param rowHeading what the names to the left are
 * @param columnHeading what the names below are
 * @param rowNames from the top down
 * @param columnNames from the left
 * @param cells row by row
 */
record CellsPanel(
        String rowHeading,
        String columnHeading,
        List<String> rowNames,
        List<String> columnNames,
        List<List<Cell>> cells)
        implements Panel {
    /** The colour of a full cell. */
    static final Color FULL = new Color(0x08, 0x40, 0x81);
    /** From here on the names below stand upright. */
    private static final int MANY = 9;

    private static final int MARGIN = 14;
    private static final int ABOVE = 16;
    /** For a heading beside or under the names. */
    private static final int HEADING = 26;
    /** For the names to the left, where they are words. */
    private static final int ROW_NAMES = 140;

    private static final int SHORT_ROW_NAMES = 34;
    /** Names of up to so many letters are no words. */
    private static final int SHORT = 3;

    /**
     * A cell.
     *
     * @param part how full its colour is, from 0 to 1
     * @param upper large
     * @param lower small; blank for none
     */
    record Cell(double part, String upper, String lower) {}

    @Override
    public void paint(Graphics2D g, int width, int height) {
        boolean many = columnNames.size() >= MANY;
        int below = many ? 84 : 28;
        int beside = rowNames.stream().allMatch(name -> name.length() <= SHORT) ? SHORT_ROW_NAMES : ROW_NAMES;
        double left = MARGIN + HEADING + beside;
        double under = height - MARGIN - HEADING - below;
        double cellWidth = (width - MARGIN - left) / columnNames.size();
        double cellHeight = (under - ABOVE) / rowNames.size();
        for (int row = 0; row < rowNames.size(); row++) {
            double y = ABOVE + row * cellHeight;
            Rectangle2D name = new Rectangle2D.Double(MARGIN + HEADING, y, beside - 6, cellHeight);
            Text.centred(g, rowNames.get(row), Palette.TICK, Palette.INK, name);
            for (int column = 0; column < columnNames.size(); column++) {
                Rectangle2D box = new Rectangle2D.Double(left + column * cellWidth, y, cellWidth, cellHeight);
                paint(g, cells.get(row).get(column), box);
            }
        }
        for (int column = 0; column < columnNames.size(); column++) {
            Rectangle2D box =
                    new Rectangle2D.Double(left + column * cellWidth + 2, under + 3, cellWidth - 4, below - 6);
            name(g, columnNames.get(column), box, many);
        }
        Rectangle2D heading = new Rectangle2D.Double(left, under + below, width - MARGIN - left, HEADING);
        Text.centred(g, columnHeading, Palette.LABEL, Palette.INK, heading);
        Rectangle2D side = new Rectangle2D.Double(MARGIN, ABOVE, HEADING, under - ABOVE);
        Text.upright(g, rowHeading, Palette.LABEL, Palette.INK, side);
    }

    private static void name(Graphics2D g, String name, Rectangle2D box, boolean upright) {
        if (upright) {
            Text.upright(g, name, Palette.TICK, Palette.INK, box);
        } else {
            Text.centred(g, name, Palette.TICK, Palette.INK, box);
        }
    }

    private static void paint(Graphics2D g, Cell cell, Rectangle2D box) {
        Color ground = Palette.tint(FULL, Math.max(0, Math.min(cell.part, 1)));
        g.setColor(ground);
        g.fill(box);
        g.setColor(Palette.GRID);
        g.draw(box);
        Color ink = Palette.textOn(ground);
        double x = box.getX() + 0.06 * box.getWidth();
        double width = 0.88 * box.getWidth();
        double line = Math.min(0.45 * box.getHeight(), 28);
        double top = cell.lower.isBlank() ? box.getCenterY() - line / 2 : box.getCenterY() - line;
        Text.centred(g, cell.upper, Palette.TITLE, ink, new Rectangle2D.Double(x, top, width, line));
        Rectangle2D lower = new Rectangle2D.Double(x, box.getCenterY(), width, line);
        Text.centred(g, cell.lower, Palette.TICK, ink, lower);
    }

    @Override
    public String description() {
        return rowHeading + " over " + columnHeading + ": " + String.join(", ", columnNames);
    }
}
