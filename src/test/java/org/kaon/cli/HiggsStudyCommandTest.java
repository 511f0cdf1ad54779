package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HiggsStudyCommandTest {
    private static final String EVENTS = "testdata/higgs/HIGGS_like_uciformat_2000.csv.gz";

    @TempDir
    private Path folder;

    private String output;

    @BeforeEach
    void nameTheOutput() {
        output = folder.resolve("new/study").toString();
    }

    @Test
    void readsSeveralFilesOneAfterTheOther() {
        Run run = Run.of("higgs", "study", "-d", EVENTS, "-d", EVENTS, "-o", output, "--data-only");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("4,000 rows, 29 columns", "4,000 rows, 2,000 distinct, 2,000 complete", "Removed: ");
        assertThat(run.out()).doesNotContain("epoch", "AUC");
        assertThat(folder.resolve("new/study/report.html")).isNotEmptyFile();
        assertThat(folder.resolve("new/study/viu_model.h5")).doesNotExist();
    }

    @Test
    void trainsAndTellsWhatCameOut() {
        Run run = Run.of(
                "higgs", "study", "-d", EVENTS, "-o", output, "--epochs", "2", "--folds", "2", "--expected", "5,700");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("epoch 1/2", "epoch 2/2", "Test: AUC 0.", "Folds: unseen AUC 0.", "Written ");
        Run info = Run.of("info", folder.resolve("new/study/viu_model.h5").toString());
        assertThat(info.out()).contains("lepton pT");
        Run evaluated = Run.of(
                "evaluate",
                "-m",
                folder.resolve("new/study/viu_model.h5").toString(),
                "-d",
                EVENTS,
                "--columns",
                "higgs");
        assertThat(evaluated.exitCode()).isZero();
    }

    @Test
    void takesAPartOfTheRows() throws IOException {
        Run run = Run.of("higgs", "study", "-d", EVENTS, "-o", output, "--data-only", "--sample", "0.5", "--published");

        assertThat(run.out()).contains("1,000 rows, 1,000 distinct");
        assertThat(Files.readString(folder.resolve("new/study/study.json"))).contains("\"fitted_to\": \"all rows\"");
    }

    @Test
    void saysWhatIsWrongInOneLine() {
        List<String[]> wrong = List.of(
                new String[] {"higgs", "study", "-o", output},
                new String[] {"higgs", "study", "-d", "none.csv", "-o", output},
                new String[] {"higgs", "study", "-d", EVENTS, "-o", output, "--sample", "2"},
                new String[] {"higgs", "study", "-d", EVENTS, "-o", output, "--expected", "7"},
                new String[] {"higgs"});
        List<String> words =
                List.of("--data", "none.csv", "sample 2.0", "--expected [7.0], expected two numbers", "there is study");

        for (int i = 0; i < wrong.size(); i++) {
            Run run = Run.of(wrong.get(i));
            assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
            assertThat(run.err()).contains(words.get(i)).hasLineCount(1).startsWith("kaon higgs");
        }
    }
}
