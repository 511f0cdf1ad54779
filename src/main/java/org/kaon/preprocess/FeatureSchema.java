package org.kaon.preprocess;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaon.InputException;
import org.kaon.data.Dataset;
import org.kaon.data.Names;

/**
 * The features a network takes, in its order, with what the training data showed of each. Immutable.
 *
 * <p>It finds a feature's value by name, never by position: in a map ({@link #values}), in the columns of a table ({@link #columnsIn}) or
 * in a record ({@link #bind}).
 *
 * @param features in the order of the network's inputs; no name twice
 */
public record FeatureSchema(List<Feature> features) {
    /**
     * Copies the list.
     *
     * @param features at least one; no name twice
     * @throws InputException where there is no feature, or two have the same name
     */
    public FeatureSchema {
        features = List.copyOf(features);
        if (features.isEmpty()) {
            throw new InputException("a schema without features");
        }
        List<String> repeated =
                Names.repeated(features.stream().map(Feature::name).toList());
        if (!repeated.isEmpty()) {
            throw new InputException("features named twice: " + Names.quoted(repeated));
        }
    }

    /**
     * Reads the statistics of a data set's columns: CSV (RFC 4180, UTF-8) with a header that names the columns {@code Mean}, {@code Std},
     * {@code Min} and {@code Max} in any order and case; the features' names stand in the column without a name, or in the first where all
     * have one. Other columns are ignored.
     *
     * <p>{@code Mean} must be finite, {@code Std} finite and at least 0, {@code Min} at most {@code Max}; {@code -inf} and {@code inf} in
     * these two mean that there is no bound. All else, an empty field and NaN included, is an error.
     *
     * <p>Every row becomes a feature, a label's row too: {@link #forInputs} or {@link #select} leaves it out.
     *
     * @param file the statistics
     * @return one feature per row, in the file's order
     * @throws IOException where the file can't be read at all
     * @throws InputException where it isn't such a file; the message names file, line and column
     */
    public static FeatureSchema read(Path file) throws IOException {
        return StatsFile.read(file);
    }

    /**
     * Takes the statistics of a table: the training part of the features, for nothing else may be known when a network is trained. Mean, std
     * (n - 1; 0 for one row) and range are those of the float values, computed in double; weights play no part.
     *
     * @param table at least one row; every column becomes a feature
     * @return the schema
     * @throws InputException where there is no row, or a value is NaN or infinite; all columns concerned are named
     */
    public static FeatureSchema fit(Dataset table) {
        return ColumnStatistics.of(table);
    }

    /**
     * Features of which only the names are known.
     *
     * @param names in the order of the network's inputs
     * @return a schema without ranges
     */
    public static FeatureSchema named(List<String> names) {
        return new FeatureSchema(names.stream().map(Feature::named).toList());
    }

    /**
     * Writes the statistics as {@link #read} takes them: CSV with the header {@code ,Mean,Std,Min,Max}, all digits. The file appears whole or
     * not at all.
     *
     * @param file where to, in place of what is there
     * @throws IOException where it can't be written
     */
    public void write(Path file) throws IOException {
        StatsFile.write(this, file);
    }

    /**
     * The names, in the network's order.
     *
     * @return an immutable list
     */
    public List<String> names() {
        return features.stream().map(Feature::name).toList();
    }

    /**
     * How many features there are.
     *
     * @return at least 1
     */
    public int size() {
        return features.size();
    }

    /**
     * The place of a feature.
     *
     * @param name exactly as in the schema
     * @return its index
     * @throws InputException where there is none of that name; the message gives the nearest and lists the known ones
     */
    public int indexOf(String name) {
        int index = names().indexOf(name);
        if (index < 0) {
            throw Names.unknown("features", List.of(name), names());
        }
        return index;
    }

    /**
     * Some of the features.
     *
     * @param names in the order of the network's inputs
     * @return a new schema
     * @throws InputException where a name is unknown or given twice
     */
    public FeatureSchema select(List<String> names) {
        List<String> known = names();
        List<String> unknown =
                names.stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw Names.unknown("features", unknown, known);
        }
        return new FeatureSchema(
                names.stream().map(name -> features.get(known.indexOf(name))).toList());
    }

    /**
     * The features of a model that takes {@code count} values, from statistics in which the label's row may come first: with exactly one row
     * more than the model has inputs, the first row is the label's and left out.
     *
     * @param count how many values the model takes per event
     * @return this schema, or this schema without its first feature
     * @throws InputException where there are fewer or more rows; the message says both numbers
     */
    public FeatureSchema forInputs(int count) {
        if (features.size() == count) {
            return this;
        }
        if (features.size() == count + 1) {
            return new FeatureSchema(features.subList(1, features.size()));
        }
        throw new InputException(features.size() + " rows of statistics, but the model takes " + count
                + " values per event; expected " + count + " rows, or " + (count + 1)
                + " with the label's row first; choose features by select(names)");
    }

    /**
     * The values of an event in the network's order.
     *
     * @param event a number for every feature, in any order
     * @return one value per feature
     * @throws InputException where names are missing or unknown (all are listed, each unknown one with the nearest known), or a value is null
     */
    public double[] values(Map<String, ? extends Number> event) {
        List<String> missing = new ArrayList<>();
        double[] values = new double[features.size()];
        for (int i = 0; i < values.length; i++) {
            String name = features.get(i).name();
            Number value = event.get(name);
            if (value != null) {
                values[i] = value.doubleValue();
            } else if (event.containsKey(name)) {
                throw new InputException("Feature '" + name + "': the value is null, expected a number");
            } else {
                missing.add(name);
            }
        }
        if (!missing.isEmpty() || event.size() > values.length) {
            throw mismatch(missing, event.keySet(), names());
        }
        return values;
    }

    /**
     * Where the features stand among the columns of a table. Bind a header once, then take the values of each row by these indices.
     *
     * @param header the columns' names; columns that are no features are allowed
     * @return for each feature, the index of its column
     * @throws InputException where a feature has no column, or two; all of them are listed
     */
    public int[] columnsIn(List<String> header) {
        Map<String, Integer> positions = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            positions.putIfAbsent(header.get(i), i);
        }
        List<String> names = names();
        List<String> missing =
                names.stream().filter(name -> !positions.containsKey(name)).toList();
        List<String> repeated =
                Names.repeated(header).stream().filter(names::contains).toList();
        if (!missing.isEmpty() || !repeated.isEmpty()) {
            throw new InputException("Header of " + header.size() + " columns: "
                    + (missing.isEmpty() ? "" : "no column for " + Names.withNearest(missing, header))
                    + (missing.isEmpty() || repeated.isEmpty() ? "" : "; ")
                    + (repeated.isEmpty() ? "" : "several columns named " + Names.quoted(repeated)));
        }
        return names.stream().mapToInt(positions::get).toArray();
    }

    /**
     * Finds the features among the components of a record, ignoring case and everything but letters and digits, so that {@code jet1BTag}
     * is found for {@code jet 1 b-tag}. Do this once; the binding then reads any number of records.
     *
     * <p>Components must be numbers (primitive or boxed); those that are no features are left alone. The record may be package-private. Where
     * it lies in a named module that doesn't open its package to Kaon, use {@link #bind(Class, MethodHandles.Lookup)}.
     *
     * @param type the record
     * @param <R> the record
     * @return the binding, immutable and thread-safe
     * @throws InputException where a feature has no component or several, two features fit the same component, or a component isn't a number
     */
    public <R extends Record> RecordBinding<R> bind(Class<R> type) {
        return RecordBinding.of(this, type);
    }

    /**
     * Like {@link #bind(Class)}, with the caller's own right of access: for records of a named module.
     *
     * @param type the record
     * @param lookup {@code MethodHandles.lookup()}, called where the record is visible
     * @param <R> the record
     * @return the binding, immutable and thread-safe
     * @throws InputException as {@link #bind(Class)}
     */
    public <R extends Record> RecordBinding<R> bind(Class<R> type, MethodHandles.Lookup lookup) {
        return RecordBinding.of(this, type, lookup);
    }

    /** For an event whose names aren't the schema's. */
    private static InputException mismatch(List<String> missing, Collection<String> given, List<String> known) {
        List<String> problems = new ArrayList<>();
        if (!missing.isEmpty()) {
            problems.add("missing features: " + Names.quoted(missing));
        }
        List<String> unknown =
                given.stream().filter(name -> !known.contains(name)).sorted().toList();
        if (!unknown.isEmpty()) {
            problems.add(Names.unknown("features", unknown, known).getMessage());
        }
        return new InputException(String.join("; ", problems));
    }
}
