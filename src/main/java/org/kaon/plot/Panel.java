package org.kaon.plot;

import java.awt.Graphics2D;

/** A part of a figure. */
interface Panel {
    /**
     * Draws itself.
     *
     * @param g whose origin is the panel's upper left corner; colours, strokes and transforms need not be put back
     * @param width in points
     * @param height in points
     */
    void paint(Graphics2D g, int width, int height);

    /** What stands on the panel, in words: axes and legend. */
    String description();
}
