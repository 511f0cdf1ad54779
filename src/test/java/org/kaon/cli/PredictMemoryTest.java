package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process of its own: only there memory can be bounded. */
class PredictMemoryTest {
    private static final int EVENTS = 4_000_000;
    private static final int EVENTS_PER_WRITE = 1000;

    @Test
    @Timeout(120)
    void streamsMoreThanFitsIntoMemory() throws Exception {
        byte[] rows = "0.12345678,-1.2345678\n".repeat(EVENTS_PER_WRITE).getBytes(StandardCharsets.US_ASCII);
        assertThat((long) rows.length * EVENTS / EVENTS_PER_WRITE).isGreaterThan(80_000_000L);
        Process process = start("-Xmx40m", "-i", "-");
        Thread writer = new Thread(() -> write(process, rows));
        writer.start();
        long lines;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines = out.lines().count();
        }
        writer.join();

        assertThat(process.waitFor()).isZero();
        assertThat(lines).isEqualTo(1 + EVENTS);
        assertThat(process.getErrorStream().readAllBytes())
                .asString(StandardCharsets.UTF_8)
                .matches("(predict: .* events\\R)*");
    }

    @Test
    @Timeout(60)
    void endsQuietlyWhereNobodyReadsOn() throws Exception {
        byte[] rows = "0.12345678,-1.2345678\n".repeat(EVENTS_PER_WRITE).getBytes(StandardCharsets.US_ASCII);
        Process process = start("-Xmx40m", "-i", "-");
        Thread writer = new Thread(() -> write(process, rows));
        writer.start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("prediction_0,prediction_1");
        }

        assertThat(process.waitFor()).isZero();
        assertThat(process.getErrorStream().readAllBytes()).isEmpty();
        writer.join();
    }

    private static Process start(String memory, String... args) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(
                java,
                memory,
                "-cp",
                System.getProperty("java.class.path"),
                Kaon.class.getName(),
                "predict",
                "--no-header",
                "-m",
                "testdata/keras/keras2.13_tf2.13/lepton/model.keras"));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).start();
    }

    private static void write(Process process, byte[] rows) {
        try (OutputStream in = process.getOutputStream()) {
            for (int written = 0; written < EVENTS; written += EVENTS_PER_WRITE) {
                in.write(rows);
            }
        } catch (IOException e) {
            // The process ended first; the test looks at how.
        }
    }
}
