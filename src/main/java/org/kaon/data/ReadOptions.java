package org.kaon.data;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kaon.InputException;

/** How a table is read, whatever kind of file it is in. Immutable; each method gives a changed copy. */
public final class ReadOptions {
    private static final ReadOptions STANDARD =
            new ReadOptions(Optional.empty(), Optional.empty(), List.of(), ',', Integer.MAX_VALUE, 1);

    private final Optional<List<String>> columns;
    private final Optional<List<String>> selected;
    private final List<String> keys;
    private final char delimiter;
    private final int maxRows;
    private final int threads;

    private ReadOptions(
            Optional<List<String>> columns,
            Optional<List<String>> selected,
            List<String> keys,
            char delimiter,
            int maxRows,
            int threads) {
        this.columns = columns;
        this.selected = selected;
        this.keys = keys;
        this.delimiter = delimiter;
        this.maxRows = maxRows;
        this.threads = threads;
    }

    /**
     * All columns and rows, names as the file gives them, commas between the fields of a text, one thread, no keys.
     *
     * @return the standard settings
     */
    public static ReadOptions of() {
        return STANDARD;
    }

    /**
     * Names for the columns of a file that doesn't name them itself: a text without a header, whose first line is data.
     *
     * @param names of all columns, in the file's order; well-known ones are in {@link ColumnSets}
     * @return changed settings
     */
    public ReadOptions columns(List<String> names) {
        return new ReadOptions(Optional.of(List.copyOf(names)), selected, keys, delimiter, maxRows, threads);
    }

    /**
     * Stores only these columns, in this order; what stands in the others of a text need not be numbers.
     *
     * @param names some of the file's columns
     * @return changed settings
     */
    public ReadOptions select(List<String> names) {
        return new ReadOptions(columns, Optional.of(List.copyOf(names)), keys, delimiter, maxRows, threads);
    }

    /**
     * Keeps columns of whole numbers exactly, as 64 bits with sign: event and run numbers, which float32 holds to 2^24 only. They become
     * {@link Dataset#keys}, and no columns of the table.
     *
     * @param names some of the file's columns
     * @return changed settings
     */
    public ReadOptions keys(List<String> names) {
        return new ReadOptions(columns, selected, List.copyOf(names), delimiter, maxRows, threads);
    }

    /**
     * What separates the fields of a text.
     *
     * @param character ASCII, not part of a number, no quote and no line end: a comma, a semicolon, a tab, a space
     * @return changed settings
     * @throws InputException where it can't separate fields
     */
    public ReadOptions delimiter(char character) {
        boolean inNumbers = Character.isLetterOrDigit(character) || "+-.\"#/<>".indexOf(character) >= 0;
        if (inNumbers || character > '~' || (character < ' ' && character != '\t')) {
            throw new InputException("delimiter '" + character
                    + "', expected an ASCII character that is in no number, such as a comma, a semicolon or a tab");
        }
        return new ReadOptions(columns, selected, keys, character, maxRows, threads);
    }

    /**
     * Stops after so many rows; what follows is not looked at.
     *
     * @param count at least 0
     * @return changed settings
     * @throws InputException where it is negative
     */
    public ReadOptions maxRows(int count) {
        if (count < 0) {
            throw new InputException("at most " + count + " rows, expected 0 or more");
        }
        return new ReadOptions(columns, selected, keys, delimiter, count, threads);
    }

    /**
     * How many threads turn text into numbers; with more than one, the caller's thread reads and uncompresses beside them. The table is the
     * same with any number.
     *
     * @param count at least 1
     * @return changed settings
     * @throws InputException where it is less
     */
    public ReadOptions threads(int count) {
        if (count < 1) {
            throw new InputException(count + " threads, expected 1 or more");
        }
        return new ReadOptions(columns, selected, keys, delimiter, maxRows, count);
    }

    /** The columns' names: those given, or else the file's own. */
    List<String> names(List<String> own) {
        columns.ifPresent(given -> {
            if (given.size() != own.size()) {
                throw new InputException(given.size() + " names for " + own.size() + " columns");
            }
        });
        return columns.orElse(own);
    }

    /** The columns asked for by name. */
    List<String> wanted() {
        return Stream.concat(selected.orElse(List.of()).stream(), keys.stream()).toList();
    }

    Optional<List<String>> columns() {
        return columns;
    }

    List<String> keys() {
        return keys;
    }

    char delimiter() {
        return delimiter;
    }

    int maxRows() {
        return maxRows;
    }

    int threads() {
        return threads;
    }

    /** Which of a file's columns are stored, and where. */
    Layout layout(List<String> fileColumns) {
        Set<String> taken = new HashSet<>(keys);
        List<String> stored = selected.orElseGet(
                () -> fileColumns.stream().filter(name -> !taken.contains(name)).toList());
        return Layout.of(fileColumns, stored, keys);
    }
}
