package org.kaon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kaon.InputException;
import org.kaon.data.Decimal;

/** Labelled events of a CSV file of any size, read as they are needed. */
final class LabelledCsv implements LabelledEvents {
    private final EventFile events;
    private final ByteCount bytes;
    private final long size;
    private final ValueRules rules;
    private List<Integer> labels = List.of();
    private Optional<Integer> weights = Optional.empty();

    private LabelledCsv(EventFile events, ByteCount bytes, long size, ValueRules rules) {
        this.events = events;
        this.bytes = bytes;
        this.size = size;
        this.rules = rules;
    }

    /**
     * Opens a file.
     *
     * @param path plain or gzip
     * @param columns their names, for a file without a header
     * @param rules for the features' values
     */
    static LabelledCsv open(Path path, Optional<ColumnNames> columns, ValueRules rules) throws IOException {
        ByteCount bytes = new ByteCount(Files.newInputStream(path));
        try {
            CsvRows rows = CsvRows.of(path.toString(), bytes);
            EventFile events =
                    columns.isPresent() ? EventFile.withoutHeader(rows, columns) : EventFile.withHeader(rows, false);
            return new LabelledCsv(events, bytes, Files.isRegularFile(path) ? Files.size(path) : 0, rules);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    List<String> columns() {
        return events.columnNames();
    }

    /** Decides which columns are taken for what, by name. */
    void choose(EventColumns columns) {
        events.choose(columns.features());
        List<String> all = events.columnNames();
        labels = columns.labels().stream().map(all::indexOf).toList();
        weights = columns.weights().map(all::indexOf);
    }

    @Override
    public boolean advance() throws IOException {
        return events.advance();
    }

    @Override
    public void features(float[] target, int offset) {
        events.read(rules, target, offset);
    }

    @Override
    public void labels(float[] target, int offset) {
        for (int i = 0; i < labels.size(); i++) {
            target[offset + i] = number(labels.get(i));
        }
    }

    @Override
    public float weight() {
        return weights.map(this::number).orElse(1f);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long position() {
        return bytes.count();
    }

    @Override
    public void close() throws IOException {
        events.close();
    }

    private float number(int column) {
        String field = events.field(column);
        try {
            float value = (float) Decimal.parse(field);
            if (Float.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new InputException(place(column) + "'" + field.strip() + "' is not a number", e);
        }
        throw new InputException(place(column) + "'" + field.strip() + "', expected a finite number");
    }

    private String place(int column) {
        return events.place() + ", column '" + events.columnNames().get(column) + "': ";
    }
}
