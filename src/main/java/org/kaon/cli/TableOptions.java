package org.kaon.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.kaon.InputException;
import org.kaon.data.Names;
import org.kaon.data.Source;
import picocli.CommandLine.Option;

/** The options that say where labelled events are and which of their columns is what. */
final class TableOptions {
    @Option(
            names = {"-d", "--data"},
            required = true,
            paramLabel = "FILE",
            description = "Labelled events: CSV, plain or gzip; HDF5, FILE or FILE:GROUP; or ROOT, FILE or FILE:TREE.")
    private String data;

    @Option(
            names = {"-l", "--label"},
            paramLabel = "COLUMN",
            description =
                    "The label's column: 0 or 1, the number of a class from 0, or any number to regress on; several between commas for "
                            + "several outputs. Needed unless --columns tells it.")
    private Optional<String> label = Optional.empty();

    @Option(
            names = "--columns",
            paramLabel = "NAMES",
            description =
                    "For files without a header: 'higgs' (label and 28 features of the UCI HIGGS data), names between commas, or @FILE.")
    private Optional<String> columns = Optional.empty();

    @Option(
            names = {"-w", "--weights"},
            paramLabel = "COLUMN",
            description = "Event weights; negative ones are fine.")
    private Optional<String> weights = Optional.empty();

    Source source() {
        return Source.parse(data);
    }

    /** The columns' names where the file doesn't tell them. */
    Optional<ColumnNames> columns() throws IOException {
        return columns.isPresent() ? Optional.of(ColumnNames.parse(columns.get())) : Optional.empty();
    }

    Optional<String> weights() {
        return weights;
    }

    /**
     * The columns that hold labels.
     *
     * @param all columns of the file
     */
    List<String> labels(List<String> all) throws IOException {
        Optional<ColumnNames> named = columns();
        if (label.isEmpty() && named.flatMap(ColumnNames::label).isPresent()) {
            return List.of(named.get().label().get());
        }
        if (label.isEmpty()) {
            throw new InputException("no --label; columns: " + Names.quoted(all));
        }
        return known("--label", all.contains(label.get()) ? List.of(label.get()) : ColumnNames.list(label.get()), all);
    }

    /** The column of the event weights, where there is one. */
    List<String> weights(List<String> all) {
        return known("--weights", weights.stream().toList(), all);
    }

    /** The names, if there are columns of these names. */
    static List<String> known(String option, List<String> names, List<String> all) {
        List<String> unknown =
                names.stream().filter(name -> !all.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw Names.unknown("columns", unknown, all).at(option);
        }
        List<String> repeated = Names.repeated(names);
        if (!repeated.isEmpty()) {
            throw new InputException(option + ": given twice: " + Names.quoted(repeated));
        }
        return names;
    }
}
