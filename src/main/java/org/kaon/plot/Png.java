package org.kaon.plot;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A figure as pixels. */
final class Png {
    /** Pixels per point: 720 points are 7.2 inches at 200 pixels an inch. */
    private static final int SCALE = 2;

    private Png() {}

    static byte[] of(Figure figure) throws IOException {
        BufferedImage image =
                new BufferedImage(figure.width() * SCALE, figure.height() * SCALE, BufferedImage.TYPE_INT_RGB);
        Drawing.draw(() -> {
            Graphics2D g = image.createGraphics();
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.scale(SCALE, SCALE);
            figure.paint(g);
            g.dispose();
        });
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // In memory, whatever ImageIO's setting says about temporary files.
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        }
        return bytes.toByteArray();
    }
}
