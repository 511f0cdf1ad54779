package org.kaon.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.InputException;

class StatsFileTest {
    @TempDir
    Path directory;

    @Test
    void readsWhatPandasWrites() throws IOException {
        FeatureSchema schema = read(",Mean,Std,Min,Max\nsignal,0.5,0.5,0.0,1.0\nlepton pT,0.99,5.6e-1,0.27,5.85\n");

        assertThat(schema.features())
                .containsExactly(
                        new Feature("signal", 0.5, 0.5, 0, 1), new Feature("lepton pT", 0.99, 0.56, 0.27, 5.85));
    }

    @Test
    void findsColumnsByNameAndIgnoresOthers() throws IOException {
        FeatureSchema schema = read("feature,max, MIN ,count,std,mean\r\nx,3,1,100,0.5,2\r\n\r\n");
        FeatureSchema nameless = read("Max,Min,,Std,Mean\n3,1,x,0.5,2");

        assertThat(nameless.features()).containsExactly(new Feature("x", 2, 0.5, 1, 3));
        assertThat(schema).isEqualTo(nameless);
    }

    @Test
    void readsQuotedNames() throws IOException {
        FeatureSchema schema = read(
                "\uFEFF\"\",\"Mean\",Std,Min,Max\n\"a, \"\"b\"\"\",1,1,\"0\",2\n\"two\nlines\",1,1,0,2\nplain \"inside,1,1,0,2\n");

        assertThat(schema.names()).containsExactly("a, \"b\"", "two\nlines", "plain \"inside");
    }

    @Test
    void infiniteBoundsAreNone() throws IOException {
        assertThat(read(",Mean,Std,Min,Max\nx,0,0,-inf,inf\n").features())
                .containsExactly(new Feature("x", 0, 0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "x,abc,1,0,1|line 2: column 'Mean', feature 'x': 'abc' is not a number",
                "x,,1,0,1|line 2: column 'Mean', feature 'x': '' is not a number",
                "x,1f,1,0,1|line 2: column 'Mean', feature 'x': '1f' is not a number",
                "x,1.2.3,1,0,1|line 2: column 'Mean', feature 'x': '1.2.3' is not a number",
                "x,0,nan,0,1|line 2: column 'Std', feature 'x': 'nan' is not a number",
                "x,inf,1,0,1|line 2: Feature 'x': Mean is Infinity, expected a finite number",
                "x,0,-1,0,1|line 2: Feature 'x': Std is -1.0, expected a finite number of at least 0",
                "x,0,1,5,1|line 2: Feature 'x': Max is 1.0, expected at least Min, 5.0",
                "x,0,1,0|line 2: 4 fields, expected 5 as in the header",
                "`x` y,0,1,0,1|line 2: ' ' behind a closing quote, expected a comma or the line's end",
                "`x,0,1,0,1|line 2: a quote is never closed",
            })
    void saysWhereItIsWrong(String row, String message) {
        assertThatThrownBy(() -> read(",Mean,Std,Min,Max\n" + row.replace('`', '"') + "\n"))
                .isInstanceOf(InputException.class)
                .hasMessage(directory.resolve("stats.csv") + ": " + message);
    }

    @Test
    void countsLinesInsideQuotes() {
        assertThatThrownBy(() -> read(",Mean,Std,Min,Max\n\"a\nb\",0,1,0,1\n\ny,0,1,0,z\n"))
                .hasMessageEndingWith("line 5: column 'Max', feature 'y': 'z' is not a number");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name,Mean,Std,Min|line 1: no column 'Max'; columns: 'name', 'Mean', 'Std', 'Min'",
                "name,mean,Mean,Std,Min,Max|line 1: two columns named 'Mean'",
                "Mean,Std,Min,Max|line 1: no column for the features' names; expected one without a name, or the first; columns: 'Mean', 'Std', 'Min', 'Max'",
                ",,Mean,Std,Min,Max|line 1: two columns without a name, expected one, of the features' names",
            })
    void refusesOtherHeaders(String header, String message) {
        assertThatThrownBy(() -> read(header))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith(message);
    }

    @Test
    void refusesFilesWithoutContent() {
        assertThatThrownBy(() -> read(""))
                .hasMessageEndingWith("the file is empty, expected a header with [Mean, Std, Min, Max]");
        assertThatThrownBy(() -> read(",Mean,Std,Min,Max\n")).hasMessageEndingWith("a schema without features");
        assertThatThrownBy(() -> read(",Mean,Std,Min,Max\nx,0,1,0,1\nx,0,1,0,1"))
                .hasMessageEndingWith("features named twice: 'x'");
        assertThatThrownBy(() -> FeatureSchema.read(directory.resolve("none.csv")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void refusesWhatIsNoText() throws IOException {
        Path file = directory.resolve("model.h5");
        Files.write(file, new byte[] {(byte) 0x89, 'H', 'D', 'F'});

        assertThatThrownBy(() -> FeatureSchema.read(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ": not a CSV file in UTF-8");
    }

    @ParameterizedTest
    @CsvSource({
        "small25_stats.csv, 25",
        "small28_stats.csv, 28",
        "higgs_like_stats.csv, 25",
        "higgs_like_stats_all28.csv, 28"
    })
    void readsTheHiggsFiles(String name, int inputs) throws IOException {
        assertStudy(FeatureSchema.read(Path.of("testdata/higgs", name)), inputs);
    }

    @Test
    void readsThePublishedStudysFile() throws IOException {
        Path file = Path.of("../shared/testdata/higgs/published_stats.csv");
        assumeTrue(Files.exists(file), "the published file isn't ours to copy");

        assertStudy(FeatureSchema.read(file), 25);
    }

    private static void assertStudy(FeatureSchema all, int inputs) {
        assertThat(all.size()).isEqualTo(inputs + 1);
        assertThat(all.names()).first().isEqualTo("signal");
        assertThat(all.forInputs(inputs).names())
                .contains("jet 1 b-tag")
                .doesNotContain("signal")
                .first()
                .isEqualTo("lepton pT");
    }

    private FeatureSchema read(String text) throws IOException {
        Path file = directory.resolve("stats.csv");
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        return FeatureSchema.read(file);
    }
}
