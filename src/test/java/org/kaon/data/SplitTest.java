package org.kaon.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.InputException;

class SplitTest {
    private static final Split THREE =
            Split.of(42).part("train", 0.7).part("validation", 0.15).part("test", 0.15);
    private static final long LARGE = 1L << 60;

    /** What plain Python gives by the documented rule ({@code testdata/scripts/make_tables.py}). */
    private record Recorded(float[] labels, int[][] plain, int[] folds) {
        static Recorded read() throws IOException {
            return new Gson().fromJson(Files.readString(Path.of("testdata/tables/splits.json")), Recorded.class);
        }
    }

    /** The published test vector of SplitMix64, seed 1234567: the generator is what the rule says, whichever the JDK. */
    @Test
    void theGeneratorIsSplitMix64() {
        SplittableRandom random = new SplittableRandom(1234567);

        assertThat(Stream.generate(() -> Long.toUnsignedString(random.nextLong()))
                        .limit(5))
                .containsExactly(
                        "6457827717110365317",
                        "3203168211198807973",
                        "9817491932198370423",
                        "4593380528125082431",
                        "16408922859458223821");
    }

    @Test
    void partsAreThoseOfTheDocumentedRule() throws IOException {
        Map<String, int[]> parts = THREE.rows(100);

        assertThat(parts.keySet()).containsExactly("train", "validation", "test");
        assertThat(parts.values().toArray(int[][]::new))
                .isDeepEqualTo(Recorded.read().plain());
    }

    @Test
    void foldsAreThoseOfTheDocumentedRule() throws IOException {
        Recorded recorded = Recorded.read();
        Folds folds = KFold.of(5, 42).stratified(recorded.labels());

        for (int fold = 0; fold < 5; fold++) {
            int number = fold;
            assertThat(folds.validation(fold))
                    .isEqualTo(IntStream.range(0, 100)
                            .filter(row -> recorded.folds()[row] == number)
                            .toArray());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0, 0", "2, 2, 0, 0", "3, 2, 1, 0", "7, 5, 1, 1", "10, 7, 2, 1", "20, 14, 3, 3", "99, 69, 15, 15"
    })
    void sizesAreRoundedByLargestRemainderAndAddUp(int rows, int train, int validation, int test) {
        Map<String, int[]> parts = THREE.rows(rows);

        assertThat(parts.values().stream().map(part -> part.length)).containsExactly(train, validation, test);
        assertThat(all(parts.values())).containsExactly(IntStream.range(0, rows).toArray());
    }

    @Test
    void stratifiedDividesEachClass() {
        float[] labels = new float[1000];
        Arrays.fill(labels, 0, 100, 1);

        Map<String, int[]> parts = THREE.stratified(labels);

        assertThat(all(parts.values())).containsExactly(IntStream.range(0, 1000).toArray());
        assertThat(parts.values().stream()
                        .map(part ->
                                Arrays.stream(part).filter(row -> row < 100).count()))
                .containsExactly(70L, 15L, 15L);
    }

    @Test
    void theSeedDecides() {
        assertThat(THREE.rows(1000).get("test")).isEqualTo(THREE.rows(1000).get("test"));
        assertThat(Split.of(1).part("a", 0.5).part("b", 0.5).rows(1000).get("a"))
                .isNotEqualTo(
                        Split.of(2).part("a", 0.5).part("b", 0.5).rows(1000).get("a"));
    }

    @Test
    void foldsHoldEachRowOutOnce() {
        for (int rows : new int[] {3, 10, 11, 1001}) {
            Folds folds = KFold.of(3, 9).rows(rows);
            List<int[]> held = IntStream.range(0, folds.count())
                    .mapToObj(folds::validation)
                    .toList();
            assertThat(all(held)).containsExactly(IntStream.range(0, rows).toArray());
            assertThat(held).allMatch(part -> part.length == rows / 3 || part.length == rows / 3 + 1);
            assertThat(all(List.of(folds.training(1), folds.validation(1))))
                    .containsExactly(IntStream.range(0, rows).toArray());
        }
    }

    @Test
    void eventNumbersDecideTheirFold() {
        Folds folds = KFold.byEventNumber(4, new long[] {LARGE, LARGE + 1, -1, 2, LARGE + 5});

        assertThat(folds.validation(0)).containsExactly(0);
        assertThat(folds.validation(1)).containsExactly(1, 4);
        assertThat(folds.validation(2)).containsExactly(3);
        assertThat(folds.validation(3)).containsExactly(2);
        assertThat(folds.training(1)).containsExactly(0, 2, 3);
    }

    @Test
    void eventNumbersInFloatColumnsMustBeExact() throws IOException {
        Dataset exact = Dataset.of(List.of("event"), new float[] {4, 16777215, 6});
        Dataset rounded = Dataset.of(List.of("event"), new float[] {1, 2, 16777217});
        Dataset keyed = Readers.read(
                Path.of("testdata/tables/columns.h5"), ReadOptions.of().keys(List.of("event")));

        assertThat(KFold.byEventNumber(2, exact, "event").validation(1)).containsExactly(1);
        assertThatThrownBy(() -> KFold.byEventNumber(2, rounded, "event"))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "column 'event', row 2 (from 0): 1.6777216E7, expected a whole number below 16777216, as far as "
                                + "float32 is exact; read larger event numbers by ReadOptions.keys");
        assertThatThrownBy(() -> KFold.byEventNumber(2, Dataset.of(List.of("e"), new float[] {0.5f, 1}), "e"))
                .isInstanceOf(InputException.class);
        assertThat(KFold.byEventNumber(3, keyed, "event").validation(1)).startsWith(0, 3, 6);
    }

    @Test
    void saysWhatCannotBeDivided() {
        assertThatThrownBy(() -> Split.of(1).part("a", 0.5).part("b", 0.4).rows(10))
                .isInstanceOf(InputException.class)
                .hasMessage("fractions {a=0.5, b=0.4} add up to 0.9, expected 1");
        assertThatThrownBy(() -> Split.of(1).rows(10)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> THREE.part("x", 0))
                .hasMessage("Part 'x': fraction 0.0, expected more than 0 and at most 1");
        assertThatThrownBy(() -> THREE.part("x", Double.NaN)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> THREE.part("test", 0.1)).hasMessage("two parts named 'test'");
        assertThatThrownBy(() -> THREE.stratified(new float[] {0, 1, 2, 3}))
                .hasMessage(
                        "class 0.0 has 1 rows, expected at least 3, one for each part; there are 4 different labels");
        assertThatThrownBy(() -> THREE.stratified(new float[] {0, Float.NaN}))
                .hasMessage("label of row 1 (from 0) is NaN, expected a class");
        assertThatThrownBy(() -> KFold.of(1, 0)).hasMessage("1 folds, expected at least 2");
        assertThatThrownBy(() -> KFold.of(5, 0).rows(4))
                .hasMessage("fold 4 of 5 has none of the 4 rows, expected at least 1");
        assertThatThrownBy(() -> KFold.of(2, 0).rows(4).training(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static int[] all(Iterable<int[]> parts) {
        IntStream rows = IntStream.empty();
        for (int[] part : parts) {
            rows = IntStream.concat(rows, Arrays.stream(part));
        }
        return rows.sorted().toArray();
    }
}
