package org.kaon.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How fast text becomes a table, on one thread; no part of the build: {@code mvn test -Dtest=CsvThroughput}. */
class CsvThroughput {
    private static final int ROWS = 40_000;
    private static final int COLUMNS = 29;
    private static final int ROUNDS = 15;

    @Test
    void reportsMegabytesASecondOfOneCore() throws IOException {
        for (String format : new String[] {"%.6e", "%.18e"}) {
            Random random = new Random(1);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < ROWS * COLUMNS; i++) {
                text.append(String.format(Locale.ROOT, format, random.nextGaussian()));
                text.append(i % COLUMNS == COLUMNS - 1 ? '\n' : ',');
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
            double[] speeds = new double[ROUNDS];
            ThreadMXBean clock = ManagementFactory.getThreadMXBean();
            for (int round = 0; round < ROUNDS; round++) {
                long begin = clock.getCurrentThreadCpuTime();
                Dataset table = Readers.readText("text", new ByteArrayInputStream(bytes), ReadOptions.of());
                speeds[round] = bytes.length * 1e3 / (clock.getCurrentThreadCpuTime() - begin);
                assertThat(table.rowCount()).isEqualTo(ROWS);
            }
            Arrays.sort(speeds);
            System.out.printf(
                    Locale.ROOT,
                    "%s: median %.0f MB/s, best %.0f MB/s (%d bytes, processor time of one thread)%n",
                    format,
                    speeds[ROUNDS / 2],
                    speeds[ROUNDS - 1],
                    bytes.length);
        }
    }
}
