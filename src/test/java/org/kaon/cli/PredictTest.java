package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.data.Hdf5Datasets;

class PredictTest {
    private static final Path HIGGS = Path.of("testdata/higgs");
    private static final String MODEL = HIGGS.resolve("demo-model.h5").toString();
    private static final String STATISTICS = HIGGS.resolve("demo-stats.csv").toString();
    private static final String EVENTS = HIGGS.resolve("demo-events.csv.gz").toString();
    private static final String TWO_INPUTS = "testdata/keras/keras2.15_tf2.15/nested_multi_io/model.h5";

    @TempDir
    Path directory;

    private List<String> header;
    private List<String> rows;

    @BeforeEach
    void readEvents() throws IOException {
        byte[] content = new GZIPInputStream(Files.newInputStream(Path.of(EVENTS))).readAllBytes();
        List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
        header = List.of(lines.get(0).split(","));
        rows = lines.subList(1, lines.size());
    }

    @Test
    void givesWhatKerasGives() throws IOException {
        double[] keras;
        try (Hdf5Datasets datasets = Hdf5Datasets.open(HIGGS.resolve("small28_expected.h5"))) {
            keras = datasets.read("output_0");
        }

        Run run = higgs(EVENTS, "--range", "warn");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(5001).first().isEqualTo("prediction");
        for (int event = 0; event < keras.length; event++) {
            assertThat(Float.parseFloat(run.lines().get(1 + event))).isCloseTo((float) keras[event], within(1e-5f));
        }
    }

    @Test
    void takesColumnsInAnyOrderAndPassesOthersBy() throws IOException {
        List<String> expected = higgs(file(rows.subList(0, 5), header)).lines();
        List<Integer> order = new ArrayList<>();
        for (int column = header.size() - 1; column >= 0; column--) {
            order.add(column);
        }
        Collections.swap(order, 3, 17);
        List<String> shuffledHeader =
                order.stream().map(column -> " \"" + header.get(column) + "\"").toList();
        List<String> shuffled = rows.subList(0, 5).stream()
                .map(row -> String.join(
                                ", ",
                                order.stream()
                                        .map(column -> row.split(",", -1)[column])
                                        .toList()) + ",some text")
                .toList();

        Run run = higgs(file(
                shuffled,
                Stream.concat(shuffledHeader.stream().map(name -> name.strip()), Stream.of("comment"))
                        .toList()));

        assertThat(run.lines()).isEqualTo(expected);
    }

    @Test
    void readsCompressedContentWhateverItsName() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String part : List.of(String.join(",", header) + "\n" + rows.get(0) + "\n", rows.get(1) + "\n")) {
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(part.getBytes(StandardCharsets.UTF_8));
            }
        }
        Path compressed = Files.write(directory.resolve("events.csv"), bytes.toByteArray());

        Run fromFile = higgs(compressed.toString());
        Run fromStandardInput = Run.with(bytes.toByteArray(), "predict", "-m", MODEL, "-s", STATISTICS, "-i", "-");

        assertThat(fromFile.lines())
                .isEqualTo(higgs(file(rows.subList(0, 2), header)).lines())
                .hasSize(3);
        assertThat(fromStandardInput).isEqualTo(fromFile);
    }

    @Test
    void readsFilesWithoutHeaderByNamedColumns() throws IOException {
        List<String> expected = higgs(file(rows.subList(0, 3), header)).lines();
        String file = file(rows.subList(0, 3), List.of());
        Path names = Files.write(directory.resolve("names"), header);

        assertThat(higgs(file, "--columns", "higgs").lines()).isEqualTo(expected);
        assertThat(higgs(file, "--columns", "@" + names).lines()).isEqualTo(expected);
        assertThat(higgs(file, "--columns", String.join(",", header)).lines()).isEqualTo(expected);
        // As the UCI file comes, in its own number format.
        assertThat(higgs(
                                HIGGS.resolve("HIGGS_like_uciformat_2000.csv.gz")
                                        .toString(),
                                "--columns",
                                "higgs",
                                "--range",
                                "warn")
                        .lines())
                .hasSize(2001);
    }

    @Test
    void takesColumnsByPositionWhereNothingHasNames() throws IOException {
        Run run = predict("lepton", "0.5,1\n-1,2\n", "--no-header");
        Run withHeader = predict("lepton", "a,b\n0.5,1\n-1,2\n");
        Run numberedHeader = predict("lepton", "0,1\n0.5,1\n-1,2\n");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(3).first().isEqualTo("prediction_0,prediction_1");
        assertThat(withHeader).isEqualTo(run);
        assertThat(numberedHeader).isEqualTo(run);
        assertThat(predict("lepton", "0.5,1,3\n", "--no-header").err())
                .contains("standard input: 3 columns, expected 2");
    }

    @Test
    void fillsInAnOpenAxisFromTheNumberOfColumns() {
        assertThat(predict("rank3_variable_length", "1,2,3,4,5,6,7,8\n", "--no-header")
                        .lines())
                .hasSize(2);
        assertThat(predict("rank3_variable_length", "1,2,3,4,5\n", "--no-header")
                        .err())
                .contains("5 columns, expected a multiple of 4", "(None, 4)");
    }

    @Test
    void takesAFileForEachInput() throws IOException {
        String first = Files.writeString(directory.resolve("a.csv"), "1,2,3,4\n5,6,7,8\n")
                .toString();
        String second =
                Files.writeString(directory.resolve("b.csv"), "1,2\n3,4\n").toString();
        List<String> names = Run.of("info", TWO_INPUTS).lines().stream()
                .filter(line -> line.contains("(input)"))
                .map(line -> line.split(" ", -1)[0])
                .toList();

        Run run = Run.of(
                "predict",
                "-m",
                TWO_INPUTS,
                "--no-header",
                "-i",
                names.get(1) + "=" + second,
                "-i",
                names.get(0) + "=" + first);
        Run cut = Run.with(
                "1,2\n",
                "predict",
                "-m",
                TWO_INPUTS,
                "--no-header",
                "-i",
                names.get(0) + "=" + first,
                "-i",
                names.get(1) + "=-");
        Run missing = Run.of("predict", "-m", TWO_INPUTS, "--no-header", "-i", names.get(1) + "=" + second);
        Run unknown = Run.of("predict", "-m", TWO_INPUTS, "--no-header", "-i", "x=" + second);

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(3);
        assertThat(run.lines().get(0)).matches("(\\w+_\\d,){5}\\w+_0");
        assertThat(cut.exitCode()).isEqualTo(2);
        assertThat(cut.err())
                .contains("a.csv, line 2: a row without a partner; standard input, line 1 was the last there");
        assertThat(missing.err()).contains("no --input " + names.get(0) + "=FILE");
        assertThat(unknown.err()).contains("--input x=", "name=file with a name of " + String.join(", ", names));
    }

    @Test
    void addsTheDecision() throws IOException {
        Run run = higgs(file(rows.subList(0, 20), header), "--threshold", "0.8");

        assertThat(run.lines().get(0)).isEqualTo("prediction,decision");
        assertThat(run.lines().stream().skip(1)).allMatch(line -> {
            String[] fields = line.split(",", -1);
            return fields[1].equals(Float.parseFloat(fields[0]) > 0.8 ? "1" : "0");
        });
        assertThat(predict("lepton", "1,2\n", "--no-header", "-t", "0.5").err())
                .contains("--threshold needs a model of one output value, this one has 2");
    }

    @Test
    void writesJson() throws IOException {
        JsonArray events = JsonParser.parseString(
                        higgs(file(rows.subList(0, 3), header), "-t", "0.5", "--format", "json")
                                .out())
                .getAsJsonArray();

        assertThat(events).hasSize(3);
        assertThat(events.get(0).getAsJsonObject().get("prediction").getAsFloat())
                .isBetween(0f, 1f);
        assertThat(events.get(0).getAsJsonObject().get("decision").getAsInt()).isBetween(0, 1);
        assertThat(JsonParser.parseString(higgs(file(List.of(), header), "--format", "json")
                                .out())
                        .getAsJsonArray())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "abc | 'abc' is not a number",
                "\"\" | empty, expected a number (or give --nan-default)",
                "nan | 'nan', expected a number (or give --nan-default)",
                "1.0f | '1.0f' is not a number",
                "0x1p0 | '0x1p0' is not a number",
                "100 | 100.0 is above Max; range 0.3443423 to 12.79862",
                "inf | Infinity is above Max; range 0.3443423 to 12.79862",
                "-1e99 | -1.0E99 is below Min; range 0.3443423 to 12.79862",
            })
    void namesLineAndColumnOfABadValue(String value, String problem) throws IOException {
        Run run = higgs(withBadRow(value));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines())
                .containsExactly("kaon predict: " + directory.resolve("events.csv") + ", line 3, column 'lepton pT': "
                        + problem);
    }

    @Test
    void leavesPredictionsOfBadRowsEmptyIfAsked() throws IOException {
        Run run = higgs(withBadRow("abc"), "--skip-bad", "-t", "0.5");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.lines()).hasSize(4);
        assertThat(run.lines().get(2)).isEqualTo(",");
        assertThat(run.err().lines())
                .hasSize(1)
                .first()
                .asString()
                .contains("1 of 3 rows left without a prediction", "line 3");
        assertThat(higgs(withBadRow("abc"), "--skip-bad", "--format", "json").out())
                .contains("{\"prediction\": null}");
    }

    @Test
    void clipsOrLetsThroughIfAsked() throws IOException {
        Run clipped = higgs(withBadRow("100"), "--range", "clip");
        Run warned = higgs(withBadRow("100"), "--range", "warn");

        assertThat(clipped.exitCode()).isZero();
        assertThat(clipped.lines()).isEqualTo(higgs(withBadRow("12.79862")).lines());
        assertThat(clipped.err()).contains("1 value out of range, clipped: 'lepton pT' 1");
        assertThat(warned.exitCode()).isZero();
        assertThat(warned.lines()).isNotEqualTo(clipped.lines());
        assertThat(warned.err()).contains("1 value out of range, let through: 'lepton pT' 1");
        assertThat(predict("lepton", "1,2\n", "--no-header", "--range", "clip").err())
                .contains("knows no ranges to clip to");
    }

    @Test
    void replacesNanIfAsked() throws IOException {
        assertThat(higgs(withBadRow("nan"), "--nan-default", "1").lines())
                .isEqualTo(higgs(withBadRow("1")).lines());
    }

    @Test
    void rejectsRowsOfAnotherWidth() throws IOException {
        Run run = higgs(file(List.of(rows.get(0), rows.get(1) + ",7"), header));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("line 3: 30 columns, expected 29");
    }

    @Test
    void listsMissingFeatures() throws IOException {
        Run run = higgs(file(
                List.of(),
                header.stream()
                        .map(name -> name.replace("m_bb", "mbb").replace("m_jj", "x"))
                        .toList()));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no column for 'm_jj'", "'m_bb' (nearest: 'mbb')");
    }

    @Test
    void tellsOfAMissingHeader() throws IOException {
        Run run = higgs(file(rows.subList(0, 2), List.of()));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("line 1: only numbers, expected a header", "--no-header or --columns");
        assertThat(higgs(file(List.of(), List.of())).err()).contains("empty, expected a header");
        assertThat(higgs(file(List.of(), List.of("a;b;c"))).err()).contains("semicolons");
    }

    @Test
    void writesAFileWholeOrNotAtAll() throws IOException {
        Path target = directory.resolve("scores.csv");
        Run good = higgs(file(rows.subList(0, 3), header), "--output", target.toString());
        String written = Files.readString(target);
        Run bad = higgs(withBadRow("abc"), "--output", target.toString());

        assertThat(good).isEqualTo(new Run(0, "", ""));
        assertThat(written).isEqualTo(higgs(file(rows.subList(0, 3), header)).out());
        assertThat(bad.exitCode()).isEqualTo(2);
        assertThat(target).hasContent(written);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("events.csv", "scores.csv");
        }
    }

    @Test
    void compressesWhatIsCalledSo() throws IOException {
        Path target = directory.resolve("scores.csv.gz");
        higgs(file(rows.subList(0, 3), header), "-o", target.toString());

        byte[] content = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(target))).readAllBytes();
        assertThat(new String(content, StandardCharsets.UTF_8))
                .isEqualTo(higgs(file(rows.subList(0, 3), header)).out());
    }

    @Test
    void doesNotReplaceItsInput() throws IOException {
        String events = file(rows.subList(0, 3), header);
        String before = Files.readString(Path.of(events));
        Run run = higgs(events, "-o", events);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("would replace the input");
        assertThat(Path.of(events)).hasContent(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/no/such/folder/o.csv", "src"})
    void saysWhereItCanNotWrite(String target) throws IOException {
        Run run = higgs(file(rows.subList(0, 1), header), "-o", target);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1).first().asString().startsWith("kaon predict: " + target + ": ");
    }

    @Test
    void refusesFilesThatAreNone() throws IOException {
        Path cut = Files.write(
                directory.resolve("cut.csv"), java.util.Arrays.copyOf(Files.readAllBytes(Path.of(EVENTS)), 1000));
        Path text = Files.writeString(directory.resolve("text"), "\"open\n1,2\n");

        assertThat(higgs(directory.resolve("none").toString()).err()).endsWith("none: no such file\n");
        assertThat(higgs(directory.toString()).err()).contains("is a directory");
        assertThat(higgs(cut.toString()).err()).contains("cut.csv: gzip ends in the middle");
        assertThat(higgs(text.toString()).err()).contains("text: Unclosed quoted field");
        assertThat(higgs(MODEL).err()).contains("demo-model.h5: ").doesNotContain("\u0000");
    }

    private Run higgs(String events, String... more) {
        List<String> args =
                new ArrayList<>(List.of("predict", "--model", MODEL, "--stats", STATISTICS, "--input", events));
        args.addAll(List.of(more));
        return Run.of(args.toArray(String[]::new));
    }

    /** A case of Keras 2.13 on standard input. */
    private static Run predict(String name, String events, String... more) {
        List<String> args = new ArrayList<>(List.of("predict", "-m", model(name), "-i", "-"));
        args.addAll(List.of(more));
        return Run.with(events, args.toArray(String[]::new));
    }

    private static String model(String name) {
        Path folder = Path.of("testdata/keras/keras2.13_tf2.13", name);
        return Stream.of("model.h5", "model.keras")
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow()
                .toString();
    }

    private String file(List<String> lines, List<String> names) throws IOException {
        List<String> all = new ArrayList<>(names.isEmpty() ? List.of() : List.of(String.join(",", names)));
        all.addAll(lines);
        return Files.write(directory.resolve("events.csv"), all).toString();
    }

    private String withBadRow(String leptonPt) throws IOException {
        String changed = rows.get(1).replaceFirst("^([^,]*),[^,]*,", "$1," + leptonPt + ",");
        return file(List.of(rows.get(0), changed, rows.get(2)), header);
    }
}
