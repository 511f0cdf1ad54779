package org.kaon.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.InputException;

/** Files that h5py wrote: {@code testdata/scripts/make_tables.py}. */
class Hdf5TablesTest {
    private static final String COLUMNS = "testdata/tables/columns.h5";
    private static final String MATRIX = "testdata/tables/matrix.h5";
    private static final List<String> NAMES = List.of("lepton pT", "lepton eta", "m_jj", "m_bb", "weight");

    @TempDir
    Path directory;

    @Test
    void datasetsOfTheRootAreColumns() throws IOException {
        Dataset table = read(COLUMNS, ReadOptions.of().keys(List.of("event")));

        assertThat(table.columns()).containsExactly("charge", "eta", "label", "pt");
        assertThat(table.rowCount()).isEqualTo(2000);
        assertThat(table.column("charge")).startsWith(-1, 1, -1).endsWith(-1, 1);
        assertThat(table.column("label")).startsWith(1, 0, 0, 1).endsWith(1, 0);
        // The first number of numpy's default_rng(1).normal().
        assertThat(table.value(0, 3)).isEqualTo(0.34558418557f);
        assertThat(table.keys("event")[1999]).isEqualTo((1L << 60) + 1999);
    }

    /** Big-endian float32 in compressed chunks, in slices: the same as the whole column that another way of reading gives. */
    @Test
    void slicesMakeUpTheWholeColumn() throws IOException {
        try (Hdf5Datasets whole = Hdf5Datasets.open(Path.of(COLUMNS))) {
            double[] expected = whole.read("eta");
            float[] eta = read(COLUMNS, ReadOptions.of().select(List.of("eta"))).column("eta");
            assertThat(eta).hasSize(expected.length);
            for (int row = 0; row < eta.length; row++) {
                assertThat(eta[row]).isEqualTo((float) expected[row]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"attribute", "attribute/x", "beside/x"})
    void namesTheColumnsOfATable(String part) throws IOException {
        Dataset table = read(MATRIX + ":" + part, ReadOptions.of());

        assertThat(table.columns()).isEqualTo(NAMES);
        for (int row = 0; row < table.rowCount(); row++) {
            for (int column = 0; column < 5; column++) {
                assertThat(table.value(row, column)).isEqualTo(5f * row + column);
            }
        }
    }

    @Test
    void numbersColumnsWithoutNames() throws IOException {
        assertThat(read(MATRIX + ":bare", ReadOptions.of()).columns()).containsExactly("x_0", "x_1", "x_2");
        assertThat(read(
                                MATRIX + ":/bare/x",
                                ReadOptions.of().columns(List.of("a", "b", "c")).select(List.of("c")))
                        .column("c"))
                .startsWith(2, 7, 12);
        assertThat(read(MATRIX + ":beside", ReadOptions.of()).columns())
                .endsWith("weight", "y_0")
                .hasSize(6);
        assertThat(read(MATRIX + ":attribute", ReadOptions.of().maxRows(7)).rowCount())
                .isEqualTo(7);
        assertThat(read(COLUMNS + ":test", ReadOptions.of()).column("eta")).containsExactly(-0.0f, -1, -2, -3, -4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                ":wrong|'short' has 3 rows, but 'long' has 4",
                ":none|no 'none'; there are 'attribute', 'bare'",
                ":bare/x/y|'/bare/x' is no group that could hold 'y'",
                ":texts|no datasets of numbers with one or two axes; there are 'only'",
                ":texts/only|'only' holds String with 1 axes, expected numbers",
                ":few|'x' has 3 columns, but 2 names in its attribute 'columns'",
                ":nothing|'x' was declared, but never written",
                ":holes|No chunk with offset [50]",
                "|no datasets of numbers with one or two axes; there are 'attribute'",
            })
    void saysWhatIsWrong(String part, String message) {
        String address = MATRIX + (part == null ? "" : part);

        assertThatThrownBy(() -> read(address, ReadOptions.of()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(address)
                .hasMessageContaining(message);
    }

    @Test
    void refusesKeysThatAreNotWhole() {
        assertThatThrownBy(() -> read(COLUMNS, ReadOptions.of().keys(List.of("pt"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("column 'pt', row 0 (from 0): 0.3455841")
                .hasMessageEndingWith("expected a whole number of 64 bits with sign");
        assertThatThrownBy(() -> read(COLUMNS, ReadOptions.of().columns(List.of("a"))))
                .hasMessageEndingWith("1 names for 5 columns");
    }

    /** For files of one's own making: flipped bytes and cuts end in a table or an error of ours. */
    @Test
    @Timeout(120)
    void damageGivesATableOrAnError() throws IOException {
        byte[] original = Files.readAllBytes(Path.of(COLUMNS));
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] bytes = random.nextInt(5) == 0
                    ? Arrays.copyOf(original, 8 + random.nextInt(original.length - 8))
                    : original.clone();
            bytes[8 + random.nextInt(Math.min(bytes.length, 4096) - 8)] ^= (byte) (1 << random.nextInt(8));
            Path file = Files.write(directory.resolve("damaged.h5"), bytes);
            try {
                assertThat(Readers.read(file, ReadOptions.of()).rowCount()).isNotNegative();
            } catch (InputException e) {
                assertThat(e).hasMessageStartingWith(file.toString());
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    private static Dataset read(String address, ReadOptions options) throws IOException {
        return Readers.read(Source.parse(address), options);
    }
}
