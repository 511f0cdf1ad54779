package org.kaon.study.higgs;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.kaon.data.Dataset;
import org.kaon.reference.StudyReference;

/**
 * Makes a file as long as the UCI HIGGS data from the simulated events: each row is one of theirs with a jitter of a thousandth in what is continuous, and a known
 * number of rows are exact copies of earlier ones. Not part of the build: {@code mvn test -Dtest=HiggsResampling -Dkaon.rows=11000000
 * -Dkaon.file=target/higgs-11M.csv}, 3 GB.
 */
class HiggsResampling {
    /** The share of duplicates in the UCI data, 278,698 of 11,000,000. */
    private static final double DUPLICATES = 278_698 / 11e6;

    private static final double JITTER = 1e-3;
    /** So many earlier rows may come again. */
    private static final int REMEMBERED = 50_000;

    private final SplittableRandom random = new SplittableRandom(20261122);

    @Test
    void writesRows() throws IOException {
        int rows = Integer.getInteger("kaon.rows", 11_000_000);
        Path file = Path.of(System.getProperty("kaon.file", "target/higgs-11M.csv"));
        Dataset events = StudyReference.table(StudyReference.EVENTS);
        byte[][] earlier = new byte[REMEMBERED][];
        int duplicates = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (int row = 0; row < rows; row++) {
                int place = random.nextInt(REMEMBERED);
                byte[] line;
                if (row > REMEMBERED && earlier[place] != null && random.nextDouble() < DUPLICATES) {
                    line = earlier[place];
                    duplicates++;
                } else {
                    line = line(events, random.nextInt(events.rowCount()));
                    earlier[place] = line;
                }
                out.write(line);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %,d rows, %,d of them copies of earlier ones, %,d distinct; %,d MB%n",
                file,
                rows,
                duplicates,
                rows - duplicates,
                Files.size(file) >> 20);
    }

    private byte[] line(Dataset events, int row) {
        StringBuilder line = new StringBuilder(400);
        for (int column = 0; column < events.columnCount(); column++) {
            float value = events.value(row, column);
            boolean discrete = column == 0 || events.columns().get(column).endsWith("b-tag");
            line.append(column == 0 ? "" : ",").append(discrete ? value : (float) (value * (1 + jitter())));
        }
        return line.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** A bell of a thousandth, cut off at two. */
    private double jitter() {
        double sum = -2;
        for (int i = 0; i < 4; i++) {
            sum += random.nextDouble();
        }
        return JITTER * sum;
    }
}
