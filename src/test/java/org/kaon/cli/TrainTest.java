package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.model.Model;

class TrainTest {
    private static final String HIGGS = "testdata/higgs/HIGGS_like_uciformat_2000.csv.gz";
    private static final String LAYERS = "8 relu dropout 0.1, 1 sigmoid";

    @TempDir
    Path folder;

    @Test
    void writesModelStatisticsHistoryAndCurve() throws IOException {
        Run run = train(events(), "--label", "signal", "--layers", LAYERS, "--epochs", "2");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines())
                .filteredOn(line -> line.startsWith("epoch "))
                .hasSize(2)
                .allMatch(line -> line.matches(
                        "epoch \\d/2  loss .*  accuracy .*  auc .*  val_loss .*  val_accuracy .*  val_auc .* s"));
        assertThat(files()).containsExactly("events.csv", "m.h5", "m_history.csv", "m_history.png", "m_stats.csv");
        assertThat(Files.readAllLines(folder.resolve("m_history.csv")))
                .hasSize(3)
                .first()
                .isEqualTo("epoch,loss,accuracy,auc,val_loss,val_accuracy,val_auc");
        assertThat(Files.readAllLines(folder.resolve("m_stats.csv")).stream().map(line -> line.split(",", -1)[0]))
                .containsExactly("", "signal", "x", "y", "z");
        Model model = Model.load(folder.resolve("m.h5"));
        assertThat(model.features().orElseThrow().names()).containsExactly("x", "y", "z");
        assertThat(model.training().orElseThrow().testRows()).isEqualTo(60);
    }

    @Test
    void savedModelTakesRawValuesAndTellsItsTraining() throws IOException {
        Path data = events();
        train(
                data,
                "--label",
                "signal",
                "--layers",
                LAYERS,
                "--epochs",
                "20",
                "--learning-rate",
                "0.05",
                "--date",
                "2026-11-22");

        Run evaluated = Run.of("evaluate", "--model", model(), "--data", data.toString(), "--label", "signal");
        assertThat(evaluated.exitCode()).isZero();
        // The classes are told apart by a line; without the scaling the network would see values of 1000.
        assertThat(Double.parseDouble(evaluated.lines().get(5).strip().split(" +", -1)[1]))
                .isGreaterThan(0.8);
        assertThat(Run.of("info", model()).out())
                .contains(
                        "Trained on 2026-11-22 with Kaon",
                        "280 for training, 60 for validation, 60 for the test",
                        "binary_crossentropy");
    }

    @Test
    void choosesFeaturesByName() throws IOException {
        Path data = events();

        assertThat(train(data, "--label", "signal", "--layers", "1 sigmoid", "--epochs", "1", "--drop", "y")
                        .exitCode())
                .isZero();
        assertThat(Model.load(Path.of(model())).features().orElseThrow().names())
                .containsExactly("x", "z");
        assertThat(train(data, "--label", "signal", "--layers", "1 sigmoid", "--epochs", "1", "--features", "z,x")
                        .exitCode())
                .isZero();
        assertThat(Model.load(Path.of(model())).features().orElseThrow().names())
                .containsExactly("z", "x");
    }

    @ParameterizedTest
    @CsvSource({
        "--label,sinal,--label: unknown columns: 'sinal' (nearest: 'signal')",
        "--drop,'z,signl',--drop: unknown columns: 'signl' (nearest: 'signal')",
        "--features,'x,signal','is label or weight'"
    })
    void namesTheNearestColumn(String option, String value, String message) throws IOException {
        List<String> options = new ArrayList<>(List.of(option, value, "--layers", LAYERS));
        if (!option.equals("--label")) {
            options.addAll(List.of("--label", "signal"));
        }
        assertRefused(train(events(), options.toArray(String[]::new)), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "4"})
    void filesAreTheSameWithAnyNumberOfThreads(String threads) throws IOException {
        String[] settings = {
            "--columns", "higgs", "--layers", "16 relu dropout 0.2, 8 tanh batchnorm, 1 sigmoid", "--epochs", "2"
        };
        train(Path.of(HIGGS), settings);
        byte[] model = Files.readAllBytes(Path.of(model()));
        byte[] history = Files.readAllBytes(folder.resolve("m_history.csv"));

        train(Path.of(HIGGS), with(settings, "--threads", threads));

        assertThat(Files.readAllBytes(Path.of(model()))).isEqualTo(model);
        assertThat(Files.readAllBytes(folder.resolve("m_history.csv"))).isEqualTo(history);
    }

    @Test
    void killedAndResumedGivesTheSameFile() throws Exception {
        String[] settings = {
            "--columns",
            "higgs",
            "--layers",
            "16 relu dropout 0.2, 1 sigmoid",
            "--epochs",
            "60",
            "--patience",
            "50",
            "--restore-best"
        };
        train(Path.of(HIGGS), settings);
        byte[] whole = Files.readAllBytes(Path.of(model()));
        Files.delete(Path.of(model()));

        kill("epoch  3/60", with(arguments(Path.of(HIGGS)), settings));
        assertThat(Path.of(model())).doesNotExist();
        assertThat(folder.resolve("m.checkpoint.h5")).exists();
        Run resumed = train(Path.of(HIGGS), with(settings, "--resume", folder.toString()));

        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.out()).doesNotContain("epoch  1/60").contains("epoch 60/60");
        assertThat(Files.readAllBytes(Path.of(model()))).isEqualTo(whole);
        assertThat(folder.resolve("m.checkpoint.h5")).doesNotExist();
    }

    @Test
    void refusesToResumeWithOtherSettings() throws Exception {
        Path data = events();
        Path checkpoint = folder.resolve("kept.h5");
        String[] settings = {
            "--label", "signal", "--layers", LAYERS, "--epochs", "1", "--checkpoint", checkpoint.toString()
        };
        train(data, settings);

        Run run = train(data, with(settings, "--resume", checkpoint.toString(), "--batch-size", "7"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("batchSize was 128, is 7");
        assertThat(checkpoint).exists();
    }

    @Test
    void stopsWhereTheLossDivergesAndKeepsTheCheckpoint() throws IOException {
        // Steps of 1.5 times the distance to the minimum's mirror image: the parameters grow until a float can't hold
        // them.
        Run run = train(
                events(),
                "--label",
                "x",
                "--layers",
                "1",
                "--optimizer",
                "sgd",
                "--learning-rate",
                "3",
                "--batch-size",
                "1000",
                "--epochs",
                "500");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err())
                .containsPattern("epoch \\d+, batch 1 of 1; the first layer whose values aren't finite is 'dense'");
        assertThat(run.err()).contains("checkpoint");
        assertThat(folder.resolve("m.checkpoint.h5")).exists();
        assertThat(Path.of(model())).doesNotExist();
    }

    @Test
    void saysAllThatIsWrongWithTheData() throws IOException {
        Path data = file("bad.csv", "a,b,c,label", i -> (i == 3 ? "nan" : i) + ",7," + i * i + ",1");

        assertRefused(
                train(data, "--label", "label", "--layers", LAYERS),
                "3 problems",
                "feature 'a': 1 values are NaN or infinite",
                "feature 'b': constant",
                "one class only");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 softmax|target 'class': 20 values are no label, expected 0 or 1",
                "1 sigmoid|target 'class': 20 values are no label, expected 0 or 1",
                "8 rellu, 3 softmax|unknown word 'rellu'",
            })
    void refusesLabelsThatDontSuitTheNetwork(String layers, String message) throws IOException {
        Path data = file("classes.csv", "a,b,class", i -> i + "," + i * i + "," + i % 3);

        assertRefused(train(data, "--label", "class", "--layers", layers), message);
    }

    @Test
    void refusesMoreFeaturesThanRowsEmptyFilesAndPartsWithoutRows() throws IOException {
        Path wide = Files.writeString(folder.resolve("wide.csv"), "a,b,c,d,y\n1,2,3,4,0\n2,1,4,3,1\n");
        assertRefused(train(wide, "--label", "y", "--layers", LAYERS), "more features than rows: 4 features, 2 rows");
        Path empty = Files.writeString(folder.resolve("empty.csv"), "");
        assertRefused(train(empty, "--label", "y", "--layers", LAYERS), "empty.csv: empty, expected rows");
        Path header = Files.writeString(folder.resolve("header.csv"), "a,b,y\n");
        assertRefused(train(header, "--label", "y", "--layers", LAYERS), "there are no rows");
        assertRefused(train(folder.resolve("none.csv"), "--label", "y", "--layers", LAYERS), "none.csv: no such file");
        assertRefused(
                train(events(), "--label", "signal", "--layers", LAYERS, "--validation", "0.001"),
                "leaves no validation rows");
        assertRefused(
                train(events(), "--label", "signal", "--layers", LAYERS, "--validation", "0", "--patience", "2"),
                "--patience needs validation events");
    }

    @Test
    void checksTheOutputBeforeAnythingIsRead() {
        List<String> arguments = List.of(
                "train",
                "--data",
                folder.resolve("none.csv").toString(),
                "--label",
                "y",
                "--layers",
                LAYERS,
                "--output");
        for (String[] wrong : new String[][] {
            {folder.resolve("no/m.h5").toString(), "no folder"},
            {folder.resolve("m.keras").toString(), "expected a name that ends in .h5"},
            {"/dev/full", "expected a name that ends in .h5"}
        }) {
            List<String> all = new ArrayList<>(arguments);
            all.add(wrong[0]);
            assertRefused(Run.of(all.toArray(String[]::new)), wrong[1]);
        }
    }

    @Test
    void takesAnArchitectureOfKeras() throws IOException {
        String json = "testdata/keras/keras2.2.4_tf1.15/bn_after_act/architecture.json";

        Run run = train(
                file(
                        "six.csv",
                        "a,b,c,d,e,f,class",
                        i -> i + ",1" + i + "," + i * i + "," + i % 5 + "," + i % 7 + "," + i % 11 + "," + i % 3),
                "--label",
                "class",
                "--architecture",
                json,
                "--epochs",
                "1");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("BatchNormalization");
        assertRefused(train(events(), "--label", "signal", "--architecture", json), "takes 6 values per event");
        assertRefused(
                train(events(), "--label", "signal", "--architecture", json, "--layers", LAYERS),
                "expected --layers or --architecture, not both");
    }

    @Test
    void trainsOnSeveralClassesAndOnNumbers() throws IOException {
        Path data = file("classes.csv", "a,b,class", i -> i + "," + (i * 7 % 60) + "," + i / 20);

        Run classes = train(
                data,
                "--label",
                "class",
                "--layers",
                "8 relu, 3 softmax",
                "--epochs",
                "2",
                "--class-weights",
                "balanced");
        assertThat(classes.exitCode()).as(classes.err()).isZero();
        assertThat(classes.out()).contains("sparse_categorical_crossentropy", "class 2");

        Run numbers = train(
                data, "--label", "a", "--layers", "8 relu, 1", "--epochs", "2", "--optimizer", "sgd momentum=0.9");
        assertThat(numbers.exitCode()).as(numbers.err()).isZero();
        assertThat(numbers.out()).contains("mean_squared_error", "resolution");
    }

    @Test
    void takesHdf5AsItTakesText() throws IOException {
        String data = "testdata/tables/matrix.h5:beside";

        Run run = Run.of(
                "train", "--data", data, "--label", "y_0", "--layers", "1", "--epochs", "1", "--output", model());

        assertThat(run.exitCode()).as(run.err()).isZero();
        Run evaluated = Run.of("evaluate", "--model", model(), "--data", data, "--label", "y_0");
        assertThat(evaluated.exitCode()).as(evaluated.err()).isZero();
        assertThat(evaluated.out()).contains("on 2,000 events", "resolution");
    }

    @Test
    void takesPartsFromFilesOfTheirOwn() throws IOException {
        Path data = events();
        Run run = train(
                data,
                "--label",
                "signal",
                "--layers",
                LAYERS,
                "--epochs",
                "1",
                "--validation-data",
                data.toString(),
                "--test-data",
                data.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("400 for training, 400 for validation, 400 for the test");
        assertRefused(
                train(data, "--label", "signal", "--layers", LAYERS, "--test", "0.2", "--test-data", data.toString()),
                "--test and --test-data, expected one of them");
    }

    private static void assertRefused(Run run, String... messages) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("kaon train: ").contains(messages);
        assertThat(run.out()).isEmpty();
    }

    /** A process of its own, killed without warning as soon as it says something. */
    private static void kill(String word, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Kaon.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> said = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(line);
                if (line.startsWith(word)) {
                    process.destroyForcibly();
                    break;
                }
            }
        }
        process.waitFor();
        assertThat(said).anyMatch(line -> line.startsWith(word));
    }

    private Run train(Path data, String... options) {
        return Run.of(with(arguments(data), options));
    }

    private String[] arguments(Path data) {
        return new String[] {"train", "--data", data.toString(), "--output", model()};
    }

    private static String[] with(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }

    private String model() {
        return folder.resolve("m.h5").toString();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    /** Two classes that overlap a little, x far from 0 and of large scale. */
    private Path events() throws IOException {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder("x,y,signal,z\n");
        for (int i = 0; i < 400; i++) {
            int signal = i % 2;
            text.append(1000 + 50 * (random.nextGaussian() + 2 * signal))
                    .append(',')
                    .append(random.nextGaussian())
                    .append(',')
                    .append(signal)
                    .append(',')
                    .append(random.nextDouble())
                    .append('\n');
        }
        return Files.writeString(folder.resolve("events.csv"), text);
    }

    private Path file(String name, String header, IntFunction<String> row) throws IOException {
        StringBuilder text = new StringBuilder(header + "\n");
        for (int i = 0; i < 60; i++) {
            text.append(row.apply(i)).append('\n');
        }
        return Files.writeString(folder.resolve(name), text);
    }
}
