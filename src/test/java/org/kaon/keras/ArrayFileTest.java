package org.kaon.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.InputException;
import org.kaon.KaonException;
import org.kaon.ModelFormatException;

class ArrayFileTest {
    private static final float[] FLOATS = {
        0f, -0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MIN_VALUE, Float.MAX_VALUE, 0.1f
    };
    private static final double[] DOUBLES = {-0.0, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Math.PI};
    private static final long[] LONGS = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, (1L << 53) + 1, 1L << 31, 0xffffffffL};

    @TempDir
    private Path folder;

    private static ArrayFile sample() {
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("moments of dense:0", FLOATS);
        arrays.put("d", DOUBLES);
        arrays.put("state", LONGS);
        arrays.put("none", new float[0]);
        arrays.put("one", new long[] {7});
        return new ArrayFile(arrays, "{\"epoch\": 3, \"text\": \"" + "µ\\n".repeat(50_000) + "\"}");
    }

    @Test
    void readsBackBitForBit() throws IOException {
        Path file = folder.resolve("c.h5");
        sample().write(file);
        ArrayFile read = ArrayFile.read(file);
        assertThat(read.json()).isEqualTo(sample().json());
        assertThat(read.arrays().keySet())
                .containsExactlyElementsOf(sample().arrays().keySet());
        // assertThat on arrays takes 0 and -0 for equal; Arrays.equals compares bits.
        assertThat(Arrays.equals((float[]) read.arrays().get("moments of dense:0"), FLOATS))
                .isTrue();
        assertThat(Arrays.equals((double[]) read.arrays().get("d"), DOUBLES)).isTrue();
        assertThat((long[]) read.arrays().get("state")).containsExactly(LONGS);
        assertThat((float[]) read.arrays().get("none")).isEmpty();
        assertThat((long[]) read.arrays().get("one")).containsExactly(7);
    }

    @Test
    void writesTheSameBytesForTheSameContent() throws IOException {
        sample().write(folder.resolve("a.h5"));
        sample().write(folder.resolve("b.h5"));
        assertThat(folder.resolve("b.h5")).hasSameBinaryContentAs(folder.resolve("a.h5"));
    }

    @Test
    void holdsNothingAtAll() throws IOException {
        new ArrayFile(Map.of(), "").write(folder.resolve("e.h5"));
        assertThat(ArrayFile.read(folder.resolve("e.h5"))).isEqualTo(new ArrayFile(Map.of(), ""));
    }

    @Test
    void refusesHalfAFile() throws IOException {
        Path file = folder.resolve("c.h5");
        sample().write(file);
        byte[] content = Files.readAllBytes(file);
        for (int length : new int[] {0, 1, 100, 1000, content.length / 2, content.length - 1}) {
            Files.write(file, Arrays.copyOf(content, length));
            assertThatThrownBy(() -> ArrayFile.read(file))
                    .isInstanceOf(ModelFormatException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void refusesAChangedValueAnywhere() throws IOException {
        Path file = folder.resolve("c.h5");
        ArrayFile small = new ArrayFile(Map.of("x", new double[] {1, 2, 3, 4}), "{}");
        small.write(file);
        byte[] content = Files.readAllBytes(file);
        int refused = 0;
        for (int at = 0; at < content.length; at++) {
            byte[] damaged = content.clone();
            damaged[at] ^= 0x10;
            Files.write(file, damaged);
            try {
                ArrayFile read = ArrayFile.read(file);
                assertThat(read.json()).isEqualTo("{}");
                assertThat((double[]) read.arrays().get("x")).containsExactly(1, 2, 3, 4);
            } catch (KaonException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(100);
    }

    @Test
    void refusesOtherArraysAndNames() {
        assertThatThrownBy(() -> new ArrayFile(Map.of("x", new int[1]), ""))
                .isInstanceOf(InputException.class)
                .hasMessage("array 'x' is a int[], expected float[], double[] or long[]");
        assertThatThrownBy(() -> new ArrayFile(Map.of("a/b", new long[1]), "")).hasMessageContaining("no '/'");
    }
}
