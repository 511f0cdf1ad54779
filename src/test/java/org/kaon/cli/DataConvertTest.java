package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.data.Dataset;
import org.kaon.data.Hdf5Datasets;
import org.kaon.data.ReadOptions;
import org.kaon.data.Readers;
import org.kaon.data.root.JaggedColumn;
import org.kaon.data.root.RootFile;
import org.kaon.data.root.RootTree;

class DataConvertTest {
    private static final String NUMBERS = "testdata/root/numbers_zlib.root:deep/er/numbers";
    private static final String LEPTONS = "testdata/leptons/leptons_ttbar.root";

    @TempDir
    private Path folder;

    @Test
    void writesSomeColumnsAndRowsAsCsvWithAllDigits() throws IOException {
        Path out = folder.resolve("a.csv");
        Run run = Run.of("data", "convert", NUMBERS, out.toString(), "--select", "d,ul,f,f32[5]", "--rows", "2:4");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualToIgnoringNewLines(out + ": 2 rows of 4 columns");
        assertThat(Files.readAllLines(out))
                .containsExactly(
                        "d,ul,f,f32[5]",
                        "-0.2,18446744073709551613,0.2,10.0",
                        "-0.30000000000000004,18446744073709551612,0.3,15.0");
    }

    @Test
    void writesAllThatIsOneNumberInEachRow() throws IOException {
        Path out = folder.resolve("a.csv.gz");
        Run run = Run.of("data", "convert", NUMBERS, out.toString());
        assertThat(run.err()).startsWith("kaon data convert: branches left out: 'text (string)', 'a (float[])', ");
        Dataset read = Readers.read(out, ReadOptions.of());
        Dataset tree = Readers.read(org.kaon.data.Source.parse(NUMBERS), ReadOptions.of());
        assertThat(read.sha256()).isEqualTo(tree.sha256());
    }

    /** Beside numpy's count of the same file: 81,958 events with a lepton, and the cut's accuracy of 0.9974. */
    @Test
    void writesTheLeadingLeptonsWithTheirMass() throws IOException {
        Path out = folder.resolve("leptons.h5");
        Run run = Run.of(
                "data",
                "convert",
                LEPTONS,
                out.toString(),
                "--leading",
                "eve.lepton_pt_",
                "--mass",
                "eve.lepton_pt_,eve.lepton_eta_,eve.lepton_e_");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .isEqualToIgnoringNewLines(
                        "kaon data convert: 25042 entries without a value of 'eve.lepton_pt_' left out");
        try (Hdf5Datasets written = Hdf5Datasets.open(out)) {
            double[] mass = written.read("massGeV");
            double[] isMuon = written.read("eve.lepton_isMuon_");
            assertThat(mass).hasSize(81_958);
            long right = IntStream.range(0, mass.length)
                    .filter(i -> (mass[i] > 0.10) == (isMuon[i] == 1))
                    .count();
            assertThat((double) right / mass.length).isCloseTo(0.9974, within(5e-5));
            assertThat(written.read("eve.lepton_pt_")).startsWith(leadingPt(3));
        }
    }

    @Test
    void writesARepresentationOfTheLeadingLeptons() throws IOException {
        Path out = folder.resolve("decimals.csv");
        String four = "eve.lepton_pt_,eve.lepton_eta_,eve.lepton_phi_,eve.lepton_e_";
        Run run = Run.of(("data convert " + LEPTONS + " " + out
                        + " --rows 0:50 --leading eve.lepton_pt_ --select eve.lepton_isMuon_"
                        + " --representation decimals=" + four)
                .split(" "));

        assertThat(run.exitCode()).as(run.err()).isZero();
        Dataset written = Readers.read(out, ReadOptions.of());
        assertThat(written.columns()).containsExactly("eve.lepton_isMuon_", "e2Decimals", "p2Decimals");
        // Ten times m² of a muon of 0.1057 GeV, up to multiples of 10; most of the muons have that mass.
        long near = IntStream.range(0, written.rowCount())
                .filter(row -> written.value(row, 0) == 1)
                .filter(row ->
                        Math.abs(Math.IEEEremainder(written.value(row, 1) - written.value(row, 2), 10) - 0.1117) < 1e-3)
                .count();
        assertThat(near).isGreaterThan(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "decimals | --representation decimals, expected NAME=PT,ETA,PHI,E: a representation and four columns",
                "decimals=a,b | --representation decimals=a,b, expected NAME=PT,ETA,PHI,E: a representation and four columns",
                "hexadecimals=a,b,c,d | unknown representation 'hexadecimals'; known: kinematics, momentum, both, mass, squares, decimals",
            })
    void refusesWhatIsNoRepresentation(String wrong, String message) {
        Run refused = Run.of("data", "convert", LEPTONS, folder.resolve("a.csv").toString(), "--representation", wrong);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(refused.err()).isEqualToIgnoringNewLines("kaon data convert: " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "testdata/root/numbers_zlib.root | a.csv | 2 trees, expected one or its name",
                "testdata/root/numbers_zlib.root:deep/er/numbers | a.txt | expected a name that ends in .csv, .csv.gz, .h5, .hdf5",
                "testdata/root/numbers_zlib.root:deep/er/numbers | a.csv --select a | branch 'a' holds float[]; --leading BRANCH takes",
                "testdata/root/numbers_zlib.root:deep/er/numbers | a.csv --select text | branch 'text' holds string, expected numbers",
                "testdata/root/numbers_zlib.root:deep/er/numbers | a.csv --select ff | unknown branches: 'ff'",
                "testdata/root/numbers_zlib.root:deep/er/numbers | a.csv --select da,v --leading a | branch 'v' has other numbers of values than 'a'",
                "testdata/root/numbers_zlib.root:deep/er/numbers | a.csv --rows 5 | --rows 5, expected FROM:TO",
                "testdata/root/numbers_zlib.root:ntuple | a.csv --rows 5:4 | expected FROM up to TO",
                "testdata/root/numbers_zlib.root:ntuple | a.csv --mass a,b | 2 columns, expected 3",
                "testdata/root/numbers_zlib.root:ntuple | a.csv --leading a | holds float, expected a varying number",
                "testdata/tables/columns.h5 | a.csv --leading a | is no ROOT file",
                "testdata/root/numbers_zlib.root:ntuple | a.h5 --rows 7:7 | no rows, which HDF5 can't hold",
            })
    void refusesWhatCantBe(String in, String arguments, String complaint) {
        List<String> rest = List.of(arguments.split(" "));
        java.util.ArrayList<String> all = new java.util.ArrayList<>(
                List.of("data", "convert", in, folder.resolve(rest.get(0)).toString()));
        all.addAll(rest.subList(1, rest.size()));
        Run run = Run.of(all.toArray(String[]::new));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(complaint);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void convertsOtherTables() throws IOException {
        Path csv = Files.writeString(folder.resolve("in.csv"), "a,b\n1,2\n3,4\n5,6\n");
        Path out = folder.resolve("out.csv");
        Run.of("data", "convert", csv.toString(), out.toString(), "--select", "b", "--rows", "1:");
        assertThat(Files.readAllLines(out)).containsExactly("b", "4.0", "6.0");
        assertThat(Run.of("data", "convert", csv.toString(), csv.toString()).err())
                .contains("would replace the input");
    }

    private static double[] leadingPt(int count) throws IOException {
        double[] leading = new double[count];
        try (RootFile file = RootFile.open(Path.of(LEPTONS))) {
            RootTree tree = file.tree();
            JaggedColumn pt = tree.branch("eve.lepton_pt_").jagged(0, 100);
            int found = 0;
            for (int event = 0; found < count; event++) {
                for (int i = 0; i < pt.count(event); i++) {
                    leading[found] = Math.max(leading[found], pt.value(event, i));
                }
                found += pt.count(event) > 0 ? 1 : 0;
            }
        }
        return leading;
    }
}
