package org.kaon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.KaonException;
import org.kaon.ModelFormatException;
import org.kaon.network.ForwardPass;

/** What the group {@code kaon} of a saved file is good for, and what becomes of a damaged one. */
class KaonGroupTest {
    @TempDir
    private Path folder;

    private Path file;
    private byte[] content;

    @BeforeEach
    void save() throws IOException {
        file = folder.resolve("m.h5");
        SavedNetworksTest.models().get("folded").save(file);
        content = Files.readAllBytes(file);
    }

    @Test
    void readsAFileThatAnEarlierBuildSaved() throws IOException {
        // Written by this project and committed: the format must stay readable.
        Model model = Model.load(Path.of("testdata/kaon/saved-format-1.h5"));
        assertThat(model.features().orElseThrow().names()).containsExactly("x0", "x1", "x2", "x3", "x4", "x5");
        assertThat(model.training().orElseThrow().seed()).isEqualTo(4711);
        assertThat(model.warnings()).isEmpty();
    }

    @Test
    void refusesChangedParametersAndNamesTheRow() throws IOException {
        float kernel =
                Model.load(file).network().parameters().get(4).get("kernel").floats()[0];
        replace(floatBytes(kernel), floatBytes(kernel + 0.5f));
        assertThatThrownBy(() -> Model.load(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("SHA-256")
                .hasMessageContaining("reference row 0, output 0: got ")
                .hasMessageContaining(", expected ");
    }

    @Test
    void warnsOfChangedParametersWhereTold() throws IOException {
        float kernel =
                Model.load(file).network().parameters().get(4).get("kernel").floats()[0];
        replace(floatBytes(kernel), floatBytes(kernel + 0.5f));
        Model model = Model.loader().referenceCheck(ReferenceCheck.WARN).load(file);
        assertThat(model.warnings()).hasSize(2);
        assertThat(model.features()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"mean\"", "\"scaling\"", "\"FOLDED\"", "\"parameters_sha256\""})
    void refusesChangedText(String part) {
        byte[] wrong = part.getBytes(StandardCharsets.UTF_8);
        wrong[2] = 'X';
        assertThatThrownBy(() -> {
                    replace(part.getBytes(StandardCharsets.UTF_8), wrong);
                    Model.load(file);
                })
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("group 'kaon' of format 1 is damaged");
    }

    /** Thousands of damaged files: each is refused by one of our exceptions, or answers as the whole one. */
    @Test
    void damagedFilesAreRefusedOrAnswerTheSame() throws IOException {
        int begin = new String(content, StandardCharsets.ISO_8859_1).indexOf("\"scaling\"");
        Random random = new Random(1);
        float[] event = {1, 2, 3, 4, 5, 6};
        float[] expected = ForwardPass.of(Model.load(file).network())
                .apply(1, java.util.List.of(event))
                .get(0);
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            byte[] damaged = content.clone();
            int at = Math.max(0, Math.min(damaged.length - 1, begin - 3000 + random.nextInt(8000)));
            damaged[at] = (byte) (random.nextBoolean() ? damaged[at] ^ (1 << random.nextInt(8)) : random.nextInt());
            Files.write(file, damaged);
            try {
                Model model = Model.load(file);
                assertThat(ForwardPass.of(model.network())
                                .apply(1, java.util.List.of(event))
                                .get(0))
                        .containsExactly(expected);
            } catch (KaonException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(50);
    }

    private void replace(byte[] part, byte[] other) throws IOException {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(new String(part, StandardCharsets.ISO_8859_1));
        assertThat(at).isPositive();
        System.arraycopy(other, 0, content, at, other.length);
        Files.write(file, content);
    }

    private static byte[] floatBytes(float value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(value)
                .array();
    }
}
