package org.kaon.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/** Words on a figure. */
final class Text {
    private static final FontRenderContext FONTS = new FontRenderContext(null, true, true);
    private static final float SMALLEST = 6;

    private Text() {}

    /** Centred in a box, smaller where it would stand over, cut where that isn't enough. */
    static void centred(Graphics2D g, String text, Font font, Color colour, Rectangle2D box) {
        if (text.isBlank()) {
            return;
        }
        Rectangle2D natural = new TextLayout(text, font, FONTS).getBounds();
        double factor =
                Math.min(1, Math.min(box.getWidth() / natural.getWidth(), 0.9 * box.getHeight() / font.getSize2D()));
        float size = Math.max(SMALLEST, (float) (font.getSize2D() * factor));
        int length = (int) Math.floor(text.length() * Math.min(1, font.getSize2D() * factor / SMALLEST));
        String shown = length < text.length() ? text.substring(0, Math.max(0, length - 1)) + "\u2026" : text;
        TextLayout layout = new TextLayout(shown, font.deriveFont(size), FONTS);
        Shape outline = layout.getOutline(AffineTransform.getTranslateInstance(
                box.getCenterX() - layout.getBounds().getCenterX(), box.getCenterY() + 0.35 * size));
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(colour);
        g.fill(outline);
    }

    /** From a box's left edge on; see {@link #centred}. */
    static void left(Graphics2D g, String text, Font font, Color colour, Rectangle2D box) {
        centred(g, text, font, colour, part(text, font, box, 0));
    }

    /** Up to a box's right edge; see {@link #centred}. */
    static void right(Graphics2D g, String text, Font font, Color colour, Rectangle2D box) {
        centred(g, text, font, colour, part(text, font, box, 1));
    }

    /** How wide a text is. */
    static double width(String text, Font font) {
        return text.isBlank()
                ? 0
                : new TextLayout(text, font, FONTS).getBounds().getWidth();
    }

    private static Rectangle2D part(String text, Font font, Rectangle2D box, int end) {
        double width = Math.min(box.getWidth(), width(text, font));
        return new Rectangle2D.Double(box.getX() + end * (box.getWidth() - width), box.getY(), width, box.getHeight());
    }

    /** The same, to be read from below. */
    static void upright(Graphics2D g, String text, Font font, Color colour, Rectangle2D box) {
        Graphics2D turned = (Graphics2D) g.create();
        turned.rotate(-Math.PI / 2);
        Rectangle2D lying = new Rectangle2D.Double(-box.getMaxY(), box.getX(), box.getHeight(), box.getWidth());
        centred(turned, text, font, colour, lying);
        turned.dispose();
    }
}
