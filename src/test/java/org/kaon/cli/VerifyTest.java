package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.model.Model;

class VerifyTest {
    private static final Path CASES = Path.of("testdata/keras");
    private static final Path MODEL = Path.of("testdata/higgs/small28.h5");
    private static final Path REFERENCE = Path.of("testdata/higgs/small28_expected.h5");
    private static final Path MULTI = CASES.resolve("keras2.15_tf2.15/nested_multi_io");
    private static final Path REFUSED = CASES.resolve("keras2.13_tf2.13/unsupported_lambda");

    @TempDir
    Path directory;

    @Test
    void tellsHowFarEachOutputIsOff() {
        Run run = verify(MULTI.resolve("model.h5"), MULTI.resolve("expected.h5"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines().get(0)).contains("64 rows and 6 special ones", "tolerance 1.0E-5");
        assertThat(run.lines().stream().filter(line -> line.startsWith("Output '")))
                .hasSize(2);
        assertThat(run.lines().stream().filter(line -> line.startsWith("  predictor ")))
                .hasSize(2);
        assertThat(run.lines().stream().filter(line -> line.startsWith("  forward pass ")))
                .hasSize(2);
        assertThat(run.out()).contains("Keras's float32").endsWith("values pass\n");
        assertThat(run.lines().stream().skip(1)).allMatch(line -> line.length() <= 80);
    }

    @Test
    void failsWhereTheToleranceIsTooSmall() {
        Run run = Run.of("verify", "-m", MODEL.toString(), "-r", REFERENCE.toString(), "--tolerance", "1e-9");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.lines())
                .anyMatch(line -> line.matches("predictor, output 'dense_2', row \\d+, value 0: .*, expected .*"));
        assertThat(run.lines().get(run.lines().size() - 1)).startsWith("FAIL: ");
    }

    @Test
    void failsForAFileInWhichOneNumberIsChanged() throws IOException {
        float weight =
                Model.load(MODEL).network().parameters().get(1).get("kernel").floats()[0];
        byte[] bytes = Files.readAllBytes(MODEL);
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int place = 0;
        while (file.getFloat(place) != weight) {
            place += 4;
        }
        file.putFloat(place, weight * 1.001f + 1e-4f);
        Path changed = Files.write(directory.resolve("changed.h5"), bytes);

        assertThat(verify(MODEL, REFERENCE).exitCode()).isZero();
        assertThat(verify(changed, REFERENCE).exitCode()).isEqualTo(1);
    }

    @Test
    void namesWhatDoesNotFit() {
        Run width = verify(MODEL, Path.of("testdata/higgs/small25_expected.h5"));
        Run inputs = verify(MODEL, MULTI.resolve("expected.h5"));
        Run none = verify(MODEL, MODEL);

        assertThat(List.of(width, inputs, none))
                .allMatch(run -> run.exitCode() == 2 && run.err().lines().count() == 1);
        assertThat(width.err())
                .contains("dataset 'input_0' has rows of shape (25), expected (28) for the input 'dense_input'");
        assertThat(inputs.err()).contains("2 inputs, but the model has 1: ['dense_input' (28)]");
        assertThat(none.err()).contains("no dataset 'input_0'", "there are none");
    }

    @Test
    void checksEveryFormOfACase() throws IOException {
        Path folder = CASES.resolve("keras2.13_tf2.13/storage_variants");
        copy(folder, directory.resolve("a/storage"));
        copy(REFUSED, directory.resolve("a/refused"));

        Run run = Run.of("verify", "--cases", directory.toString());

        assertThat(run.lines()).hasSize(3);
        assertThat(run.lines().get(0)).matches("refused  a/refused +\\d forms?");
        assertThat(run.lines().get(1)).startsWith("ok       a/storage  " + forms(folder) + " forms");
        assertThat(run.lines().get(2)).isEqualTo("1 ok, 0 failed, 1 refused");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void checksAFolderThatIsACaseItself() {
        Run run = Run.of("verify", "--cases", REFUSED.toString());

        assertThat(run.lines().get(0)).matches("refused  unsupported_lambda +\\d forms?");
        assertThat(run.lines().get(1)).isEqualTo("0 ok, 0 failed, 1 refused");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void failsACaseOfWhichOneFormFails() throws IOException {
        copy(CASES.resolve("keras2.13_tf2.13/storage_variants"), directory.resolve("a"));
        Files.copy(MODEL, directory.resolve("a/model_zzz.h5"));

        Run run = Run.of("verify", "--cases", directory.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.lines().get(0)).startsWith("FAIL     a  model_zzz.h5: ");
        assertThat(run.lines().get(1)).isEqualTo("0 ok, 1 failed, 0 refused");
    }

    @Test
    void failsACaseThatShouldBeRefused() throws IOException {
        copy(MULTI, directory.resolve("a"));
        describe("a", "supported", "false");

        Run run = Run.of("verify", "--cases", directory.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.lines().get(0)).contains("FAIL", "evaluated, expected to be refused");
    }

    @Test
    void failsACaseThatIsRefusedButShouldNotBe() throws IOException {
        copy(REFUSED, directory.resolve("a"));
        describe("a", "supported", "true");

        Run run = Run.of("verify", "--cases", directory.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.lines().get(0)).contains("FAIL", "Lambda");
    }

    @Test
    void takesTheFormsOwnSettings() throws IOException {
        copy(CASES.resolve("keras2.13_tf2.13/storage_variants"), directory.resolve("a"));
        Files.writeString(directory.resolve("a/model_libver_latest.h5"), "damaged");
        Run refused = Run.of("verify", "--cases", directory.toString());
        describe("a", "forms", "{}");
        Files.delete(directory.resolve("a/model_libver_latest.h5"));
        Run tooStrict = Run.of("verify", "--cases", directory.toString());

        assertThat(refused.exitCode()).isZero();
        assertThat(refused.lines().get(0)).startsWith("ok").contains("(1 refused)");
        assertThat(tooStrict.exitCode()).isEqualTo(1);
        assertThat(tooStrict.lines().get(0)).contains("model_float16.h5");
    }

    @Test
    void refusesWeightsThatTellNoArchitecture() throws IOException {
        Path folder = CASES.resolve("keras2.13_tf2.13/nested_frozen_first");
        copy(folder, directory.resolve("a"));
        for (String file : List.of("model.h5", "model.keras", "architecture.json")) {
            Files.deleteIfExists(directory.resolve("a").resolve(file));
        }
        Path weights = directory.resolve("a/weights_legacy.h5");
        if (!Files.exists(weights)) {
            Files.copy(anyLegacyWeights(), weights);
        }
        describe("a", "supported", "false");

        Run run = Run.of("verify", "--cases", directory.toString());

        assertThat(run.lines().get(0)).startsWith("refused");
    }

    private static Run verify(Path model, Path reference) {
        return Run.of("verify", "--model", model.toString(), "--reference", reference.toString());
    }

    private void describe(String name, String key, String json) throws IOException {
        Path file = directory.resolve(name).resolve("meta.json");
        JsonObject meta = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        meta.add(key, JsonParser.parseString(json));
        Files.writeString(file, meta.toString());
    }

    private static Path anyLegacyWeights() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(file -> file.endsWith("weights_legacy.h5"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static long forms(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("model"))
                    .count();
        }
    }

    private static void copy(Path folder, Path target) throws IOException {
        Files.createDirectories(target);
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, target.resolve(file.getFileName()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
