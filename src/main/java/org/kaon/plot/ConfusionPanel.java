package org.kaon.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The cells of a confusion matrix. XChart's heat map has black text whatever lies under it, and no second line in a cell.
 *
 * @param names of the classes
 * @param weights a row per true class
 */
record ConfusionPanel(List<String> names, double[][] weights) implements Panel {
    private static final Color FULL = new Color(0x08, 0x40, 0x81);
    /** From here on the names of decisions stand upright. */
    private static final int MANY = 9;

    private static final int MARGIN = 14;
    private static final int ABOVE = 16;
    /** For a heading beside or under the names. */
    private static final int HEADING = 26;
    /** For the names of true classes, to the left. */
    private static final int ROW_NAMES = 140;

    @Override
    public void paint(Graphics2D g, int width, int height) {
        int columnNames = names.size() < MANY ? 28 : 84;
        double left = MARGIN + HEADING + ROW_NAMES;
        double under = height - MARGIN - HEADING - columnNames;
        double cellWidth = (width - MARGIN - left) / names.size();
        double cellHeight = (under - ABOVE) / names.size();
        for (int i = 0; i < names.size(); i++) {
            double y = ABOVE + i * cellHeight;
            double x = left + i * cellWidth;
            name(g, names.get(i), new Rectangle2D.Double(MARGIN + HEADING, y, ROW_NAMES - 6, cellHeight), false);
            name(g, names.get(i), new Rectangle2D.Double(x + 2, under + 3, cellWidth - 4, columnNames - 6), isMany());
            for (int column = 0; column < names.size(); column++) {
                cell(g, i, column, new Rectangle2D.Double(left + column * cellWidth, y, cellWidth, cellHeight));
            }
        }
        Rectangle2D heading = new Rectangle2D.Double(left, under + columnNames, width - MARGIN - left, HEADING);
        Text.centred(g, "Taken for", Palette.LABEL, Palette.INK, heading);
        Rectangle2D side = new Rectangle2D.Double(MARGIN, ABOVE, HEADING, under - ABOVE);
        Text.upright(g, "True class", Palette.LABEL, Palette.INK, side);
    }

    private boolean isMany() {
        return names.size() >= MANY;
    }

    private static void name(Graphics2D g, String name, Rectangle2D box, boolean upright) {
        if (upright) {
            Text.upright(g, name, Palette.TICK, Palette.INK, box);
        } else {
            Text.centred(g, name, Palette.TICK, Palette.INK, box);
        }
    }

    private void cell(Graphics2D g, int row, int column, Rectangle2D box) {
        double all = Arrays.stream(weights[row]).sum();
        double part = all == 0 ? 0 : weights[row][column] / all;
        Color ground = Palette.tint(FULL, Math.max(0, Math.min(part, 1)));
        g.setColor(ground);
        g.fill(box);
        g.setColor(Palette.GRID);
        g.draw(box);
        Color ink = Palette.textOn(ground);
        double x = box.getX() + 0.06 * box.getWidth();
        double width = 0.88 * box.getWidth();
        double line = Math.min(0.45 * box.getHeight(), 28);
        Rectangle2D upper = new Rectangle2D.Double(x, box.getCenterY() - line, width, line);
        Text.centred(g, Labels.count(weights[row][column]), Palette.TITLE, ink, upper);
        Rectangle2D lower = new Rectangle2D.Double(x, box.getCenterY(), width, line);
        String percent = all == 0 ? "\u2013" : String.format(Locale.ROOT, "%.1f %%", 100 * part);
        Text.centred(g, percent, Palette.TICK, ink, lower);
    }

    @Override
    public String description() {
        return "True class over class taken for: " + String.join(", ", names);
    }
}
