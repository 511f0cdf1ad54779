package org.kaon.study.lepton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.InputException;

/** The published recipe beside numpy's and scikit-learn's. */
class PublishedRecipeTest {
    private static JsonObject recorded;
    private static Leptons leptons;

    @BeforeAll
    static void read() throws IOException {
        recorded = LeptonFiles.recipe();
        leptons = LeptonFiles.recipeLeptons(recorded);
    }

    @Test
    void halvesAreThoseOfScikitLearn() {
        Halves halves = Halves.of(400, Halves.SEED);

        assertThat(Arrays.stream(halves.test()).asDoubleStream().toArray())
                .isEqualTo(LeptonFiles.doubles(recorded.get("test_events")));
        // Of an odd number the test half has one more.
        assertThat(Arrays.stream(Halves.of(7, Halves.SEED).training())
                        .asDoubleStream()
                        .toArray())
                .isEqualTo(LeptonFiles.doubles(recorded.get("odd_training_events")));
    }

    @Test
    void massCutIsNumpys() {
        MassCut cut = MassCut.of(leptons, MassCut.THRESHOLD_GEV);

        assertThat(cut.matrix().accuracy())
                .isEqualTo(recorded.get("mass_accuracy").getAsDouble());
        assertThat(cut.negativeElectrons())
                .isEqualTo(recorded.get("negative_electrons").getAsLong());
        assertThat(cut.negativeMuons()).isEqualTo(recorded.get("negative_muons").getAsLong());
    }

    @ParameterizedTest
    @CsvSource({
        "decimals, decimals, TRAINING_MEAN, 200",
        "other_seed, decimals, TRAINING_MEAN, 200",
        "few, decimals, TRAINING_MEAN, 9",
        "kinematics, kinematics, COLUMN_NORM, 200",
    })
    void trainsAsNumpyDoes(String name, String representation, InputScaling scaling, int count) throws IOException {
        JsonObject expected = recorded.getAsJsonObject("trainings").getAsJsonObject(name);
        double[] widths = LeptonFiles.doubles(expected.get("widths"));
        LeptonExamples examples = LeptonExamples.of(
                        leptons, Representation.of(representation), Halves.of(leptons.size(), Halves.SEED), scaling)
                .first(count);
        PublishedRecipe recipe = PublishedRecipe.standard()
                .hidden((int) widths[1], (int) widths[2])
                .seed(expected.get("seed").getAsLong())
                .learningRate(expected.get("rate").getAsDouble())
                .epochs(expected.get("epochs").getAsInt());

        PublishedTraining training = recipe.fit(examples);

        JsonArray log = expected.getAsJsonArray("log");
        assertThat(training.testEpochs()).hasSize(log.size());
        for (int i = 0; i < log.size(); i++) {
            double[] row = LeptonFiles.doubles(log.get(i));
            int epoch = (int) row[0];
            assertThat(training.testEpochs()[i]).isEqualTo(epoch);
            // Inputs are rounded to float32, 6e-8 of themselves, and the steps carry that on.
            assertThat(training.squaredError()[epoch]).isEqualTo(row[1], within(1e-5));
            // An event whose two outputs are that close to each other may go either way.
            assertThat(training.trainingAccuracy()[epoch]).isEqualTo(row[2], within(1.01 / count));
            assertThat(training.testAccuracy()[i]).isEqualTo(row[3], within(1.01 / 200));
        }
        assertThat(training.finalTestAccuracy())
                .isEqualTo(expected.get("final_test_accuracy").getAsDouble(), within(1.01 / 200));
        assertThat(recipe.accuracy(examples)).isEqualTo(training.finalTestAccuracy());
        assertParameters(training, expected.getAsJsonArray("kernels"), "kernel");
        assertParameters(training, expected.getAsJsonArray("biases"), "bias");
    }

    private static void assertParameters(PublishedTraining training, JsonArray layers, String name) {
        int layer = 0;
        for (JsonElement values : layers) {
            double[][] course = training.course(layer++, name);
            assertThat(course).hasNumberOfRows(training.epochCount());
            assertThat(course[course.length - 1]).containsExactly(LeptonFiles.doubles(values), within(1e-5));
        }
    }

    /** The first 301 epochs on the main file; all 2,101 are in {@link LeptonCurve}. */
    @Test
    void learningCurveBeginsAsNumpysOnTheWholeFile() throws IOException {
        Leptons all = LeptonFiles.leptons(LeptonFiles.MAIN);
        LeptonExamples examples = LeptonExamples.of(
                all, Representation.DECIMALS, Halves.of(all.size(), Halves.SEED), InputScaling.TRAINING_MEAN);
        JsonArray log = LeptonFiles.reference("study_main")
                .getAsJsonObject("net_2_5_5_2_cms")
                .getAsJsonArray("log");

        PublishedTraining training =
                PublishedRecipe.standard().epochs(301).threads(2).fit(examples);

        for (int i = 0; i < 2; i++) {
            double[] row = LeptonFiles.doubles(log.get(i));
            int epoch = (int) row[0];
            assertThat(training.squaredError()[epoch]).isEqualTo(row[1], within(1e-6));
            // One event in 40,979 that numpy's record never decided about, and a few next to the border.
            assertThat(training.trainingAccuracy()[epoch]).isEqualTo(row[2], within(5e-4));
            assertThat(training.testAccuracy()[epoch / PublishedRecipe.TEST_EVERY])
                    .isEqualTo(row[3], within(5e-4));
        }
    }

    @Test
    void settingsAreChecked() {
        PublishedRecipe recipe = PublishedRecipe.standard();

        assertThat(PublishedRecipe.grid().hidden()).isEqualTo(List.of(5, 5));
        assertThatThrownBy(() -> recipe.epochs(0))
                .isInstanceOf(InputException.class)
                .hasMessage("0 epochs, expected at least 1");
        assertThatThrownBy(() -> recipe.learningRate(0))
                .isInstanceOf(InputException.class)
                .hasMessage("learning rate 0.0, expected more than 0");
        assertThatThrownBy(() -> recipe.seed(-1).network(2))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("seed is -1");
        assertThatThrownBy(() -> Halves.of(3, 1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("3 events, expected at least 4");
    }
}
