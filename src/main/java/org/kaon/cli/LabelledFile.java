package org.kaon.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kaon.InputException;
import org.kaon.data.Examples;
import org.kaon.data.ReadOptions;
import org.kaon.data.Readers;
import org.kaon.data.Source;
import org.kaon.model.Model;
import org.kaon.preprocess.FeatureSchema;

/**
 * A file of labelled events, opened for a model: text is read as it is needed, other kinds as a whole.
 *
 * @param events none read yet
 * @param columns what is taken for what
 */
record LabelledFile(LabelledEvents events, EventColumns columns) implements Closeable {
    /**
     * Opens a file.
     *
     * @param table which file, and which columns hold labels and weights
     * @param model whose features are looked for by name; all other columns in their order, where it knows none
     * @param rules for the features' values
     */
    static LabelledFile open(TableOptions table, Model model, ValueRules rules) throws IOException {
        Source source = table.source();
        if (Files.isDirectory(source.file())) {
            throw new FileSystemException(
                    source.file().toString(), null, "is a directory, expected a file with events");
        }
        return source.part().isPresent() || !Readers.isText(source.file())
                ? inMemory(table, model, rules)
                : text(table, model, rules);
    }

    @Override
    public void close() throws IOException {
        events.close();
    }

    private static LabelledFile text(TableOptions table, Model model, ValueRules rules) throws IOException {
        LabelledCsv events = LabelledCsv.open(table.source().file(), table.columns(), rules);
        try {
            EventColumns columns = columns(table, model, events.columns());
            events.choose(columns);
            return new LabelledFile(events, columns);
        } catch (IOException | RuntimeException e) {
            events.close();
            throw e;
        }
    }

    private static LabelledFile inMemory(TableOptions table, Model model, ValueRules rules) throws IOException {
        Source source = table.source();
        List<String> all = Readers.read(source, ReadOptions.of().maxRows(0)).columns();
        EventColumns columns = columns(table, model, all);
        // Says which are missing.
        columns.features().columnsIn(all);
        List<String> wanted = new ArrayList<>(columns.features().names());
        wanted.addAll(columns.labels());
        columns.weights().ifPresent(wanted::add);
        Examples examples = Examples.of(Readers.read(source, ReadOptions.of().select(wanted)))
                .targets(columns.labels());
        if (columns.weights().isPresent()) {
            examples = examples.weights(columns.weights().get());
        }
        return new LabelledFile(
                new LabelledExamples(
                        examples.features(columns.features().names()),
                        Optional.of(rules),
                        columns.features().features()),
                columns);
    }

    private static EventColumns columns(TableOptions table, Model model, List<String> all) throws IOException {
        List<String> labels = table.labels(all);
        List<String> weights = table.weights(all);
        return new EventColumns(
                model.features().orElseGet(() -> byPosition(model, all, labels, weights)),
                labels,
                weights.stream().findFirst());
    }

    private static FeatureSchema byPosition(Model model, List<String> all, List<String> labels, List<String> weights) {
        List<String> others = all.stream()
                .filter(name -> !labels.contains(name) && !weights.contains(name))
                .toList();
        long width = model.network().graph().inputs().stream()
                .mapToLong(input -> input.shape().size())
                .sum();
        if (others.size() != width) {
            throw new InputException(others.size() + " columns beside label and weights, expected " + width
                    + ", one for each value of an event; to choose among more, name the model's features by --stats");
        }
        return FeatureSchema.named(others);
    }
}
