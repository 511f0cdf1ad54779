package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.data.Hdf5Datasets;

class EvaluateTest {
    private static final Path HIGGS = Path.of("testdata/higgs");
    /** Kaon's outputs are within this of Keras's, and so is what is made of them. */
    private static final double OF_KERAS = 1e-5;

    @TempDir
    Path folder;

    private final List<String> rows = new ArrayList<>();

    /** The events of which Keras's outputs are recorded. */
    @BeforeEach
    void readEvents() throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(HIGGS.resolve("HIGGS_like_test_8000.csv.gz")))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .limit(1000)
                    .forEach(rows::add);
        }
    }

    @Test
    void agreesWithKerassOwnScores() throws IOException {
        double[] keras;
        try (Hdf5Datasets datasets = Hdf5Datasets.open(HIGGS.resolve("small28_expected.h5"))) {
            keras = datasets.read("output_0");
        }
        double loss = 0;
        double right = 0;
        double[] taken = new double[2];
        double pairs = 0;
        double won = 0;
        for (int i = 0; i < keras.length; i++) {
            int label = label(i);
            loss -= Math.log(label == 1 ? keras[i] : 1 - keras[i]) / keras.length;
            right += (keras[i] > 0.5) == (label == 1) ? 1.0 / keras.length : 0;
            taken[label] += keras[i] > 0.5 ? 1 : 0;
            for (int j = 0; j < keras.length; j++) {
                if (label == 1 && label(j) == 0) {
                    pairs++;
                    won += keras[i] > keras[j] ? 1 : keras[i] == keras[j] ? 0.5 : 0;
                }
            }
        }

        JsonObject json = json(evaluate(higgs(), "--columns", "higgs", "--json"));

        assertThat(json.get("loss").getAsDouble()).isCloseTo(loss, within(OF_KERAS));
        assertThat(json.get("accuracy").getAsDouble()).isEqualTo(right, within(1e-12));
        assertThat(json.get("precision").getAsDouble()).isEqualTo(taken[1] / (taken[0] + taken[1]), within(1e-12));
        assertThat(json.get("recall").getAsDouble())
                .isEqualTo(
                        taken[1]
                                / rows.stream()
                                        .filter(row -> row.startsWith("1"))
                                        .count(),
                        within(1e-12));
        assertThat(json.get("auc").getAsDouble()).isCloseTo(won / pairs, within(OF_KERAS));
        assertThat(json.get("events").getAsInt()).isEqualTo(1000);
    }

    @Test
    void countsDecisionsAtEveryThreshold() throws IOException {
        Run run = evaluate(higgs(), "--columns", "higgs", "--threshold", "0.5,0.05");

        assertThat(run.out()).contains("Signal is a score above 0.5:", "Signal is a score above 0.05:");
        var thresholds = json(evaluate(higgs(), "--columns", "higgs", "--threshold", "0.05, 0.5", "--json"))
                .getAsJsonArray("thresholds");
        assertThat(thresholds).hasSize(2);
        JsonObject low = thresholds.get(0).getAsJsonObject();
        double sum = Stream.of("true_positives", "false_positives", "false_negatives", "true_negatives")
                .mapToDouble(name -> low.get(name).getAsDouble())
                .sum();
        assertThat(sum).isEqualTo(1000);
        assertThat(low.get("recall").getAsDouble()).isGreaterThan(0.99);
    }

    @Test
    void weighsEvents() throws IOException {
        // An event of weight 2 is the event twice; one of weight 0 isn't there.
        String header = "weight," + String.join(",", org.kaon.data.ColumnSets.of("higgs")) + "\n";
        Path weighted =
                Files.writeString(folder.resolve("weighted.csv"), header + lines(i -> (i % 3) + "," + rows.get(i)));
        Path repeated = Files.writeString(
                folder.resolve("repeated.csv"),
                header + lines(i -> ("1," + rows.get(i) + "\n").repeat(i % 3).strip()));

        JsonObject a = json(evaluate(weighted, "--label", "signal", "--weights", "weight", "--json"));
        JsonObject b = json(evaluate(repeated, "--label", "signal", "--weights", "weight", "--json"));

        for (String name : List.of("accuracy", "precision", "recall", "auc", "pr_auc")) {
            assertThat(a.get(name).getAsDouble()).as(name).isCloseTo(b.get(name).getAsDouble(), within(1e-12));
        }
    }

    @Test
    void drawsFigures() throws IOException {
        Path figures = folder.resolve("new/figures");

        Run run = evaluate(higgs(), "--columns", "higgs", "--output", figures.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        for (String name : List.of("roc", "scores", "precision_recall", "confusion_0.5")) {
            assertThat(figures.resolve(name + ".png")).isNotEmptyFile();
            assertThat(figures.resolve(name + ".svg")).isNotEmptyFile();
        }
    }

    @Test
    void tellsBiasAndResolutionOfARegression() throws IOException {
        // y = 2 x + 1 is what the one neuron learns, and the events say 2 x: a bias of 1.
        Path training = Files.writeString(folder.resolve("line.csv"), "x,y\n" + lines(i -> i + "," + (2 * i + 1)));
        Path test = Files.writeString(folder.resolve("other.csv"), "y,x\n" + lines(i -> 2 * i + "," + i));
        String model = folder.resolve("line.h5").toString();
        Run run = Run.of(
                "train",
                "--data",
                training.toString(),
                "--label",
                "y",
                "--layers",
                "1",
                "--optimizer",
                "sgd",
                "--learning-rate",
                "0.1",
                "--epochs",
                "100",
                "--output",
                model);
        assertThat(run.exitCode()).as(run.err()).isZero();

        JsonObject json =
                json(Run.of("evaluate", "--model", model, "--data", test.toString(), "--label", "y", "--json"));

        // The targets go up to 2000: a float's digits.
        assertThat(json.get("bias").getAsDouble()).isCloseTo(1, within(1e-2));
        assertThat(json.get("resolution").getAsDouble()).isLessThan(1e-2);
        assertThat(json.get("rmse").getAsDouble()).isCloseTo(1, within(1e-2));
        assertThat(json.get("loss").getAsDouble()).isCloseTo(1, within(2e-2));
    }

    @Test
    void tellsClassesApart() throws IOException {
        Path data = Files.writeString(
                folder.resolve("classes.csv"), "a,b,class\n" + lines(i -> i + "," + i % 7 + "," + i * 3 / 1000));
        String model = folder.resolve("classes.h5").toString();
        Run run = Run.of(
                "train",
                "--data",
                data.toString(),
                "--label",
                "class",
                "--layers",
                "16 relu, 3 softmax",
                "--learning-rate",
                "0.02",
                "--epochs",
                "30",
                "--output",
                model);
        assertThat(run.exitCode()).as(run.err()).isZero();

        JsonObject json =
                json(Run.of("evaluate", "--model", model, "--data", data.toString(), "--label", "class", "--json"));

        assertThat(json.get("accuracy").getAsDouble()).isGreaterThan(0.9);
        assertThat(json.getAsJsonArray("classes")).hasSize(3);
        double trace = 0;
        for (int i = 0; i < 3; i++) {
            trace += json.getAsJsonArray("confusion_matrix")
                    .get(i)
                    .getAsJsonArray()
                    .get(i)
                    .getAsDouble();
        }
        assertThat(trace / 1000).isEqualTo(json.get("accuracy").getAsDouble(), within(1e-12));
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        assertRefused(evaluate(higgs(), "--columns", "higgs", "--label", "sig"), "--label: unknown columns: 'sig'");
        assertRefused(evaluate(higgs(), "--columns", "higgs", "--threshold", "half"), "'half' is not a number");
        Path far = Files.writeString(folder.resolve("far.csv"), rows.get(0).replaceFirst(",[^,]*", ",99") + "\n");
        assertRefused(
                evaluate(far, "--columns", "higgs", "--range", "reject"),
                "line 1, column 'lepton pT': 99.0 is above Max");
        assertRefused(evaluate(higgs()), "only numbers, expected a header");
        Path signal = Files.write(
                folder.resolve("s.csv"),
                rows.stream().filter(row -> row.startsWith("1")).toList());
        assertRefused(evaluate(signal, "--columns", "higgs"), "AUC");
        Path labels = Files.write(
                folder.resolve("l.csv"),
                rows.stream().map(row -> "7" + row.substring(1)).toList());
        assertRefused(evaluate(labels, "--columns", "higgs"), "label");
        assertRefused(evaluate(folder.resolve("none.csv"), "--columns", "higgs"), "no such file");
    }

    private int label(int event) {
        return rows.get(event).startsWith("1") ? 1 : 0;
    }

    private Path higgs() throws IOException {
        return Files.write(folder.resolve("higgs.csv"), rows);
    }

    private static Run evaluate(Path data, String... options) {
        List<String> all = new ArrayList<>(List.of(
                "evaluate",
                "--model",
                HIGGS.resolve("small28.h5").toString(),
                "--stats",
                HIGGS.resolve("small28_stats.csv").toString(),
                "--data",
                data.toString()));
        all.addAll(List.of(options));
        return Run.of(all.toArray(String[]::new));
    }

    private static JsonObject json(Run run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        return JsonParser.parseString(run.out()).getAsJsonObject();
    }

    private static void assertRefused(Run run, String message) {
        assertThat(run.exitCode()).as(run.out()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("kaon evaluate: ").contains(message);
        assertThat(run.out()).isEmpty();
    }

    /** A line for each of 1,000 events. */
    private static String lines(IntFunction<String> row) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            String line = row.apply(i);
            text.append(line).append(line.isEmpty() ? "" : "\n");
        }
        return text.toString();
    }
}
