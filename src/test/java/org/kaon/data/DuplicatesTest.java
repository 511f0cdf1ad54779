package org.kaon.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DuplicatesTest {
    @Test
    void keepsTheFirstOfEqualRows() {
        Dataset table = Dataset.of(List.of("a", "b"), new float[] {1, 2, 3, 4, 1, 2, 2, 1, 3, 4, 1, 2});

        assertThat(Duplicates.firstRows(table)).containsExactly(0, 1, 3);
    }

    @Test
    void takesZerosOfBothSignsAndAllNaNsForEqual() {
        float otherNaN = Float.intBitsToFloat(0x7fc12345);
        Dataset table = Dataset.of(List.of("a"), new float[] {0f, -0f, Float.NaN, otherNaN, Float.MIN_VALUE});

        assertThat(Duplicates.firstRows(table)).containsExactly(0, 2, 4);
    }

    @Test
    void looksAtTheColumnsOfAViewOnly() {
        Dataset table = Dataset.of(List.of("a", "b"), new float[] {1, 2, 1, 3, 2, 2});

        assertThat(Duplicates.firstRows(table.select(List.of("a")))).containsExactly(0, 2);
        assertThat(Duplicates.firstRows(table.rows(new int[] {2, 0, 0}))).containsExactly(0, 1);
        assertThat(Duplicates.firstRows(table.slice(0, 0))).isEmpty();
    }

    @Test
    void findsWhatAHashSetFindsAmongManyRowsOfFewValues() {
        Random random = new Random(3);
        float[] values = new float[3 * 50_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(30) - 15;
        }
        Set<List<Float>> seen = new HashSet<>();
        int[] expected = IntStream.range(0, values.length / 3)
                .filter(row -> seen.add(List.of(values[3 * row], values[3 * row + 1], values[3 * row + 2])))
                .toArray();

        assertThat(Duplicates.firstRows(Dataset.of(List.of("a", "b", "c"), values)))
                .isEqualTo(expected);
        assertThat(expected.length).isLessThan(values.length / 3);
    }
}
