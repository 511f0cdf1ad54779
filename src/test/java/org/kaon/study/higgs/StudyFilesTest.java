package org.kaon.study.higgs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.reference.StudyReference;
import org.kaon.study.StudyFolder;

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
        new StudyFolder(folder).assertHasFigure(name);
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
        new StudyFolder(folder).assertTableIsRectangular(name);
    }

    @Test
    void reportNeedsNothingBesideItself() throws IOException {
        assertThat(new StudyFolder(folder).assertReportNeedsNothingBesideItself())
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
        return new StudyFolder(folder).report();
    }

    private static List<String> headings() throws IOException {
        return Pattern.compile("<h2>([^<]*)</h2>")
                .matcher(report())
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
