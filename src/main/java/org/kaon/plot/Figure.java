package org.kaon.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.kaon.InputException;
import org.kaon.data.WholeFile;

/**
 * A finished figure: one or two panels side by side, each 720 × 480 points, or a grid of small ones. Immutable; drawn anew each time it is saved. The same figure gives
 * the same picture on one machine; fonts are the machine's.
 */
public final class Figure {
    private static final int PANEL_WIDTH = 720;
    private static final int HEIGHT = 480;
    private static final Map<String, Format> FORMATS = Map.of("png", Figure::png, "svg", Figure::svg);

    private static final int TITLE = 40;

    private final String title;
    private final String kind;
    private final List<Panel> panels;
    private final Grid grid;

    /**
     * Of panels side by side, below which the title takes room.
     *
     * @param title above them; blank for none
     * @param kind what the figure is called where it has no title
     * @param panels one or two
     */
    Figure(String title, String kind, List<? extends Panel> panels) {
        this(title, kind, panels, new Grid(panels.size(), PANEL_WIDTH, HEIGHT - (title.isBlank() ? 0 : TITLE)));
    }

    /**
     * Of panels in rows.
     *
     * @param title above them; blank for none
     * @param kind what the figure is called where it has no title
     * @param panels row by row
     * @param grid their places
     */
    Figure(String title, String kind, List<? extends Panel> panels, Grid grid) {
        this.title = title;
        this.kind = kind;
        this.panels = List.copyOf(panels);
        this.grid = grid;
    }

    /**
     * Where panels stand.
     *
     * @param columns how many are side by side
     * @param panelWidth in points
     * @param panelHeight in points
     */
    record Grid(int columns, int panelWidth, int panelHeight) {}

    /**
     * Several figures on a sheet, row by row, each with its title above it and as large as a part of the sheet.
     *
     * @param title above the sheet; blank for none
     * @param columns how many are side by side
     * @param partWidth in points
     * @param partHeight in points, title included
     * @param figures at least one
     * @return one figure of all
     */
    public static Figure sheet(String title, int columns, int partWidth, int partHeight, List<Figure> figures) {
        return new Figure(
                title,
                "Sheet of figures",
                figures.stream().map(Part::new).toList(),
                new Grid(Math.min(columns, figures.size()), partWidth, partHeight));
    }

    /** A figure as a panel of another: its own panels stand side by side. */
    private record Part(Figure figure) implements Panel {
        private static final int NAME = 24;

        @Override
        public void paint(Graphics2D g, int width, int height) {
            Text.centred(g, figure.title, Palette.LABEL, Palette.INK, new Rectangle2D.Double(8, 2, width - 16, NAME));
            int panelWidth = width / figure.panels.size();
            for (int i = 0; i < figure.panels.size(); i++) {
                Graphics2D part = (Graphics2D) g.create();
                part.translate(i * panelWidth, NAME);
                figure.panels.get(i).paint(part, panelWidth, height - NAME);
                part.dispose();
            }
        }

        @Override
        public String description() {
            return figure.title + ": " + figure.description();
        }
    }

    /** What makes a file's bytes. */
    @FunctionalInterface
    private interface Format {
        byte[] bytes(Figure figure) throws IOException;
    }

    /**
     * The width on paper; a PNG has twice as many pixels.
     *
     * @return in points
     */
    public int width() {
        return grid.columns * grid.panelWidth;
    }

    /**
     * The height on paper; a PNG has twice as many pixels.
     *
     * @return in points
     */
    public int height() {
        int rows = (panels.size() + grid.columns - 1) / grid.columns;
        return (title.isBlank() ? 0 : TITLE) + rows * grid.panelHeight;
    }

    /**
     * Saves the figure: the file appears whole or not at all, and replaces one that is there.
     *
     * @param file whose name ends in {@code .png} or {@code .svg}
     * @throws InputException where it ends in neither
     * @throws IOException where the file can't be written, or this Java can't draw text
     */
    public void save(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        Format format = FORMATS.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        if (format == null) {
            throw new InputException("Figure '" + file + "': expected a name that ends in .png or .svg");
        }
        byte[] bytes = format.bytes(this);
        WholeFile.write(file, place -> Files.write(place, bytes));
    }

    /**
     * As a picture of twice as many pixels as points.
     *
     * @return the bytes of a PNG file
     * @throws IOException where this Java can't draw text
     */
    public byte[] png() throws IOException {
        return Png.of(this);
    }

    /**
     * As a drawing. Letters are outlines, so that it looks the same everywhere; title and description hold the words.
     *
     * @return the bytes of an SVG file
     * @throws IOException where this Java can't draw text
     */
    public byte[] svg() throws IOException {
        return Svg.of(this);
    }

    /** Never blank. */
    String name() {
        return title.isBlank() ? kind : title;
    }

    String description() {
        return panels.stream().map(Panel::description).collect(Collectors.joining("; "));
    }

    void paint(Graphics2D g) {
        g.setColor(Palette.PAPER);
        g.fillRect(0, 0, width(), height());
        int top = title.isBlank() ? 0 : TITLE;
        Text.centred(g, title, Palette.TITLE, Palette.INK, new Rectangle2D.Double(8, 8, width() - 16, TITLE - 8));
        for (int i = 0; i < panels.size(); i++) {
            Graphics2D part = (Graphics2D) g.create();
            part.translate(i % grid.columns * grid.panelWidth, top + i / grid.columns * grid.panelHeight);
            panels.get(i).paint(part, grid.panelWidth, grid.panelHeight);
            part.dispose();
        }
    }
}
