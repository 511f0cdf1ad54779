package org.kaon.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.InputException;

/** Against what numpy itself drew ({@code testdata/scripts/make_numpy_random.py}). */
class NumpyLegacyTest {
    /** The C library's logarithm and Java's may differ in the last bit. */
    private static final double LAST_BITS = 1e-15;

    static List<JsonObject> streams() throws IOException {
        String text = Files.readString(Path.of("testdata/numpy_random.json"));
        List<JsonObject> streams = new ArrayList<>();
        JsonParser.parseString(text)
                .getAsJsonObject()
                .getAsJsonArray("streams")
                .forEach(stream -> streams.add(stream.getAsJsonObject()));
        return streams;
    }

    @ParameterizedTest
    @MethodSource("streams")
    void bitsAreNumpys(JsonObject expected) {
        NumpyLegacy random = fresh(expected);
        long[] bits = new long[1300];
        Arrays.setAll(bits, i -> Integer.toUnsignedLong(random.nextInt()));
        assertThat(Arrays.copyOfRange(bits, 1296, 1300))
                .containsExactly(
                        StreamSupport.stream(expected.getAsJsonArray("bits").spliterator(), false)
                                .mapToLong(JsonElement::getAsLong)
                                .toArray());
    }

    @ParameterizedTest
    @MethodSource("streams")
    void uniformNumbersAreNumpysBitForBit(JsonObject expected) {
        NumpyLegacy random = fresh(expected);
        for (double number : numbers(expected, "rand")) {
            assertThat(random.nextDouble()).isEqualTo(number);
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    void normalDeviatesAreNumpys(JsonObject expected) {
        NumpyLegacy random = fresh(expected);
        for (double number : numbers(expected, "randn")) {
            assertThat(random.nextGaussian()).isCloseTo(number, within(LAST_BITS * Math.max(1, Math.abs(number))));
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    void secondDeviateIsKeptWhileUniformNumbersAreDrawn(JsonObject expected) {
        NumpyLegacy random = fresh(expected);
        double[] numbers = numbers(expected, "mixed");
        for (int i = 0; i < numbers.length; i++) {
            double drawn = i == 3 || i == 4 ? random.nextDouble() : random.nextGaussian();
            assertThat(drawn).isCloseTo(numbers[i], within(LAST_BITS * Math.max(1, Math.abs(numbers[i]))));
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    void permutationsAreNumpys(JsonObject expected) {
        assertThat(fresh(expected).permutation(10)).containsExactly(whole(expected, "permutation_10"));
        assertThat(fresh(expected).permutation(1000)).startsWith(whole(expected, "permutation_1000_first"));
        assertThat(fresh(expected).permutation(70000)).startsWith(whole(expected, "permutation_70000_first"));
    }

    @Test
    void permutationOfNothingOrOneDrawsNothing() {
        NumpyLegacy random = new NumpyLegacy(5);
        assertThat(random.permutation(0)).isEmpty();
        assertThat(random.permutation(1)).containsExactly(0);
        assertThat(random.nextInt()).isEqualTo(new NumpyLegacy(5).nextInt());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1L << 32, Long.MIN_VALUE})
    void rejectsSeedsThatNumpyRejects(long seed) {
        assertThatThrownBy(() -> new NumpyLegacy(seed))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("seed is " + seed + ", expected 0 to 4294967295");
    }

    private static NumpyLegacy fresh(JsonObject expected) {
        return new NumpyLegacy(expected.get("seed").getAsLong());
    }

    private static double[] numbers(JsonObject expected, String key) {
        JsonArray array = expected.getAsJsonArray(key);
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonElement::getAsDouble)
                .toArray();
    }

    private static int[] whole(JsonObject expected, String key) {
        return Arrays.stream(numbers(expected, key))
                .mapToInt(value -> (int) value)
                .toArray();
    }
}
