package org.kaon.plot;

import java.awt.AWTError;
import java.awt.HeadlessException;
import java.io.IOException;

/**
 * Where Java 2D may fail for reasons of the machine: no fonts installed, a display named that can't be reached. Nothing here opens a window or
 * sets a property; where {@code DISPLAY} is wrong, {@code -Djava.awt.headless=true} helps.
 */
final class Drawing {
    private Drawing() {}

    static void draw(Runnable drawing) throws IOException {
        try {
            drawing.run();
        } catch (AWTError | HeadlessException | LinkageError | InternalError e) {
            throw new IOException(
                    "Java can't draw text on this machine (" + e.getMessage()
                            + "): it needs fontconfig and a font installed, and where no display can be reached"
                            + " -Djava.awt.headless=true",
                    e);
        }
    }
}
