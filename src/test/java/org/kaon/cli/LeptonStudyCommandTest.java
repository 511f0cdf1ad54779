package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeptonStudyCommandTest {
    private static final String EVENTS = "testdata/leptons/leptons_ttbar_20k_lzma.root";

    @TempDir
    private Path folder;

    private String output;

    @BeforeEach
    void nameTheOutput() {
        output = folder.resolve("new/study").toString();
    }

    @Test
    void readsTheTreeAndLooksAtTheMasses() {
        Run run = Run.of("lepton", "study", "-d", EVENTS + ":worldTree", "-o", output, "--data-only");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains(
                        "20,000 events, 15,306 with a lepton, of which 15,306 are kept: 7,693 muons, 7,613 electrons",
                        "Mass above 0.10 GeV: accuracy 0.9980",
                        "Written ")
                .doesNotContain("epoch");
        assertThat(folder.resolve("new/study/report.html")).isNotEmptyFile();
        assertThat(folder.resolve("new/study/published_model.h5")).doesNotExist();
    }

    @Test
    void settingsReachTheStudy() throws IOException {
        Run run = Run.of(("lepton study -d " + EVENTS + " -o " + output
                        + " --epochs 2 --grid 1:1 --grid-epochs 1 --grid-rate 0.5 --grid-seeds 2 --grid-events 10 --modern-epochs 1 --threads 1")
                .split(" "));

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        "epoch 0: accuracy 0.5015, test 0.5110",
                        "grid: 2 of 2 trainings",
                        "Modern recipe, decimals, 5-5");
        assertThat(Files.readString(folder.resolve("new/study/study.json")).replaceAll("\\s+", ""))
                .contains(
                        "\"grid_units\":[1,1]",
                        "\"learningRate\":0.5,\"epochs\":1",
                        "\"grid_seeds\":2",
                        "\"grid_events\":10");
    }

    @Test
    void saysWhatIsWrongInOneLine() {
        List<String> wrong = List.of(
                "lepton study -o " + output,
                "lepton study -d none.root -o " + output,
                "lepton study -d testdata/tables/matrix.h5 -o " + output,
                "lepton study -d " + EVENTS + ":wordTree -o " + output,
                "lepton study -d " + EVENTS + " --branches pt,eta -o " + output,
                "lepton study -d " + EVENTS
                        + " --branches eve.lepton_pt,eve.lepton_eta_,eve.lepton_phi_,eve.lepton_e_,m -o " + output,
                "lepton study -d testdata/leptons/leptons_ttbar_20k_rntuple.root -o " + output,
                "lepton study -d testdata/leptons/leptons_ttbar_2k_unsplitclass.root -o " + output,
                "lepton study -d " + EVENTS + " --grid 6 -o " + output,
                "lepton study -d " + EVENTS + " --grid-rate 0 -o " + output,
                "lepton study -d " + EVENTS + " --threads 0 -o " + output,
                "lepton");
        List<String> words = List.of(
                "--data",
                "none.root: no such file",
                "matrix.h5",
                "unknown trees: 'wordTree' (nearest: 'worldTree')",
                "2 branches [pt, eta], expected 5",
                "unknown branches: 'eve.lepton_pt' (nearest: 'eve.lepton_pt_')",
                "RNTuple",
                "kaon lepton study: ",
                "--grid 6, expected FROM:TO",
                "learning rate 0.0",
                "0 threads",
                "there is study");

        for (int i = 0; i < wrong.size(); i++) {
            Run run = Run.of(wrong.get(i).split(" "));
            assertThat(run.exitCode()).as(wrong.get(i)).isEqualTo(ExitCode.WRONG_INPUT);
            assertThat(run.err()).contains(words.get(i)).hasLineCount(1).startsWith("kaon lepton");
        }
    }
}
