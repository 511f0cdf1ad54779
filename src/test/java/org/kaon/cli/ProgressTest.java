package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private long seconds;

    @Test
    void isSilentForTheFirstTenSecondsWhereNobodyWatches() {
        try (Progress progress = progress(false, 200)) {
            at(progress, 9, 10);
            assertThat(shown()).isEmpty();
            at(progress, 11, 50);
            at(progress, 12, 60);
            at(progress, 25, 150);
        }
        assertThat(shown().lines()).containsExactly("predict: 25 %, 50 rows", "predict: 75 %, 150 rows");
    }

    @Test
    void showsABarAfterASecondWhereSomeoneWatches() {
        try (Progress progress = progress(true, 200)) {
            at(progress, 0, 10);
            assertThat(shown()).isEmpty();
            at(progress, 2, 100);
        }
        assertThat(shown()).contains("predict", "50%");
    }

    @Test
    void managesWithoutKnowingTheTotal() {
        try (Progress progress = progress(false, 0)) {
            at(progress, 11, 50);
        }
        assertThat(shown().lines()).containsExactly("predict: 50 rows");
    }

    private Progress progress(boolean interactive, long total) {
        PrintStream err = new PrintStream(shown, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(InputStream.nullInputStream(), err, err, interactive);
        return new Progress(terminal, "predict", total, () -> TimeUnit.SECONDS.toNanos(seconds));
    }

    private void at(Progress progress, long second, long done) {
        seconds = second;
        progress.at(done, done + " rows");
    }

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
