package org.kaon.cli;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kaon.InputException;
import org.kaon.data.Header;
import org.kaon.preprocess.Feature;
import org.kaon.preprocess.FeatureSchema;

/**
 * The events of a CSV file for one input of a model, one after the other: finds the columns by name where names are known on both
 * sides, otherwise by position.
 */
final class EventFile implements Closeable {
    private final CsvRows rows;
    private final Optional<ColumnNames> columns;
    private Optional<CsvRow> ahead;
    private int columnCount;
    private int[] chosen = {};
    private List<Feature> features = List.of();
    private long line;

    private EventFile(CsvRows rows, Optional<ColumnNames> columns, Optional<CsvRow> ahead) {
        this.rows = rows;
        this.columns = columns;
        this.ahead = ahead;
        this.columnCount = columns.map(known -> known.names().size())
                .orElseGet(() -> ahead.map(row -> row.fields().size()).orElse(0));
    }

    /**
     * Opens a file without a header.
     *
     * @param rows none read yet
     * @param columns their names, where known
     */
    static EventFile withoutHeader(CsvRows rows, Optional<ColumnNames> columns) throws IOException {
        return new EventFile(rows, columns, rows.next());
    }

    /**
     * Opens a file whose first row names the columns.
     *
     * @param rows none read yet
     * @param trusted take it for a header even where it holds only numbers
     */
    static EventFile withHeader(CsvRows rows, boolean trusted) throws IOException {
        CsvRow header = rows.next()
                .orElseThrow(
                        () -> new InputException(rows.name() + ": empty, expected a header with the columns' names"));
        if (header.fields().size() == 1 && header.fields().get(0).matches("(?s).*[;\\t].*")) {
            throw new InputException(
                    rows.name() + ", line " + header.line() + ": fields between semicolons or tabs, expected commas");
        }
        if (!trusted && !Header.isHeader(header.fields())) {
            throw new InputException(rows.name() + ", line " + header.line()
                    + ": only numbers, expected a header with the columns' names; "
                    + "for a file without one give --no-header or --columns");
        }
        return new EventFile(rows, Optional.of(ColumnNames.of(header.fields())), rows.next());
    }

    /** How many columns a row has that may be features. */
    int valueCount() {
        return columnCount - (columns.flatMap(ColumnNames::label).isPresent() ? 1 : 0);
    }

    /** Takes the columns of these features, by name. */
    void choose(FeatureSchema schema) {
        try {
            chosen = columns.isPresent() ? schema.columnsIn(columns.get().names()) : positions(schema.size());
        } catch (InputException e) {
            throw e.at(rows.name());
        }
        features = schema.features();
    }

    /** Takes all columns in their order; the label, where one is known, is left out. */
    void choosePositions(int width) {
        try {
            chosen = positions(width);
        } catch (InputException e) {
            throw e.at(rows.name());
        }
        features = IntStream.of(chosen)
                .mapToObj(this::columnName)
                .map(Feature::named)
                .toList();
    }

    /** Goes to the next row; false at the end. */
    boolean advance() throws IOException {
        if (line > 0) {
            ahead = rows.next();
        }
        line = ahead.map(CsvRow::line).orElse(line);
        return ahead.isPresent();
    }

    /** Where the current row is, for messages. */
    String place() {
        return rows.name() + ", line " + line;
    }

    /** The chosen values of the current row; an {@link InputException} that names line and column where one can't be taken. */
    void read(ValueRules rules, float[] target, int offset) {
        List<String> fields = ahead.orElseThrow().fields();
        if (fields.size() != columnCount) {
            throw new InputException(place() + ": " + fields.size() + " columns, expected " + columnCount);
        }
        for (int i = 0; i < chosen.length; i++) {
            try {
                target[offset + i] = rules.value(fields.get(chosen[i]), features.get(i));
            } catch (InputException e) {
                throw e.at(place() + ", column "
                        + (columns.isPresent() ? "'" + features.get(i).name() + "'" : chosen[i] + 1));
            }
        }
    }

    /** The names of all columns; made up where the file has none. */
    List<String> columnNames() {
        return IntStream.range(0, columnCount).mapToObj(this::columnName).toList();
    }

    /** The field of a column of the current row, as it stands. */
    String field(int column) {
        return ahead.orElseThrow().fields().get(column);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private int[] positions(int width) {
        if (valueCount() != width && !(columnCount == 0 && ahead.isEmpty())) {
            throw new InputException(valueCount() + (valueCount() == 1 ? " column" : " columns") + ", expected " + width
                    + ", one for each value of an event; to choose among more, the file must name its columns"
                    + " (header or --columns) and --stats the model's features");
        }
        Optional<String> label = columns.flatMap(ColumnNames::label);
        return IntStream.range(0, columnCount)
                .filter(column -> label.isEmpty() || !columnName(column).equals(label.get()))
                .toArray();
    }

    private String columnName(int column) {
        return columns.map(known -> known.names().get(column))
                .filter(name -> !name.isBlank())
                .orElse("column " + (column + 1));
    }
}
