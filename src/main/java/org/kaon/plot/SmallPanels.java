package org.kaon.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Many small panels under one legend: a sheet of four columns, as wide as other figures, of which seven rows fill a page.
 *
 * @param title above the sheet
 * @param axes what the axes of all panels show, in a line under the title
 * @param classes what the colours mean, in the order of {@link Palette#of}
 */
record SmallPanels(String title, String axes, List<String> classes) {
    private static final int COLUMNS = 4;
    private static final int WIDTH = 720;
    private static final int PANEL_HEIGHT = 136;
    private static final int LEGEND = 24;
    private static final int HEADING = 16;
    private static final int MARGIN = 10;

    /** A panel and the name above it. */
    record Named(String name, Panel panel) {}

    Figure figure(String kind, List<Named> panels) {
        int rows = (panels.size() + COLUMNS - 1) / COLUMNS;
        Figure.Grid whole = new Figure.Grid(1, WIDTH, LEGEND + rows * PANEL_HEIGHT);
        return new Figure(title, kind, List.of(new Sheet(this, panels)), whole);
    }

    private record Sheet(SmallPanels settings, List<Named> panels) implements Panel {
        @Override
        public void paint(Graphics2D g, int width, int height) {
            legend(g, width);
            int panelWidth = (width - MARGIN) / COLUMNS;
            for (int i = 0; i < panels.size(); i++) {
                Graphics2D part = (Graphics2D) g.create();
                part.translate(i % COLUMNS * panelWidth, LEGEND + i / COLUMNS * PANEL_HEIGHT);
                String name = panels.get(i).name();
                Text.centred(
                        part, name, Palette.NAME, Palette.INK, new Rectangle2D.Double(30, 0, panelWidth - 36, HEADING));
                part.translate(0, HEADING);
                panels.get(i).panel().paint(part, panelWidth, PANEL_HEIGHT - HEADING);
                part.dispose();
            }
        }

        /** What the axes show to the left, what the colours mean to the right. */
        private void legend(Graphics2D g, int width) {
            double x = width - MARGIN;
            for (int i = settings.classes.size() - 1; i >= 0; i--) {
                String name = settings.classes.get(i);
                double wide = Text.width(name, Palette.TICK);
                x -= wide;
                Text.left(g, name, Palette.TICK, Palette.INK, new Rectangle2D.Double(x, 0, wide, LEGEND));
                Color colour = Palette.of(i);
                g.setColor(colour);
                g.fill(new Rectangle2D.Double(x - 18, LEGEND / 2.0 - 5, 12, 10));
                x -= 34;
            }
            Rectangle2D left = new Rectangle2D.Double(MARGIN, 0, x - MARGIN, LEGEND);
            Text.left(g, settings.axes, Palette.TICK, Palette.INK, left);
        }

        @Override
        public String description() {
            List<String> words = new ArrayList<>(List.of(settings.axes, String.join(", ", settings.classes)));
            words.add(panels.stream().map(Named::name).collect(Collectors.joining(", ")));
            return String.join("; ", words);
        }
    }
}
