package org.kaon.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.InputException;

class CsvTablesTest {
    private static final ReadOptions STANDARD = ReadOptions.of();

    @TempDir
    Path directory;

    @Test
    void readsAHeaderAndRows() {
        Dataset table = read("lepton pT, m_jj\n1.5,-2e-1\n3,4\n");

        assertThat(table.columns()).containsExactly("lepton pT", "m_jj");
        assertThat(table.column("lepton pT")).containsExactly(1.5f, 3);
        assertThat(table.column("m_jj")).containsExactly(-0.2f, 4);
    }

    /** Every line end, blank lines, spaces, quotes, a byte order mark, an end without a line end: the same table. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n1,2\n3,4\n",
                "a,b\r\n1,2\r\n3,4",
                "a,b\r1,2\r3,4\r",
                "\n\r\n \na,b\n\n1,2\n  \n\t\n3,4\n\n ",
                "\uFEFFa,b\n1,2\n3,4\n",
                "\"a\",\"b\"\n\"1\",2\n3,\"4\"\n",
                "a , b\n 1 ,2 \n3,\t4  \n",
                "a,b\n1.0e0,+2\n03.,4e+00\n",
            })
    void readsEveryFormOfTheSame(String text) {
        assertThat(read(text).sha256())
                .isEqualTo(
                        Dataset.of(List.of("a", "b"), new float[] {1, 2, 3, 4}).sha256());
    }

    @Test
    void roundsTheNearestDoubleToFloat() {
        // 1 + 2^-24 + 2^-60 lies above halfway between two floats; the nearest double is halfway, which rounds to even.
        Dataset table = read("1.0000000596046447762,nan,NA,,-inf,1e39,-0.0\n1,1,1,1,1,1,1\n");

        assertThat(table.columns()).startsWith("column 1", "column 2");
        assertThat(table.value(0, 0)).isEqualTo((float) 1.0000000596046447762).isEqualTo(1);
        assertThat(table.value(0, 1)).isNaN();
        assertThat(table.value(0, 2)).isNaN();
        assertThat(table.value(0, 3)).isNaN();
        assertThat(table.value(0, 4)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(table.value(0, 5)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(Float.floatToIntBits(table.value(0, 6))).isEqualTo(Float.floatToIntBits(-0.0f));
    }

    @Test
    void takesNumbersForDataAndPandasNumberingForAHeader() {
        assertThat(read("5,1\n2,3\n").rowCount()).isEqualTo(2);
        assertThat(read("0,1\n2,3\n").columns()).containsExactly("0", "1");
        assertThat(read("0,1\n2,3\n", STANDARD.columns(List.of("a", "b"))).column("a"))
                .containsExactly(0, 2);
    }

    @Test
    void storesOnlySelectedColumnsAndPassesTextByElsewhere() {
        Dataset table = read(
                "id,comment,y,x\n1,\"a, \"\"b\"\"\nc\",2,3\n4,plain \"q\",5,6\n", STANDARD.select(List.of("x", "y")));

        assertThat(table.columns()).containsExactly("x", "y");
        assertThat(table.column("x")).containsExactly(3, 6);
        assertThat(table.column("y")).containsExactly(2, 5);
    }

    @Test
    void keepsKeysExactly() {
        Dataset table = read(
                "event,x\n9007199254740993,1\n-4611686018427387905,2\n1e3,3\n\"16777217.0\",4\n",
                STANDARD.keys(List.of("event")));

        assertThat(table.columns()).containsExactly("x");
        assertThat(table.keyNames()).containsExactly("event");
        assertThat(table.keys("event")).containsExactly(9007199254740993L, -4611686018427387905L, 1000, 16777217);
        assertThat(table.rows(new int[] {3, 1}).keys("event")).containsExactly(16777217, -4611686018427387905L);
        assertThatThrownBy(() -> read("event,x\n1.5,1\n", STANDARD.keys(List.of("event"))))
                .hasMessage("text: line 2: column 'event': '1.5', expected a whole number of 64 bits with sign");
        assertThatThrownBy(() -> read("event,x\n1e999999999,1\n", STANDARD.keys(List.of("event"))))
                .isInstanceOf(InputException.class);
        assertThatThrownBy(() -> read("event,x\nab,1\n", STANDARD.keys(List.of("event"))))
                .hasMessageEndingWith("column 'event': 'ab', expected a whole number");
    }

    @ParameterizedTest
    @ValueSource(chars = {';', '\t', ' ', '|', ':'})
    void takesOtherDelimiters(char delimiter) {
        String text = "a,b\n1,2\n,3\n".replace(',', delimiter);

        Dataset table = read(text, STANDARD.delimiter(delimiter));

        assertThat(table.column("b")).containsExactly(2, 3);
        assertThat(table.column("a")).containsExactly(1, Float.NaN);
    }

    @ParameterizedTest
    @ValueSource(chars = {'1', '.', '-', 'e', '"', '\n', '\r', '\u00e9', 'x'})
    void refusesDelimitersOfNumbers(char delimiter) {
        assertThatThrownBy(() -> STANDARD.delimiter(delimiter))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected an ASCII character that is in no number");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b~1,x~|line 2: column 'b': 'x', expected a number",
                "a,b~1,2~~3~|line 4: 1 field, expected 2",
                "a,b~1,2,3~|line 2: 3 fields, expected 2",
                "a,b~1,2,~|line 2: 3 fields, expected 2",
                "a,b~1,1 2~|line 2: column 'b': '1 2', expected a number",
                "a,b~1,0x10~|line 2: column 'b': '0x10', expected a number",
                "a,b~1,^2~3,4~|line 2: a quote is never closed",
                "a,b~1,^2^x~|line 2: 'x' behind a closing quote, expected ',' or the line's end",
                "a,a~1,2~|header: several columns named 'a'",
                "a,~1,2~|header: column 2 has a blank name",
                "a;b~1;2~|line 1: fields between semicolons or tabs, expected ','; choose by delimiter(…)",
                "~~|empty, expected rows of numbers or a header",
                "a,b~1,aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeee~|line 2: column 'b': 'aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd…', expected a number",
            })
    void saysWhereItIsWrong(String text, String message) {
        assertThatThrownBy(() -> read(text.replace('~', '\n').replace('^', '"')))
                .isInstanceOf(InputException.class)
                .hasMessage("text: " + message);
    }

    @Test
    void refusesWhatIsNoText() {
        assertThatThrownBy(() -> read("")).hasMessage("text: empty, expected rows of numbers or a header");
        assertThatThrownBy(() -> read("PK\0\3\n1\n")).hasMessage("text: line 1: not a text in UTF-8");
        assertThatThrownBy(() -> Readers.readText("t", stream(new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0}), STANDARD))
                .hasMessage("t: line 1: not a text in UTF-8");
    }

    @Test
    void namesUnknownColumns() {
        assertThatThrownBy(() -> read("m_jj,b\n1,2\n", STANDARD.select(List.of("m_j"))))
                .hasMessage("text: header: unknown columns: 'm_j' (nearest: 'm_jj'); known: 'm_jj', 'b'");
        assertThatThrownBy(() -> read("1,2\n", STANDARD.columns(List.of("a"))))
                .hasMessage("text: line 1: 2 fields, expected 1");
        assertThatThrownBy(() -> read("a,b\n", STANDARD.select(List.of("a")).keys(List.of("a"))))
                .hasMessage("text: header: columns named twice: 'a'");
    }

    @Test
    void aHeaderAloneIsATableWithoutRows() {
        assertThat(read("a,b\n").rowCount()).isZero();
        assertThat(read("a,b").columns()).containsExactly("a", "b");
    }

    @Test
    void stopsAtTheLastRowWanted() {
        assertThat(read("a\n1\n2\nx\n", STANDARD.maxRows(2)).column("a")).containsExactly(1, 2);
        assertThat(read("a\nx\n", STANDARD.maxRows(0)).rowCount()).isZero();
        assertThatThrownBy(() -> read("a\n1\n2\nx\n", STANDARD.maxRows(3))).hasMessageContaining("line 4");
    }

    @Test
    void readsTheBundledFilesAsTheyAre() throws IOException {
        Dataset test = Readers.read(
                Path.of("testdata/higgs/HIGGS_like_test_8000.csv.gz"), STANDARD.columns(ColumnSets.of("higgs")));
        Dataset uci = Readers.read(Path.of("testdata/higgs/HIGGS_like_uciformat_2000.csv.gz"), STANDARD);
        Dataset train = Readers.read(Path.of("testdata/higgs/HIGGS_like_train_20000.csv.gz"), STANDARD.maxRows(2000));

        assertThat(test.rowCount()).isEqualTo(8000);
        assertThat(test.value(0, test.indexOf("lepton eta"))).isEqualTo(1.469306f);
        assertThat(test.value(0, test.indexOf("m_wwbb"))).isEqualTo(7.974166e-01f);
        assertThat(uci.rowCount()).isEqualTo(2000);
        // %.18e of the same numbers, of which the other file keeps seven digits.
        for (int column = 1; column < 29; column++) {
            for (int row = 0; row < 2000; row++) {
                float value = uci.value(row, column);
                assertThat(train.value(row, column))
                        .isCloseTo(value, org.assertj.core.data.Offset.offset(Math.abs(value) * 6e-7f));
            }
        }
    }

    /** Rows of all lengths over many chunks, quotes and blank lines among them: any number of threads gives the same. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void anyNumberOfThreadsGivesTheSame(int threads) {
        StringBuilder text = new StringBuilder("a,b,text,event\n");
        float[] expected = new float[2 * 60_000];
        java.util.Random random = new java.util.Random(5);
        for (int row = 0; row < expected.length / 2; row++) {
            expected[2 * row] = random.nextFloat();
            expected[2 * row + 1] = (float) random.nextGaussian();
            text.append(expected[2 * row]).append(',').append(expected[2 * row + 1]);
            text.append(random.nextInt(5) == 0 ? ",\"line\nbreak, \"\"quoted\"\"\"," : ",none,")
                    .append(row + (1L << 55));
            text.append(random.nextInt(9) == 0 ? "\r\n\n" : "\n");
        }
        assertThat(text.length()).isGreaterThan(8 * CsvChunks.SIZE);

        Dataset table = read(
                text.toString(),
                STANDARD.threads(threads).select(List.of("a", "b")).keys(List.of("event")));

        assertThat(table.select(List.of("a", "b")).column("a")[59_999]).isEqualTo(expected[2 * 59_999]);
        assertThat(table.keys("event")[59_999]).isEqualTo(59_999 + (1L << 55));
        for (int row = 0; row < table.rowCount(); row++) {
            assertThat(table.value(row, 0)).isEqualTo(expected[2 * row]);
            assertThat(table.value(row, 1)).isEqualTo(expected[2 * row + 1]);
        }
        assertThat(table.rowCount()).isEqualTo(60_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void theFirstFaultCountsWithItsLineWhateverTheThreads(int threads) {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int line = 2; line <= 300_000; line++) {
            text.append(line == 150_001 || line >= 200_000 ? "1.25,?\n" : line % 1000 == 0 ? "\n" : "1.25,-3.5\n");
        }

        assertThatThrownBy(() -> read(text.toString(), STANDARD.threads(threads)))
                .isInstanceOf(InputException.class)
                .hasMessage("text: line 150001: column 'b': '?', expected a number");
        assertThat(read(text.toString(), STANDARD.threads(threads).maxRows(149_000))
                        .rowCount())
                .isEqualTo(149_000);
    }

    /** Chunks are cut at line ends: whichever way a line end falls about the boundary, no row is lost or split. */
    @Test
    void cutsChunksBetweenRecordsWhereverTheyEnd() {
        for (String lineEnd : List.of("\n", "\r\n", "\r")) {
            for (int shift = 0; shift < 12; shift++) {
                String padding = " ".repeat(shift);
                String text = "a\n" + padding + ("12345" + lineEnd).repeat(100_000);
                Dataset table = read(text);
                assertThat(table.rowCount()).isEqualTo(100_000);
                assertThat(table.column("a")).containsOnly(12345);
            }
        }
    }

    @Test
    void readsLinesLongerThanAChunk() {
        int width = CsvChunks.SIZE;
        String text = "5,".repeat(width) + "6\n" + "7,".repeat(width) + "8\n";

        Dataset table = read(text, STANDARD.threads(2));

        assertThat(table.columnCount()).isEqualTo(width + 1);
        assertThat(table.value(1, width)).isEqualTo(8);
        assertThat(table.value(1, width - 1)).isEqualTo(7);
    }

    @Test
    @Timeout(60)
    void givesUpOnALineWithoutEnd() {
        java.io.InputStream endless = new java.io.InputStream() {
            @Override
            public int read() {
                return '1';
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                java.util.Arrays.fill(target, offset, offset + length, (byte) '1');
                return length;
            }
        };
        java.io.InputStream begun =
                new java.io.SequenceInputStream(stream("a\n1\n2\n".getBytes(StandardCharsets.UTF_8)), endless);

        assertThatThrownBy(() -> Readers.readText("endless", begun, STANDARD))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no end of the line, or of quotes, within 64 MB");
    }

    @Test
    void readsGzipOfSeveralMembersAndReportsDamage() throws IOException {
        byte[] whole = join(gzip("a,b\n1,2\n3,"), gzip("4\n5,6\n"));
        Path file = Files.write(directory.resolve("members.csv"), whole);

        assertThat(Readers.read(file, STANDARD).column("b")).containsExactly(2, 4, 6);
        Path cut = Files.write(directory.resolve("cut.csv.gz"), java.util.Arrays.copyOf(whole, whole.length - 5));
        assertThatThrownBy(() -> Readers.read(cut, STANDARD))
                .isInstanceOf(IOException.class)
                .hasMessage(cut + ": gzip ends in the middle");
    }

    @Test
    void rowsWantedAreReadBeforeDamageBehindThem() throws IOException {
        byte[] rows = gzip("a\n" + "1.5\n".repeat(500_000));
        byte[] cut = java.util.Arrays.copyOf(rows, rows.length - 3);

        for (int threads : new int[] {1, 3}) {
            ReadOptions options = STANDARD.threads(threads);
            assertThat(Readers.readText("cut", stream(cut), options.maxRows(400_000))
                            .rowCount())
                    .isEqualTo(400_000);
            assertThatThrownBy(() -> Readers.readText("cut", stream(cut), options))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void failuresOfTheFileSystemAreSuch() {
        assertThatThrownBy(() -> Readers.read(directory, STANDARD))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("is a directory");
        assertThatThrownBy(() -> Readers.read(directory.resolve("none.csv"), STANDARD))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(
                        () -> Readers.read(Source.parse("testdata/higgs/HIGGS_like_test_8000.csv.gz:part"), STANDARD))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("a text has no part 'part'");
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> STANDARD.threads(0)).hasMessage("0 threads, expected 1 or more");
        assertThatThrownBy(() -> STANDARD.maxRows(-1)).hasMessage("at most -1 rows, expected 0 or more");
        assertThatThrownBy(() -> ColumnSets.of("higs"))
                .hasMessage("unknown sets of columns: 'higs' (nearest: 'higgs'); known: 'higgs'");
        assertThat(ColumnSets.of("higgs"))
                .hasSize(29)
                .startsWith("signal", "lepton pT")
                .endsWith("m_wbb", "m_wwbb");
    }

    private static Dataset read(String text) {
        return read(text, STANDARD);
    }

    private static Dataset read(String text, ReadOptions options) {
        try {
            return Readers.readText("text", stream(text.getBytes(StandardCharsets.UTF_8)), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteArrayInputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] all = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
