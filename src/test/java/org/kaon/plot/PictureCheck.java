package org.kaon.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;

/** What holds for every figure. */
final class PictureCheck {
    private PictureCheck() {}

    /** Two pixels a point, something drawn, and nothing cut off. */
    static void requireWhole(Figure figure) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(figure.png()));

        assertThat(image.getWidth()).isEqualTo(2 * figure.width());
        assertThat(image.getHeight()).isEqualTo(2 * figure.height());
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        assertThat(Arrays.stream(pixels).distinct().limit(21).count())
                .as("colours, smoothed edges among them")
                .isGreaterThan(20);
        assertThat(Arrays.stream(pixels).filter(pixel -> pixel != -1).count())
                .as("pixels that aren't paper")
                .isGreaterThan(3000);
        int width = image.getWidth();
        IntStream edges = IntStream.range(0, pixels.length)
                .filter(i -> i < width || i >= pixels.length - width || i % width == 0 || i % width == width - 1);
        assertThat(edges.map(i -> pixels[i]).distinct().toArray())
                .as("a margin of paper all round: nothing is cut off")
                .containsExactly(-1);
    }

    /** XML that says its title and words. */
    static void requireWords(Figure figure, List<String> words) throws Exception {
        byte[] svg = figure.svg();
        DocumentBuilderFactory parser = DocumentBuilderFactory.newDefaultNSInstance();
        parser.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Document document = parser.newDocumentBuilder().parse(new ByteArrayInputStream(svg));

        assertThat(document.getDocumentElement().getAttribute("viewBox"))
                .isEqualTo("0 0 " + figure.width() + " " + figure.height());
        String text = document.getElementsByTagName("title").item(0).getTextContent() + "\n"
                + document.getElementsByTagName("desc").item(0).getTextContent();
        assertThat(text).contains(words);
        assertThat(document.getElementsByTagName("path").getLength()).isGreaterThan(5);
        assertThat(new String(svg, StandardCharsets.UTF_8)).doesNotContain("NaN", "Infinity");
    }
}
