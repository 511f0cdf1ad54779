package org.kaon.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.UnsupportedModelException;
import org.kaon.data.Hdf5Datasets;
import org.kaon.layer.Shape;
import org.kaon.network.ForwardPass;

/**
 * Every model that Kaon reads is saved and read again. With {@code -Dkaon.saved=FOLDER} the files stay there, for {@code
 * src/test/python/check_saved_models.py} under Keras 2 and 3.
 */
class SavedCasesTest {
    /** Rows 32 and more of the recorded inputs are extreme. */
    private static final int ORDINARY_ROWS = 32;

    /** The cases that must be refused, and why. */
    private static final Map<String, String> REFUSALS = Map.of(
            "adv_thresholdedrelu", "unsupported for saving: Keras 2.13 and 3.15 share no such layer",
            "advfn_thresholdedrelu", "unsupported for saving: Keras 2.13 and 3.15 share no such layer",
            "pre_masking_softmax", "behind a Masking layer, where Keras 2 and 3 treat the mask differently",
            "storage_many_layers", "supported for saving: below 59000",
            "storage_many_weights", "supported for saving: below 59000");

    @TempDir
    private Path folder;

    static Stream<Path> cases() throws IOException {
        Path shared = Path.of("../shared/testdata/keras");
        boolean wide = System.getProperty("kaon.saved") != null && Files.isDirectory(shared);
        try (Stream<Path> found = Files.walk(wide ? shared : Path.of("testdata/keras"), 2)) {
            return found
                    .filter(path -> Files.exists(path.resolve("model.h5")))
                    .filter(SavedCasesTest::isSupported)
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static boolean isSupported(Path folder) {
        try {
            return JsonParser.parseString(Files.readString(folder.resolve("meta.json")))
                    .getAsJsonObject()
                    .get("supported")
                    .getAsBoolean();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersTheSameAfterSavingAndLoading(Path source) throws IOException {
        Model model = Model.load(source.resolve("model.h5"));
        List<float[]> inputs = new ArrayList<>();
        List<double[]> events = new ArrayList<>();
        model = recorded(model, source.resolve("expected.h5"), inputs, events);
        Path file = file(source);

        Optional<String> refusal = save(model.saver().reference(events), file);
        String reason = REFUSALS.get(source.getFileName().toString());
        if (reason != null) {
            assertThat(refusal).get().asString().contains(reason);
            assertThat(file).doesNotExist();
            return;
        }
        assertThat(refusal).isEmpty();
        Model loaded = Model.load(file);

        assertThat(loaded.network().graph().inputs())
                .hasSameSizeAs(model.network().graph().inputs());
        List<float[]> expected = ForwardPass.of(model.network()).apply(ORDINARY_ROWS, inputs);
        List<float[]> got = ForwardPass.of(loaded.network()).apply(ORDINARY_ROWS, inputs);
        for (int i = 0; i < expected.size(); i++) {
            if (isSpelledOut(model)) {
                // One more rounding where an activation became two layers.
                assertThat(got.get(i)).containsExactly(expected.get(i), org.assertj.core.data.Offset.offset(1e-6f));
            } else {
                assertThat(got.get(i)).containsExactly(expected.get(i));
            }
        }
    }

    private static Model recorded(Model model, Path file, List<float[]> inputs, List<double[]> events)
            throws IOException {
        List<double[]> values = new ArrayList<>();
        List<Shape> shapes = new ArrayList<>();
        try (Hdf5Datasets recorded = Hdf5Datasets.open(file)) {
            for (int i = 0; i < model.network().graph().inputs().size(); i++) {
                values.add(recorded.read("input_" + i));
                int[] axes = recorded.shape("input_" + i);
                shapes.add(Shape.of(java.util.Arrays.copyOfRange(axes, 1, axes.length)));
            }
        }
        int width = shapes.stream().mapToInt(shape -> (int) shape.size()).sum();
        for (int row = 0; row < ORDINARY_ROWS; row++) {
            events.add(new double[width]);
        }
        int offset = 0;
        for (int i = 0; i < shapes.size(); i++) {
            int size = (int) shapes.get(i).size();
            float[] ordinary = new float[ORDINARY_ROWS * size];
            for (int at = 0; at < ordinary.length; at++) {
                ordinary[at] = (float) values.get(i)[at];
                events.get(at / size)[offset + at % size] = values.get(i)[at];
            }
            inputs.add(ordinary);
            offset += size;
        }
        return model.withInputShapes(shapes.toArray(Shape[]::new));
    }

    private Path file(Path source) throws IOException {
        String name = source.getParent().getFileName() + "__" + source.getFileName() + ".h5";
        String kept = System.getProperty("kaon.saved");
        return (kept == null ? folder : Files.createDirectories(Path.of(kept))).resolve(name);
    }

    private static Optional<String> save(ModelSaver saver, Path file) throws IOException {
        try {
            saver.save(file);
            return Optional.empty();
        } catch (UnsupportedModelException e) {
            if (System.getProperty("kaon.saved") != null) {
                Files.writeString(file.resolveSibling(file.getFileName() + ".refused"), e.getMessage());
            }
            return Optional.of(e.getMessage());
        }
    }

    private static boolean isSpelledOut(Model model) {
        return model.network().graph().members().stream()
                .anyMatch(member -> member.config().attributes().toString().contains("hard_sigmoid"));
    }
}
