package org.kaon.plot;

import java.awt.Color;
import java.awt.Font;

/** Colours and fonts of all figures. The colours are those of Okabe and Ito (2008), told apart by colour-blind eyes too. */
final class Palette {
    static final Color PAPER = Color.WHITE;
    static final Color INK = new Color(0x22, 0x22, 0x22);
    static final Color GRID = new Color(0xDD, 0xDD, 0xDD);
    static final Color REFERENCE = new Color(0x77, 0x77, 0x77);

    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 17);
    static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
    static final Font TICK = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    /** Above one of many panels. */
    static final Font NAME = new Font(Font.SANS_SERIF, Font.BOLD, 11);
    /** In one of many panels: 7 points where the figure is as wide as a page's text. */
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 10);

    private static final Color[] COLOURS = {
        new Color(0x00, 0x72, 0xB2), // blue
        new Color(0xD5, 0x5E, 0x00), // vermilion
        new Color(0x00, 0x9E, 0x73), // green
        new Color(0xCC, 0x79, 0xA7), // purple
        new Color(0xE6, 0x9F, 0x00), // orange
        new Color(0x56, 0xB4, 0xE9), // sky
        INK,
    };

    private Palette() {}

    /** The colour of a series; the first again after the last. */
    static Color of(int series) {
        return COLOURS[series % COLOURS.length];
    }

    /**
     * A colour on its way to white.
     *
     * @param part 0 for white, 1 for the colour
     */
    static Color tint(Color colour, double part) {
        return new Color(
                tinted(colour.getRed(), part), tinted(colour.getGreen(), part), tinted(colour.getBlue(), part));
    }

    private static int tinted(int value, double part) {
        return (int) Math.round(255 + (value - 255) * part);
    }

    /** Ink or paper, whichever has more contrast with a colour: by the relative luminance of WCAG 2, its curve taken as a power of 2.2. */
    static Color textOn(Color ground) {
        double luminance = 0.2126 * Math.pow(ground.getRed() / 255.0, 2.2)
                + 0.7152 * Math.pow(ground.getGreen() / 255.0, 2.2)
                + 0.0722 * Math.pow(ground.getBlue() / 255.0, 2.2);
        return luminance < 0.21 ? PAPER : INK;
    }
}
