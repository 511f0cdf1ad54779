package org.kaon.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Candidate KAON = new Candidate("kaon", "JDK 25, Vector API", 1);
    private static final Candidate PEER = new Candidate("onnxruntime", "JDK 25", 1);
    private static final Candidate OTHER_JDK = new Candidate("onnxruntime", "JDK 17", 1);
    private static final Results RESULTS = Results.of(List.of(
            time(OTHER_JDK, 0, 1),
            time(PEER, 0, 8e-6),
            time(PEER, 1, 6e-6),
            time(PEER, 2, 5e-6),
            time(KAON, 0, 2e-6),
            time(KAON, 1, 1e-6),
            time(KAON, 2, 4e-6)));

    @Test
    void ratioIsOfMediansAndItsSpreadOfRounds() {
        Sample peer = RESULTS.sample(PEER, Metrics.TIME).orElseThrow();
        Sample kaon = RESULTS.sample(KAON, Metrics.TIME).orElseThrow();

        Sample.Ratio ratio = peer.over(kaon);

        assertThat(Format.ratio(ratio)).isEqualTo("**3.00** (1.25–6.00)");
    }

    @Test
    void baselineIsThePeerOnTheSameJdk() {
        assertThat(Baseline.ONNX_RUNTIME.of(KAON, RESULTS)).contains(PEER);
        assertThat(Baseline.KERAS.of(KAON, RESULTS)).isEmpty();
    }

    @Test
    void pageHasTheRatioOnlyOfGroupsThatWereMeasured() {
        String page = Report.render("- here\n", RESULTS);

        assertThat(page)
                .contains("- here", "## One event", "| 28-64-64-1 | 1 event | **3.00** (1.25–6.00) |")
                .doesNotContain("## Training");
    }

    @Test
    void fileKeepsEveryFigure(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("results.csv");
        RESULTS.write(file);

        assertThat(Report.render("", Results.read(file))).isEqualTo(Report.render("", RESULTS));
    }

    @Test
    void newFiguresOfAGroupReplaceItsOldOnes() {
        Results replaced = RESULTS.replacing(Set.of("latency"), List.of(time(KAON, 0, 1)));

        assertThat(replaced.candidates()).containsExactly(KAON);
    }

    @Test
    void timesHaveThreeDigitsInTheUnitThatSuits() {
        assertThat(Map.of(95.4e-9, "95.4 ns", 5.034e-6, "5.03 µs", 0.1234, "123 ms", 2.5, "2.50 s"))
                .allSatisfy(
                        (seconds, text) -> assertThat(Format.seconds(seconds)).isEqualTo(text));
    }

    @Test
    void smallRatiosKeepTwoDigits() {
        assertThat(Format.digits(0.00341)).isEqualTo("0.0034");
    }

    private static Measurement time(Candidate candidate, int round, double seconds) {
        return new Measurement("latency", "28-64-64-1", "1 event", candidate, Metrics.TIME, round, seconds);
    }
}
