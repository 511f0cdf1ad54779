package org.kaon.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.InputException;

class DatasetTest {
    private static final Dataset TABLE = Dataset.of(List.of("a", "b", "c"), new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9});

    @Test
    void holdsRowsOfNamedColumns() {
        assertThat(TABLE.columns()).containsExactly("a", "b", "c");
        assertThat(TABLE.rowCount()).isEqualTo(3);
        assertThat(TABLE.columnCount()).isEqualTo(3);
        assertThat(TABLE.indexOf("c")).isEqualTo(2);
        assertThat(TABLE.value(1, 2)).isEqualTo(6);
        assertThat(TABLE.column("b")).containsExactly(2, 5, 8);
        assertThat(row(TABLE, 2)).containsExactly(7, 8, 9);
    }

    @Test
    void isTheSameFromColumns() {
        Map<String, float[]> columns = new LinkedHashMap<>();
        columns.put("c", new float[] {3, 6, 9});
        columns.put("a", new float[] {1, 4, 7});

        assertThat(Dataset.ofColumns(columns).sha256())
                .isEqualTo(TABLE.select(List.of("c", "a")).sha256());
    }

    @Test
    void copiesWhatItIsGiven() {
        float[] values = {1, 2};
        Dataset table = Dataset.of(List.of("a"), values);
        values[0] = 9;
        table.column("a")[1] = 9;

        assertThat(table.column("a")).containsExactly(1, 2);
    }

    @Test
    void viewsOfViewsShowTheRightValues() {
        Dataset view =
                TABLE.rows(new int[] {2, 0, 2, 1}).select(List.of("c", "a")).slice(1, 4);

        assertThat(view.column("c")).containsExactly(3, 9, 6);
        assertThat(view.column("a")).containsExactly(1, 7, 4);
        assertThat(row(view, 1)).containsExactly(9, 7);
        assertThat(view.value(2, 1)).isEqualTo(4);
        assertThat(row(view.rows(new int[] {2}).without(List.of("c")), 0)).containsExactly(4);
        assertThat(row(TABLE.slice(1, 3).slice(1, 2).without(List.of("a")), 0)).containsExactly(8, 9);
        assertThat(TABLE.rows(new int[0]).column("a")).isEmpty();
        assertThat(TABLE.slice(3, 3).rowCount()).isZero();
    }

    /** Blocks hold 2^16 values, rounded down to a power of two of rows: all widths about a block's boundaries. */
    @ParameterizedTest
    @CsvSource({
        "1, 65535",
        "1, 65536",
        "1, 65537",
        "1, 131073",
        "3, 40000",
        "28, 2048",
        "28, 2049",
        "29, 5000",
        "70000, 3",
        "65536, 2",
        "65537, 2"
    })
    void findsEveryValueAcrossBlocks(int width, int rowCount) {
        float[] values = new float[width * rowCount];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        List<String> names = IntStream.range(0, width).mapToObj(i -> "x" + i).toList();
        Dataset table = Dataset.of(names, values);

        float[] read = new float[values.length];
        for (int row = 0; row < rowCount; row++) {
            table.copyRow(row, read, row * width);
        }
        assertThat(read).isEqualTo(values);
        int[] forwards = IntStream.range(0, rowCount).toArray();
        int[] backwards =
                IntStream.range(0, rowCount).map(i -> rowCount - 1 - i).toArray();
        checkColumns(table, forwards, 1, rowCount - 1);
        checkColumns(table, forwards, 1, Math.min(9, rowCount - 1));
        checkColumns(table, backwards, 1, rowCount - 1);
        checkColumns(table.slice(1, rowCount), forwards, 0, 1);
        checkColumns(table.rows(backwards), forwards, 1, rowCount - 1);
        assertThat(table.value(rowCount - 1, width - 1)).isEqualTo(values[values.length - 1]);
    }

    private static void checkColumns(Dataset table, int[] rows, int from, int count) {
        double[][] columns = new double[table.columnCount()][count + 1];
        table.copyColumns(rows, from, count, columns);
        for (int column = 0; column < columns.length; column++) {
            for (int i = 0; i < count; i++) {
                columns[column][i] -= table.value(rows[from + i], column);
            }
            assertThat(columns[column]).containsOnly(0);
        }
    }

    @Test
    void namesUnknownColumnsWithTheNearest() {
        Dataset table = Dataset.of(List.of("lepton pT", "m_jj"), new float[2]);

        assertThatThrownBy(() -> table.indexOf("lepton_pt"))
                .isInstanceOf(InputException.class)
                .hasMessage("unknown columns: 'lepton_pt' (nearest: 'lepton pT'); known: 'lepton pT', 'm_jj'");
        assertThatThrownBy(() -> table.select(List.of("x1", "m_jjj")))
                .hasMessage("unknown columns: 'x1', 'm_jjj' (nearest: 'm_jj'); known: 'lepton pT', 'm_jj'");
        assertThatThrownBy(() -> table.without(List.of("m_jjj"))).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> table.keys("event")).hasMessageStartingWith("unknown keys: 'event'");
    }

    @Test
    void refusesWhatIsNoTable() {
        assertThatThrownBy(() -> Dataset.of(List.of(), new float[0])).hasMessage("a table without columns");
        assertThatThrownBy(() -> Dataset.of(List.of("a", "b"), new float[3]))
                .hasMessage("3 values, expected a multiple of 2, the number of columns");
        assertThatThrownBy(() -> Dataset.of(List.of("a", "a"), new float[2])).hasMessage("columns named twice: 'a'");
        assertThatThrownBy(() -> Dataset.of(List.of("a", " "), new float[2])).hasMessage("column 2 has a blank name");
        Map<String, float[]> uneven = new LinkedHashMap<>();
        uneven.put("a", new float[2]);
        uneven.put("b", new float[3]);
        assertThatThrownBy(() -> Dataset.ofColumns(uneven)).hasMessage("Column 'b' has 3 rows, expected 2 as in 'a'");
        assertThatThrownBy(() -> TABLE.without(TABLE.columns())).hasMessage("a table without columns");
    }

    @Test
    void refusesRowsThatAreNotThere() {
        assertThatThrownBy(() -> TABLE.rows(new int[] {0, 3})).hasMessage("row 3, expected 0 to 2");
        assertThatThrownBy(() -> TABLE.rows(new int[] {-1})).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> TABLE.slice(2, 4)).hasMessage("rows 2 to 4, expected a range within 0 to 3");
        assertThatThrownBy(() -> TABLE.slice(2, 1)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> TABLE.slice(0, 2).value(2, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> TABLE.value(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void hashIsThatOfTheContentAsDocumented() throws Exception {
        ByteBuffer content = ByteBuffer.allocate(100);
        content.putInt(2).putInt(1).putInt(0).putInt(2).put("é".getBytes(StandardCharsets.UTF_8));
        content.putFloat(1.5f).putInt(0x7fc00000).flip();
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(content);

        assertThat(Dataset.of(List.of("é"), new float[] {1.5f, Float.NaN}).sha256())
                .isEqualTo(HexFormat.of().formatHex(digest.digest()));
    }

    @Test
    void hashTellsNamesShapesAndValuesApart() {
        float[] values = new float[60_000];
        Dataset zeros = Dataset.of(List.of("ab", "c"), values);
        values[59_999] = -0.0f;

        assertThat(List.of(
                                zeros,
                                zeros.slice(0, 29_999),
                                Dataset.of(List.of("ab", "c"), values),
                                Dataset.of(List.of("a", "bc"), new float[60_000]),
                                Dataset.of(List.of("a", "b", "c"), new float[60_000]))
                        .stream()
                        .map(Dataset::sha256))
                .doesNotHaveDuplicates();
        assertThat(zeros.rows(IntStream.range(0, 30_000).toArray()).sha256()).isEqualTo(zeros.sha256());
    }

    private static float[] row(Dataset table, int row) {
        float[] values = new float[table.columnCount() + 2];
        table.copyRow(row, values, 1);
        assertThat(values[0]).isZero();
        assertThat(values[values.length - 1]).isZero();
        return java.util.Arrays.copyOfRange(values, 1, values.length - 1);
    }

    @Test
    void concatenatesTablesOfTheSameColumns() {
        Dataset first = Dataset.of(List.of("a", "b"), new float[] {1, 2, 3, 4});
        Dataset second =
                Dataset.of(List.of("c", "b", "a"), new float[] {0, 6, 5}).select(List.of("a", "b"));

        Dataset both = Dataset.concatenate(List.of(first, second));

        assertThat(both.columns()).containsExactly("a", "b");
        assertThat(both.column("a")).containsExactly(1, 3, 5);
        assertThat(both.column("b")).containsExactly(2, 4, 6);
        assertThat(Dataset.concatenate(List.of(first))).isSameAs(first);
        assertThatThrownBy(() -> Dataset.concatenate(List.of(first, first.select(List.of("b", "a")))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("table 2");
        assertThatThrownBy(() -> Dataset.concatenate(List.of())).hasMessageContaining("no tables");
    }
}
