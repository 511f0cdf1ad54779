package org.kaon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kaon.InputException;
import org.kaon.data.Dataset;
import org.kaon.data.Examples;
import org.kaon.data.Names;
import org.kaon.data.ReadOptions;
import org.kaon.data.Readers;
import org.kaon.data.Source;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads labelled events as a training takes them: a table in memory, its features chosen. */
final class ExampleReader {
    @Mixin
    private TableOptions table;

    @Option(
            names = "--features",
            paramLabel = "NAMES",
            description =
                    "The features, between commas or as @FILE, in the order of the network's input. Default: all columns but label and weights.")
    private Optional<String> features = Optional.empty();

    @Option(
            names = "--drop",
            paramLabel = "NAMES",
            description = "In place of --features: columns that are left out, between commas or as @FILE.")
    private Optional<String> drop = Optional.empty();

    /** Which of the file's columns are taken. */
    record Choice(List<String> features, List<String> labels, List<String> weights) {}

    void check() {
        if (features.isPresent() && drop.isPresent()) {
            throw new InputException("--features and --drop, expected one of them");
        }
    }

    Source source() {
        return table.source();
    }

    /** Looks at the names of the columns, and which of them are wanted. */
    Choice choose() throws IOException {
        if (Files.exists(source().file()) && !Files.isRegularFile(source().file())) {
            throw new InputException(source() + ": expected a regular file, which can be read twice");
        }
        List<String> all = Readers.read(source(), options().maxRows(0)).columns();
        List<String> labels = table.labels(all);
        List<String> weights = table.weights(all);
        List<String> others = all.stream()
                .filter(name -> !labels.contains(name) && !weights.contains(name))
                .toList();
        return new Choice(features(all, others), labels, weights);
    }

    /** Reads the chosen columns. */
    Examples read(Source source, Choice choice, int threads) throws IOException {
        List<String> wanted = new ArrayList<>(choice.features());
        wanted.addAll(choice.labels());
        wanted.addAll(choice.weights());
        Dataset read = Readers.read(source, options().select(wanted).threads(threads));
        Examples examples = Examples.of(read).targets(choice.labels());
        if (!choice.weights().isEmpty()) {
            examples = examples.weights(choice.weights().get(0));
        }
        return examples.features(choice.features());
    }

    private ReadOptions options() throws IOException {
        Optional<ColumnNames> named = table.columns();
        return named.isPresent() ? ReadOptions.of().columns(named.get().names()) : ReadOptions.of();
    }

    private List<String> features(List<String> all, List<String> others) throws IOException {
        if (drop.isPresent()) {
            List<String> dropped = TableOptions.known("--drop", ColumnNames.list(drop.get()), all);
            return left(others.stream().filter(name -> !dropped.contains(name)).toList(), "--drop leaves no feature");
        }
        if (features.isEmpty()) {
            return left(others, "no column is left for a feature; columns: " + Names.quoted(all));
        }
        List<String> chosen = TableOptions.known("--features", ColumnNames.list(features.get()), all);
        List<String> taken =
                chosen.stream().filter(name -> !others.contains(name)).toList();
        if (!taken.isEmpty()) {
            throw new InputException(
                    "--features: " + Names.quoted(taken) + " is label or weight, expected other columns");
        }
        return chosen;
    }

    private static List<String> left(List<String> names, String complaint) {
        if (names.isEmpty()) {
            throw new InputException(complaint);
        }
        return names;
    }
}
