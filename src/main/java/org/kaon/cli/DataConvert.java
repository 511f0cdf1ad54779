package org.kaon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kaon.InputException;
import org.kaon.data.Dataset;
import org.kaon.data.NumberColumns;
import org.kaon.data.ReadOptions;
import org.kaon.data.Readers;
import org.kaon.data.Source;
import org.kaon.data.root.Numbers;
import org.kaon.data.root.RootFile;
import org.kaon.physics.InvariantMass;
import org.kaon.study.lepton.Representation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a table, or a selection of it, as CSV or HDF5. */
@Command(
        description = {
            "Writes a table, or some of its columns and rows, as CSV or HDF5.",
            "Trees keep their types: doubles and whole numbers of 64 bits all their digits. Branches of varying length need --leading."
        },
        footer = {
            "",
            "Examples:",
            "  kaon data convert events.root:tree events.csv.gz --select met,nJet --rows 0:1000",
            "  kaon data convert leptons.root leptons.h5 --leading eve.lepton_pt_ --mass eve.lepton_pt_,eve.lepton_eta_,eve.lepton_e_"
        })
final class DataConvert implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on what is inside
    private CommonOptions common;

    @Parameters(
            index = "0",
            paramLabel = "IN",
            description = "CSV, plain or gzip; HDF5, FILE or FILE:GROUP; or ROOT, FILE or FILE:TREE.")
    private String in;

    @Parameters(index = "1", paramLabel = "OUT", description = "A file that ends in .csv, .csv.gz, .h5 or .hdf5.")
    private Path out;

    @Option(
            names = {"-s", "--select"},
            paramLabel = "NAMES",
            description = "Columns to write, between commas or as @FILE. Default: all that can be.")
    private Optional<String> select = Optional.empty();

    @Option(
            names = {"-r", "--rows"},
            paramLabel = "FROM:TO",
            description = "Rows of IN, from 0; TO is the first that isn't taken. Either may be left out.")
    private Optional<String> rows = Optional.empty();

    @Option(
            names = {"-l", "--leading"},
            paramLabel = "BRANCH",
            description =
                    "Of branches of varying length, take the value at the place where BRANCH is largest (its pT); entries without any are left out.")
    private Optional<String> leading = Optional.empty();

    @Option(
            names = {"-m", "--mass"},
            paramLabel = "PT,ETA,E",
            description = "Add a column massGeV, the invariant mass by these columns; negative where E is less than p.")
    private Optional<String> mass = Optional.empty();

    @Option(
            names = "--representation",
            paramLabel = "NAME=PT,ETA,PHI,E",
            description =
                    "Add the columns of a representation of the lepton study, made of these columns: kinematics, momentum, both, mass, squares, decimals.")
    private Optional<String> representation = Optional.empty();

    private final Terminal terminal;

    DataConvert(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        NumberColumns.requireKnown(out);
        Source source = Source.parse(in);
        if (Files.exists(out) && Files.exists(source.file()) && Files.isSameFile(out, source.file())) {
            throw new InputException(out + " would replace the input; expected another file");
        }
        if (representation.isPresent()) {
            // Before anything is read.
            representationColumns();
            chosen();
        }
        NumberColumns columns = withMade(Readers.isRoot(source.file()) ? fromTree(source) : fromTable(source));
        columns.write(out);
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "%s: %,d rows of %d columns%n",
                        out,
                        columns.rowCount(),
                        columns.names().size());
        return ExitCode.DONE;
    }

    private NumberColumns fromTree(Source source) throws IOException {
        try (RootFile file = RootFile.open(source.file())) {
            TreeSelection selection = new TreeSelection(
                    source.part().isPresent() ? file.tree(source.part().get()) : file.tree(), leading, needed());
            RowRange range = RowRange.parse(rows);
            NumberColumns columns = selection.read(range);
            selection.skipped().ifPresent(text -> terminal.err().println("kaon data convert: " + text));
            return columns;
        }
    }

    private NumberColumns fromTable(Source source) throws IOException {
        if (leading.isPresent()) {
            throw new InputException("--leading " + leading.get() + ": " + source
                    + " is no ROOT file, expected one with branches of varying length");
        }
        RowRange range = RowRange.parse(rows);
        ReadOptions options = ReadOptions.of().maxRows((int) Math.min(Integer.MAX_VALUE, range.to()));
        Optional<List<String>> wanted = needed();
        Dataset table = Readers.read(source, wanted.isPresent() ? options.select(wanted.get()) : options);
        Dataset chosen = table.slice((int) Math.min(range.from(), table.rowCount()), table.rowCount());
        NumberColumns columns = NumberColumns.of();
        for (String name : chosen.columns()) {
            columns = columns.with(name, Numbers.of(chosen.column(name)));
        }
        return columns;
    }

    private NumberColumns withMade(NumberColumns columns) throws IOException {
        NumberColumns all = withRepresentation(withMass(columns));
        if (select.isEmpty()) {
            return all;
        }
        List<String> wanted = new ArrayList<>(ColumnNames.list(select.get()));
        List<String> known = all.names();
        wanted.addAll(known.subList(columns.names().size(), known.size()));
        return all.select(wanted.stream()
                .flatMap(name -> spread(name, known).stream())
                .distinct()
                .toList());
    }

    private NumberColumns withMass(NumberColumns columns) throws IOException {
        if (mass.isEmpty()) {
            return columns;
        }
        double[][] of = doubles(columns, massColumns());
        double[] massGeV = new double[of[0].length];
        for (int i = 0; i < massGeV.length; i++) {
            massGeV[i] = InvariantMass.ofPtEtaEGeV(of[0][i], of[1][i], of[2][i]);
        }
        return columns.with("massGeV", Numbers.of(massGeV));
    }

    private NumberColumns withRepresentation(NumberColumns columns) throws IOException {
        if (representation.isEmpty()) {
            return columns;
        }
        double[][] of = doubles(columns, representationColumns());
        Representation chosen = chosen();
        double[][] made = chosen.of(of[0], of[1], of[2], of[3]);
        NumberColumns all = columns;
        for (int i = 0; i < made.length; i++) {
            all = all.with(chosen.columns().get(i), Numbers.of(made[i]));
        }
        return all;
    }

    private static double[][] doubles(NumberColumns columns, List<String> names) {
        return names.stream().map(name -> columns.column(name).doubles()).toArray(double[][]::new);
    }

    /** The columns of a fixed array go by its name, too. */
    private static List<String> spread(String name, List<String> known) {
        List<String> parts =
                known.stream().filter(one -> one.startsWith(name + "[")).toList();
        return known.contains(name) || parts.isEmpty() ? List.of(name) : parts;
    }

    /** The columns to read: those to be written, and those that the mass is made of. */
    private Optional<List<String>> needed() throws IOException {
        if (select.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>(ColumnNames.list(select.get()));
        names.addAll(mass.isPresent() ? massColumns() : List.of());
        names.addAll(representation.isPresent() ? representationColumns() : List.of());
        names.remove("massGeV");
        return Optional.of(names.stream().distinct().toList());
    }

    private List<String> massColumns() throws IOException {
        List<String> names = ColumnNames.list(mass.orElseThrow());
        if (names.size() != 3) {
            throw new InputException("--mass " + mass.get() + ": " + names.size()
                    + " columns, expected 3: transverse momentum, pseudorapidity, energy");
        }
        return names;
    }

    private Representation chosen() {
        String text = representation.orElseThrow();
        return Representation.of(text.substring(0, text.indexOf('=')));
    }

    private List<String> representationColumns() throws IOException {
        String text = representation.orElseThrow();
        List<String> names = text.contains("=") ? ColumnNames.list(text.substring(text.indexOf('=') + 1)) : List.of();
        if (names.size() != 4) {
            throw new InputException(
                    "--representation " + text + ", expected NAME=PT,ETA,PHI,E: a representation and four columns");
        }
        return names;
    }
}
