package org.kaon.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kaon.InputException;

/**
 * What a network learns from: a row of features, a row of targets, and an event weight where there are any. Immutable; shares the table's
 * values.
 *
 * <p>{@code Examples.of(table).label("signal").weights("w")}: the features are all other columns, unless chosen by {@link #features(List)}.
 */
public final class Examples {
    private final Dataset table;
    private final Optional<List<String>> chosen;
    private final Optional<Dataset> targets;
    private final Optional<Dataset> weights;
    private final Dataset features;

    private Examples(
            Dataset table, Optional<List<String>> chosen, Optional<Dataset> targets, Optional<Dataset> weights) {
        this.table = table;
        this.chosen = chosen;
        this.targets = targets;
        this.weights = weights;
        this.features = chosen.map(table::select).orElse(table);
    }

    /**
     * Rows of a table; what is to be learnt is named by {@link #label} or {@link #targets(List)}.
     *
     * @param table features, targets and event weights
     * @return examples without targets and weights: every column is a feature
     */
    public static Examples of(Dataset table) {
        return new Examples(table, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Features and targets that come apart.
     *
     * @param features events × features
     * @param targets events × targets
     * @return examples without weights
     * @throws InputException where they differ in the number of rows
     */
    public static Examples of(Dataset features, Dataset targets) {
        requireRows("Targets", targets.rowCount(), features);
        return new Examples(features, Optional.empty(), Optional.of(targets), Optional.empty());
    }

    /**
     * Features and targets in memory, copied; the columns are called {@code x_0}, {@code x_1}, … and {@code y_0}, {@code y_1}, ….
     *
     * @param features events × features
     * @param targets events × targets
     * @return examples without weights
     * @throws InputException where there is no event, events differ in width, or the numbers of events differ
     */
    public static Examples of(float[][] features, float[][] targets) {
        return of(table("x", features), table("y", targets));
    }

    /**
     * Chooses the features.
     *
     * @param names columns of the table, in the order of the network's inputs
     * @return new examples
     * @throws InputException where a name is unknown or given twice
     */
    public Examples features(List<String> names) {
        return new Examples(table, Optional.of(List.copyOf(names)), targets, weights);
    }

    /**
     * Chooses the one target; it is no feature any more.
     *
     * @param column of the table: 0 or 1, the number of a class, or any value to be regressed on
     * @return new examples
     * @throws InputException where the name is unknown
     */
    public Examples label(String column) {
        return targets(List.of(column));
    }

    /**
     * Chooses the targets; they are no features any more.
     *
     * @param names columns of the table, in the order of the network's outputs
     * @return new examples
     * @throws InputException where a name is unknown or given twice, or no feature is left
     */
    public Examples targets(List<String> names) {
        return new Examples(table, Optional.of(others(names)), Optional.of(table.select(names)), weights);
    }

    /**
     * Chooses the event weights; they are no feature any more.
     *
     * @param column of the table; any finite numbers, negative ones included
     * @return new examples
     * @throws InputException where the name is unknown, or no feature is left
     */
    public Examples weights(String column) {
        Dataset numbers = table.select(List.of(column));
        return new Examples(table, Optional.of(others(List.of(column))), targets, Optional.of(numbers));
    }

    /**
     * Event weights from memory, copied.
     *
     * @param numbers one for each event; any finite numbers, negative ones included
     * @return new examples
     * @throws InputException where there are more or fewer than events
     */
    public Examples weights(float[] numbers) {
        requireRows("Weights", numbers.length, table);
        return new Examples(table, chosen, targets, Optional.of(Dataset.of(List.of("weight"), numbers)));
    }

    /**
     * The features.
     *
     * @return events × features
     */
    public Dataset features() {
        return features;
    }

    /**
     * The targets.
     *
     * @return events × targets
     * @throws InputException where none were named
     */
    public Dataset targets() {
        return targets.orElseThrow(() -> new InputException(
                "no targets; choose them by label(…) or targets(…) from " + Names.quoted(table.columns())));
    }

    /**
     * Whether events have weights.
     *
     * @return false where each counts the same
     */
    public boolean hasWeights() {
        return weights.isPresent();
    }

    /**
     * The weight of an event.
     *
     * @param row from 0
     * @return its weight; 1 where there are none
     * @throws IndexOutOfBoundsException where there is no such event, and there are weights
     */
    public float weight(int row) {
        return weights.isPresent() ? weights.get().value(row, 0) : 1;
    }

    /**
     * How many events there are.
     *
     * @return 0 or more
     */
    public int size() {
        return table.rowCount();
    }

    /**
     * Some of the events.
     *
     * @param indices rows, from 0, in any order
     * @return new examples, which share the values
     * @throws InputException where there is no such row
     */
    public Examples rows(int[] indices) {
        return new Examples(
                table.rows(indices),
                chosen,
                targets.map(all -> all.rows(indices)),
                weights.map(all -> all.rows(indices)));
    }

    Optional<Dataset> weightColumn() {
        return weights;
    }

    private List<String> others(List<String> taken) {
        return features.columns().stream().filter(name -> !taken.contains(name)).toList();
    }

    private static void requireRows(String what, int rows, Dataset features) {
        if (rows != features.rowCount()) {
            throw new InputException(
                    what + " have " + rows + " rows, expected " + features.rowCount() + " as the features have");
        }
    }

    private static Dataset table(String prefix, float[][] rows) {
        int width = rows.length == 0 ? 0 : rows[0].length;
        List<String> names =
                IntStream.range(0, width).mapToObj(i -> prefix + "_" + i).toList();
        List<float[]> checked = new ArrayList<>();
        for (float[] row : rows) {
            if (row.length != width) {
                throw new InputException("Event " + checked.size() + " of " + prefix + " has " + row.length
                        + " values, expected " + width + " as in the first");
            }
            checked.add(row);
        }
        Dataset.checked(names, List.of());
        Storage storage = new Storage(width, 0);
        checked.forEach(row -> storage.append(row, new long[0], 1));
        return Dataset.of(names, List.of(), storage);
    }
}
