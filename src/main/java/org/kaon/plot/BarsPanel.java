package org.kaon.plot;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Lying bars with names to their left and numbers to their right. XChart's bars stand, and long names lie under them aslant.
 *
 * @param axis what the bars show
 * @param bars from the top down
 */
record BarsPanel(String axis, List<ImportanceFigure.Bar> bars) implements Panel {
    private static final int MARGIN = 14;
    private static final int NAMES = 190;
    private static final int NUMBERS = 150;
    private static final int AXIS = 44;
    private static final int TICKS = 5;

    @Override
    public void paint(Graphics2D g, int width, int height) {
        double left = MARGIN + NAMES;
        double right = width - MARGIN - NUMBERS;
        double bottom = height - AXIS;
        double row = (bottom - MARGIN) / Math.max(1, bars.size());
        Range range = range();
        g.setStroke(new BasicStroke(1));
        axis(g, range, left, right, bottom);
        for (int i = 0; i < bars.size(); i++) {
            ImportanceFigure.Bar bar = bars.get(i);
            double y = MARGIN + i * row;
            double zero = place(0, range, left, right);
            double end = place(bar.value(), range, left, right);
            g.setColor(Palette.tint(Palette.of(0), 0.75));
            g.fill(new Rectangle2D.Double(Math.min(zero, end), y + 0.18 * row, Math.abs(end - zero), 0.64 * row));
            g.setColor(Palette.INK);
            g.draw(new Line2D.Double(
                    place(bar.value() - bar.error(), range, left, right),
                    y + row / 2,
                    place(bar.value() + bar.error(), range, left, right),
                    y + row / 2));
            Rectangle2D names = new Rectangle2D.Double(MARGIN, y, NAMES - 8, row);
            Text.right(g, bar.name(), Palette.TICK, Palette.INK, names);
            Rectangle2D numbers = new Rectangle2D.Double(right + 12, y, NUMBERS - 12, row);
            Text.left(g, number(bar), Palette.TICK, Palette.INK, numbers);
        }
    }

    /** From 0, or further left where bars or their errors reach below it, to the end of the last error bar. */
    private Range range() {
        double[] low =
                bars.stream().mapToDouble(bar -> bar.value() - bar.error()).toArray();
        double[] high =
                bars.stream().mapToDouble(bar -> bar.value() + bar.error()).toArray();
        return Range.of(low, high, new double[] {0}).wholeBins(TICKS);
    }

    private void axis(Graphics2D g, Range range, double left, double right, double bottom) {
        int ticks = range.binCount(TICKS);
        for (int i = 0; i <= ticks; i++) {
            double step = (range.max() - range.min()) / ticks;
            double value = Math.rint(range.min() / step + i) * step;
            double x = place(value, range, left, right);
            g.setColor(Palette.GRID);
            g.draw(new Line2D.Double(x, MARGIN, x, bottom));
            Rectangle2D box = new Rectangle2D.Double(x - 35, bottom + 2, 70, 18);
            Text.centred(g, Labels.number(value), Palette.TICK, Palette.INK, box);
        }
        g.setColor(Palette.INK);
        g.draw(new Line2D.Double(place(0, range, left, right), MARGIN, place(0, range, left, right), bottom));
        Rectangle2D box = new Rectangle2D.Double(left, bottom + 20, right - left, AXIS - 24);
        Text.centred(g, axis, Palette.LABEL, Palette.INK, box);
    }

    private static double place(double value, Range range, double left, double right) {
        return left + (right - left) * (value - range.min()) / (range.max() - range.min());
    }

    private static String number(ImportanceFigure.Bar bar) {
        return String.format(Locale.ROOT, "%.4f ± %.4f", bar.value(), bar.error());
    }

    @Override
    public String description() {
        return axis + ": "
                + bars.stream().map(bar -> bar.name() + " " + number(bar)).collect(Collectors.joining(", "));
    }
}
