package org.kaon.study.higgs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.reference.StudyReference;

/** What one study leaves in its folder. */
class StudyFilesTest {
    @TempDir
    private static Path folder;

    private static HiggsResult result;

    @BeforeAll
    static void study() throws IOException {
        result = HiggsStudy.standard()
                .epochs(2)
                .folds(2)
                .run(StudyReference.table(StudyReference.EVENTS).slice(0, 5000), "5,000 <events>", folder);
    }

    @Test
    void namesAllFilesThatItWrote() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(result.files())
                    .containsExactlyInAnyOrderElementsOf(
                            files.filter(Files::isRegularFile).toList());
        }
        assertThat(result.files().get(0)).hasFileName("report.html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "features",
                "features_root",
                "deciles",
                "learning",
                "roc",
                "confusion_0.5",
                "confusion_0.05",
                "scores",
                "significance",
                "calibration",
                "importance"
            })
    void hasEveryFigureAsPngAndSvgAndInTheReport(String name) throws IOException {
        Path png = folder.resolve("figures/" + name + ".png");
        assertThat(png).isNotEmptyFile();
        assertThat(folder.resolve("figures/" + name + ".svg")).isNotEmptyFile();
        assertThat(report()).contains(Base64.getEncoder().encodeToString(Files.readAllBytes(png)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cleaning",
                "outliers",
                "elimination",
                "elimination_stability",
                "summary",
                "summary_signal",
                "summary_background",
                "test",
                "decisions",
                "significance",
                "calibration",
                "importance",
                "folds",
                "history",
                "viu_stats"
            })
    void tablesAreRectangular(String name) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(name + ".csv"));
        assertThat(lines).hasSizeGreaterThan(1);
        List<Integer> widths = new ArrayList<>();
        // Commas outside of quotes.
        lines.forEach(line -> widths.add(line.replaceAll("\"[^\"]*\"", "").split(",", -1).length));
        assertThat(widths).containsOnly(widths.get(0));
        assertThat(lines).noneMatch(line -> line.contains("null") || line.contains("[D@"));
    }

    @Test
    void reportNeedsNothingBesideItself() throws IOException {
        String report = report();
        Matcher links = Pattern.compile("(?:src|href)\\s*=\\s*\"([^\"]{0,40})|url\\(|@import|<script|<link")
                .matcher(report);
        while (links.find()) {
            assertThat(links.group()).startsWith("src=\"data:image/png;base64,");
        }
        // Letters of a picture may spell anything.
        assertThat(report.replaceAll("base64,[^\"]*", ""))
                .contains("5,000 &lt;events&gt;")
                .doesNotContain("<events>", "NaN", "null", "Infinity");
    }

    @Test
    void reportTellsQuestionDataMethodResultsAndLimits() throws IOException {
        assertThat(headings())
                .containsExactly(
                        "Question",
                        "Data",
                        "Features that went",
                        "Network and training",
                        "Results on the test events",
                        "What this doesn't show",
                        "Files");
        double auc = result.network().orElseThrow().test().auc();
        assertThat(report()).contains(String.format(Locale.ROOT, "%.4f ± ", auc));
    }

    @Test
    void jsonHoldsTheNumbers() throws IOException {
        JsonObject json = JsonParser.parseString(Files.readString(folder.resolve("study.json")))
                .getAsJsonObject();

        TestResult test = result.network().orElseThrow().test();
        JsonObject network = json.getAsJsonObject("network");
        assertThat(network.getAsJsonObject("AUC").get("value").getAsDouble()).isEqualTo(test.auc());
        assertThat(json.getAsJsonObject("rows").get("regular").getAsInt())
                .isEqualTo(result.events().counts().regular());
        assertThat(network.getAsJsonObject("folds_auc").getAsJsonArray("folds")).hasSize(2);
    }

    @Test
    void foldsScoreUnseenEventsBetterThanChance() {
        FoldResult folds = result.network().orElseThrow().folds().orElseThrow();

        assertThat(Arrays.stream(folds.aucs()).boxed()).hasSize(2).allMatch(auc -> auc > 0.52 && auc < 0.9);
        assertThat(folds.unseenAuc()).isBetween(0.52, 0.9);
        assertThat(folds.testAuc()).isBetween(0.52, 0.9);
    }

    private static String report() throws IOException {
        return Files.readString(folder.resolve("report.html"));
    }

    private static List<String> headings() throws IOException {
        return Pattern.compile("<h2>([^<]*)</h2>")
                .matcher(report())
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
