package org.kaon.study.lepton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.InputException;
import org.kaon.model.Model;
import org.kaon.study.StudyFolder;

/** What one small study leaves in its folder. */
class LeptonStudyTest {
    private static final LeptonStudy SMALL = LeptonStudy.standard()
            .recipe(PublishedRecipe.standard().epochs(61))
            .gridRecipe(PublishedRecipe.grid().epochs(5))
            .modern(ModernRecipe.standard().epochs(2))
            .modernSeeds(2)
            .gridEvents(100)
            .gridSeeds(2)
            .grid(2, 3);

    @TempDir
    private static Path folder;

    private static Leptons leptons;
    private static LeptonResult result;
    private static final List<String> LINES = new ArrayList<>();

    @BeforeAll
    static void study() throws IOException {
        leptons = LeptonFiles.recipeLeptons(LeptonFiles.recipe());
        result = SMALL.threads(2).progress(LINES::add).run(leptons, "400 <leptons>", folder);
    }

    @Test
    void namesAllFilesThatItWrote() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(result.files())
                    .containsExactlyInAnyOrderElementsOf(
                            files.filter(Files::isRegularFile).toList());
        }
        assertThat(result.files().get(0)).hasFileName("report.html");
        assertThat(LINES).contains("grid: 8 of 8 trainings", "modern grid: 8 of 8 trainings", "report");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "features",
                "masses",
                "mass_cut",
                "decimals",
                "learning",
                "parameters",
                "outputs",
                "difference",
                "overtraining",
                "representations",
                "grid_heatmap",
                "grid_surface",
                "grid_seeds",
                "modern_learning",
                "modern_grid_seeds",
                "modern_grid_surface"
            })
    void hasEveryFigureAsPngAndSvgAndInTheReport(String name) throws IOException {
        new StudyFolder(folder).assertHasFigure(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "selection",
                "mass_cut",
                "ceilings",
                "learning",
                "learning_99",
                "learning_9",
                "learning_kinematics",
                "parameters",
                "overtraining",
                "representations",
                "grid",
                "grid_mean",
                "grid_all",
                "modern_grid",
                "modern_history",
                "published_history"
            })
    void tablesAreRectangular(String name) throws IOException {
        new StudyFolder(folder).assertTableIsRectangular(name);
    }

    @Test
    void reportNeedsNothingBesideItself() throws IOException {
        assertThat(new StudyFolder(folder).assertReportNeedsNothingBesideItself())
                .contains("400 &lt;leptons&gt;", "arithmetic noise")
                .doesNotContain("<leptons>", "NaN", "null", "Infinity");
    }

    @Test
    void jsonHoldsTheNumbers() throws IOException {
        JsonObject json = JsonParser.parseString(Files.readString(folder.resolve("study.json")))
                .getAsJsonObject();
        LeptonResult.Networks networks = result.networks().orElseThrow();
        JsonObject trained = json.getAsJsonObject("networks");
        JsonArray grid = trained.getAsJsonObject("grid").getAsJsonArray("accuracies");

        assertThat(json.getAsJsonObject("mass_cut").get("accuracy").getAsDouble())
                .isEqualTo(result.massCut().matrix().accuracy());
        assertThat(grid).hasSize(4);
        assertThat(LeptonFiles.doubles(grid.get(1))).isEqualTo(networks.grid().accuracies(2, 3));
        assertThat(LeptonFiles.doubles(
                        trained.getAsJsonObject("representations").get("decimals")))
                .isEqualTo(networks.modernDecimals().accuracies());
    }

    @Test
    void gridCellsAreTheRecipeItself() throws IOException {
        LeptonExamples examples = LeptonExamples.of(
                        leptons,
                        Representation.DECIMALS,
                        Halves.of(leptons.size(), Halves.SEED),
                        InputScaling.TRAINING_MEAN)
                .first(100);

        double alone = PublishedRecipe.grid().epochs(5).hidden(3, 2).seed(1).accuracy(examples);

        assertThat(result.networks().orElseThrow().grid().accuracies(3, 2)[1]).isEqualTo(alone);
    }

    @Test
    void modelsAreThoseThatWereTrained() throws IOException {
        Model modern = Model.load(folder.resolve("modern_model.h5"));

        assertThat(modern.features().orElseThrow().features())
                .extracting("name")
                .contains("e2Decimals", "p2Decimals");
        assertThat(Model.load(folder.resolve("published_model.h5")).network().parameterCount())
                .isEqualTo(57);
    }

    @Test
    void massTellsWhatKinematicsDoNot() {
        List<LeptonResult.Tried> tried = result.networks().orElseThrow().representations();

        assertThat(tried).extracting(LeptonResult.Tried::representation).isEqualTo(Representation.all());
        assertThat(Arrays.stream(tried.get(0).accuracies()).boxed()).hasSize(2).allMatch(a -> a > 0.35 && a < 0.65);
    }

    @Test
    void refusesLeptonsOfOneKindAndTooFew() {
        double[] twenty = new double[20];
        Arrays.fill(twenty, 20);
        int[] offsets = new int[21];
        Arrays.setAll(offsets, i -> i);
        Leptons electrons = Leptons.of(offsets, twenty, new double[20], new double[20], twenty, new double[20]);

        assertThatThrownBy(() -> SMALL.run(electrons, "electrons.root", folder.resolve("none")))
                .isInstanceOf(InputException.class)
                .hasMessage("electrons.root: 20 leading leptons, 0 of them muons, expected at least 20 and both kinds");
        assertThatThrownBy(() -> SMALL.grid(3, 2))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("a grid from 3 to 2 units");
        assertThatThrownBy(() -> SMALL.gridSeeds(0)).isInstanceOf(InputException.class);
    }
}
