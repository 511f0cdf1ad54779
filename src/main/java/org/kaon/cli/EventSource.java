package org.kaon.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaon.InputException;
import org.kaon.layer.Shape;
import org.kaon.model.Model;
import org.kaon.network.Graph;
import org.kaon.preprocess.FeatureSchema;

/** The events of all inputs of a model, a file each, read in step. */
final class EventSource implements Closeable {
    /** How a file says which column is which. */
    record Layout(boolean hasHeader, boolean isTrusted, Optional<ColumnNames> columns) {
        static final Layout HEADER = new Layout(true, false, Optional.empty());
        static final Layout TRUSTED_HEADER = new Layout(true, true, Optional.empty());
        static final Layout NO_HEADER = new Layout(false, false, Optional.empty());

        static Layout named(ColumnNames columns) {
            return new Layout(false, false, Optional.of(columns));
        }
    }

    private static final String STANDARD_STREAM = "-";

    private final List<Graph.Input> inputs;
    private final List<EventFile> files = new ArrayList<>();
    private final List<ByteCount> counts = new ArrayList<>();
    private long size;
    private int[] widths = {};

    private EventSource(List<Graph.Input> inputs) {
        this.inputs = inputs;
    }

    /**
     * Opens the files.
     *
     * @param given as the user wrote them, {@code file} or {@code name=file}
     * @param inputs of the model
     * @param layout of every file
     * @param standardInput what {@code -} stands for
     */
    static EventSource open(List<String> given, List<Graph.Input> inputs, Layout layout, InputStream standardInput)
            throws IOException {
        List<String> paths = paths(given, inputs);
        EventSource source = new EventSource(inputs);
        try {
            for (String path : paths) {
                source.add(path, layout, standardInput);
            }
            return source;
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /** How many bytes all files have; 0 where one is standard input. */
    long size() {
        return size;
    }

    /** How many of them were read. */
    long position() {
        return counts.stream().mapToLong(ByteCount::count).sum();
    }

    /** The inputs' shapes, an axis of open length filled in from the number of columns. */
    Shape[] shapes() {
        Shape[] shapes = new Shape[inputs.size()];
        for (int i = 0; i < shapes.length; i++) {
            shapes[i] = sized(inputs.get(i), files.get(i).valueCount());
        }
        return shapes;
    }

    /** Decides which columns are taken, by the model's features or, where it knows none, by position. */
    void choose(Model model) {
        widths = model.network().graph().inputs().stream()
                .mapToInt(input -> (int) input.shape().size())
                .toArray();
        int first = 0;
        for (int i = 0; i < widths.length; i++) {
            if (model.features().isPresent()) {
                files.get(i)
                        .choose(new FeatureSchema(
                                model.features().get().features().subList(first, first + widths[i])));
            } else {
                files.get(i).choosePositions(widths[i]);
            }
            first += widths[i];
        }
    }

    /** Goes to the next event; false at the end of all files. */
    boolean advance() throws IOException {
        boolean any = files.get(0).advance();
        for (int i = 1; i < files.size(); i++) {
            if (files.get(i).advance() != any) {
                EventFile longer = files.get(any ? 0 : i);
                EventFile shorter = files.get(any ? i : 0);
                throw new InputException(longer.place() + ": a row without a partner; " + shorter.place()
                        + " was the last there, expected rows in step");
            }
        }
        return any;
    }

    /** The values of the current event, all inputs one after the other. */
    void read(ValueRules rules, float[] target, int offset) {
        int at = offset;
        for (int i = 0; i < widths.length; i++) {
            files.get(i).read(rules, target, at);
            at += widths[i];
        }
    }

    @Override
    public void close() throws IOException {
        for (EventFile file : files) {
            file.close();
        }
    }

    private void add(String path, Layout layout, InputStream standardInput) throws IOException {
        boolean standard = path.equals(STANDARD_STREAM);
        boolean sized = counts.isEmpty() || size > 0;
        ByteCount in = new ByteCount(standard ? standardInput : opened(Path.of(path)));
        size = standard || !sized ? 0 : size + Files.size(Path.of(path));
        counts.add(in);
        CsvRows rows = CsvRows.of(standard ? "standard input" : path, in);
        files.add(
                layout.hasHeader()
                        ? EventFile.withHeader(rows, layout.isTrusted())
                        : EventFile.withoutHeader(rows, layout.columns()));
    }

    private static InputStream opened(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "is a directory, expected a CSV file");
        }
        return Files.newInputStream(path);
    }

    /** The files in the order of the inputs. */
    private static List<String> paths(List<String> given, List<Graph.Input> inputs) {
        List<String> names = inputs.stream().map(Graph.Input::name).toList();
        if (inputs.size() == 1 && given.size() == 1) {
            String only = given.get(0);
            return List.of(
                    only.startsWith(names.get(0) + "=")
                            ? only.substring(names.get(0).length() + 1)
                            : only);
        }
        if (given.stream().filter(text -> text.endsWith("=" + STANDARD_STREAM)).count() > 1) {
            throw new InputException("--input: standard input can feed one input only");
        }
        Map<String, String> byName = new LinkedHashMap<>();
        for (String text : given) {
            String name = names.stream()
                    .filter(known -> text.startsWith(known + "="))
                    .findFirst()
                    .orElseThrow(() -> new InputException("--input " + text + ": expected "
                            + (names.size() == 1
                                    ? "one file"
                                    : "name=file with a name of " + String.join(", ", names))));
            if (byName.put(name, text.substring(name.length() + 1)) != null) {
                throw new InputException("--input " + text + ": a second file for the input '" + name + "'");
            }
        }
        List<String> missing =
                names.stream().filter(name -> !byName.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new InputException(
                    "no --input " + missing.get(0) + "=FILE; the model has the inputs " + String.join(", ", names));
        }
        return names.stream().map(byName::get).toList();
    }

    private static Shape sized(Graph.Input input, int columns) {
        int[] axes = input.shape().axes();
        int open = -1;
        int known = 1;
        for (int i = 0; i < axes.length; i++) {
            if (axes[i] >= 0) {
                known *= axes[i];
            } else if (open < 0) {
                open = i;
            } else {
                throw new InputException("Input '" + input.name() + "' leaves several axes open, " + input.shape()
                        + "; a table can tell the length of one");
            }
        }
        if (open < 0) {
            return input.shape();
        }
        if (known == 0 || columns == 0 || columns % known != 0) {
            throw new InputException(columns + " columns, expected a multiple of " + known + " for the input '"
                    + input.name() + "' of shape " + input.shape());
        }
        return input.shape().with(open, columns / known);
    }
}
