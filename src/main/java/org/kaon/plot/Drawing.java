package org.kaon.plot;

import java.awt.AWTError;
import java.awt.HeadlessException;
import java.io.IOException;

/**
 * Where Java 2D may fail for reasons of the machine: no fonts installed, a display named that can't be reached. Nothing here opens a window or
 * sets a property: that is the application's.
 */
final class Drawing {
    private Drawing() {}

    static void draw(Runnable drawing) throws IOException {
        try {
            drawing.run();
        } catch (AWTError | HeadlessException | LinkageError | InternalError e) {
            throw new IOException(
                    "Java 2D can't draw on this machine: " + e.getMessage()
                            + " (without a display it needs fontconfig and a font; where DISPLAY names one that can't be"
                            + " reached, run java with -Djava.awt.headless=true)",
                    e);
        }
    }
}
