package org.kaon.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.kaon.InputException;
import org.kaon.data.WholeFile;

/** What a training gave, epoch by epoch: losses and metrics as the columns of a table. Immutable. */
public final class History {
    private static final String EPOCH = "epoch";

    private final List<String> names;
    private final List<double[]> rows;

    private History(List<String> names, List<double[]> rows) {
        this.names = List.copyOf(names);
        this.rows = List.copyOf(rows);
    }

    /**
     * A history of given values.
     *
     * @param epochs values by name of each epoch; what an epoch doesn't have is NaN
     * @return the table, its columns in the order in which they first come
     */
    public static History of(List<Map<String, Double>> epochs) {
        Set<String> names = new LinkedHashSet<>();
        epochs.forEach(epoch -> names.addAll(epoch.keySet()));
        List<double[]> rows = epochs.stream()
                .map(epoch -> names.stream()
                        .mapToDouble(name -> epoch.getOrDefault(name, Double.NaN))
                        .toArray())
                .toList();
        return new History(List.copyOf(names), rows);
    }

    /**
     * The columns.
     *
     * @return such as {@code loss}, {@code accuracy}, {@code val_loss}
     */
    public List<String> names() {
        return names;
    }

    /**
     * How many epochs there were.
     *
     * @return a count
     */
    public int epochCount() {
        return rows.size();
    }

    /**
     * Whether there is a column.
     *
     * @param name its name
     * @return whether {@link #values} finds it
     */
    public boolean has(String name) {
        return names.contains(name);
    }

    /**
     * A column.
     *
     * @param name its name
     * @return a value per epoch
     * @throws InputException where there is none of that name; the message lists those that are there
     */
    public double[] values(String name) {
        int column = names.indexOf(name);
        if (column < 0) {
            throw new InputException("history has no column '" + name + "'; there are " + String.join(", ", names));
        }
        return rows.stream().mapToDouble(row -> row[column]).toArray();
    }

    /**
     * The values of an epoch.
     *
     * @param epoch from 0
     * @return one per column
     */
    public double[] epoch(int epoch) {
        return rows.get(epoch).clone();
    }

    /**
     * The epoch with the smallest value of a column.
     *
     * @param name its name
     * @return from 0, the first of equal ones; empty without a value that is a number
     */
    public OptionalInt lowest(String name) {
        double[] values = values(name);
        int best = -1;
        for (int i = 0; i < values.length; i++) {
            if (best < 0 ? !Double.isNaN(values[i]) : values[i] < values[best]) {
                best = i;
            }
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }

    /**
     * The table as CSV: a header {@code epoch,…}, then a row per epoch, numbered from 1; each number with all of its digits.
     *
     * @return lines, each ended by a line feed
     */
    public String toCsv() {
        StringBuilder csv = new StringBuilder(EPOCH);
        names.forEach(name -> csv.append(',').append(name));
        csv.append('\n');
        for (int i = 0; i < rows.size(); i++) {
            csv.append(i + 1);
            Arrays.stream(rows.get(i)).forEach(value -> csv.append(',').append(value));
            csv.append('\n');
        }
        return csv.toString();
    }

    /**
     * Writes the table as CSV, whole or not at all.
     *
     * @param file where it goes
     * @throws IOException where that fails; what stood there stays
     */
    public void write(Path file) throws IOException {
        WholeFile.write(file, temporary -> Files.writeString(temporary, toCsv()));
    }

    /** Reads what {@link #toCsv} wrote. */
    static History parse(List<String> lines) {
        List<String> header = Arrays.asList(lines.get(0).split(",", -1));
        List<double[]> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            rows.add(Arrays.stream(line.split(",", -1))
                    .skip(1)
                    .mapToDouble(Double::parseDouble)
                    .toArray());
        }
        return new History(header.subList(1, header.size()), rows);
    }

    /** The rows as maps. */
    List<Map<String, Double>> epochs() {
        List<Map<String, Double>> epochs = new ArrayList<>();
        for (double[] row : rows) {
            Map<String, Double> values = new LinkedHashMap<>();
            for (int i = 0; i < row.length; i++) {
                values.put(names.get(i), row[i]);
            }
            epochs.add(values);
        }
        return epochs;
    }

    /** As an aligned table. */
    @Override
    public String toString() {
        return toCsv();
    }
}
