package org.kaon.data;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kaon.InputException;

/**
 * A table of named float32 columns in memory. Immutable.
 *
 * <p>Rows lie together, in blocks of about 256 KB, so that a batch of shuffled rows is cheap to gather ({@link #copyRow}). {@link #select},
 * {@link #rows}, {@link #slice} and {@link #without} give views: they share the values and copy none.
 *
 * <p>Beside its columns a table may have keys ({@link #keys}): columns of whole numbers kept exactly, such as event numbers, which a float
 * can't hold beyond 2^24. A key is no column: it is in no {@link #columns()} and becomes no feature.
 */
public final class Dataset {
    private final Storage storage;
    private final float[][] blocks;
    private final int shift;
    private final int mask;
    private final int width;
    private final List<String> columns;
    private final int[] places;
    private final boolean together;
    private final List<String> keyNames;
    /** Stored rows, or none where the view's rows follow one another in the storage. */
    private final int[] indices;

    private final int first;
    private final int rowCount;
    /** Once it has been asked for; threads may find it twice. */
    private String sha256;

    private Dataset(
            Storage storage,
            List<String> columns,
            int[] places,
            List<String> keyNames,
            int[] indices,
            int first,
            int rowCount) {
        this.storage = storage;
        this.blocks = storage.values();
        this.shift = storage.shift();
        this.mask = (1 << shift) - 1;
        this.width = storage.width();
        this.columns = columns;
        this.places = places;
        this.together = IntStream.range(0, places.length).allMatch(i -> places[i] == places[0] + i);
        this.keyNames = keyNames;
        this.indices = indices;
        this.first = first;
        this.rowCount = rowCount;
    }

    /**
     * A table of values in memory, which are copied.
     *
     * @param columns the columns' names
     * @param rowMajorValues row after row, each with one value per column
     * @return the table
     * @throws InputException where there is no column, a name is blank or comes twice, or the number of values is no multiple of the columns'
     */
    public static Dataset of(List<String> columns, float[] rowMajorValues) {
        List<String> names = checked(columns, List.of());
        if (rowMajorValues.length % names.size() != 0) {
            throw new InputException(rowMajorValues.length + " values, expected a multiple of " + names.size()
                    + ", the number of columns");
        }
        Storage storage = new Storage(names.size(), 0);
        storage.append(rowMajorValues, new long[0], rowMajorValues.length / names.size());
        return of(names, List.of(), storage);
    }

    /**
     * A table of columns in memory, which are copied.
     *
     * @param columns name to values, in the order of the map
     * @return the table
     * @throws InputException where there is no column, a name is blank, or the columns differ in length
     */
    public static Dataset ofColumns(Map<String, float[]> columns) {
        List<String> names = checked(List.copyOf(columns.keySet()), List.of());
        int rowCount = columns.get(names.get(0)).length;
        Storage storage = new Storage(names.size(), 0);
        storage.grow(rowCount);
        for (int column = 0; column < names.size(); column++) {
            float[] values = columns.get(names.get(column));
            if (values.length != rowCount) {
                throw new InputException("Column '" + names.get(column) + "' has " + values.length + " rows, expected "
                        + rowCount + " as in '" + names.get(0) + "'");
            }
            for (int row = 0; row < rowCount; row++) {
                storage.set(row, column, values[row]);
            }
        }
        return of(names, List.of(), storage);
    }

    /**
     * The rows of several tables, one table after the other; copied, keys left out. One table alone stays as it is.
     *
     * @param tables at least one; all with the columns of the first
     * @return all rows
     * @throws InputException where there is no table, or one has other columns
     */
    public static Dataset concatenate(List<Dataset> tables) {
        if (tables.isEmpty()) {
            throw new InputException("no tables, expected at least one");
        }
        List<String> columns = tables.get(0).columns();
        if (tables.size() == 1) {
            return tables.get(0);
        }
        Storage storage = new Storage(columns.size(), 0);
        float[] values = new float[columns.size()];
        for (Dataset table : tables) {
            if (!table.columns.equals(columns)) {
                throw new InputException("table " + (tables.indexOf(table) + 1) + " has the columns "
                        + Names.quoted(table.columns) + ", expected those of the first, " + Names.quoted(columns));
            }
            for (int row = 0; row < table.rowCount; row++) {
                table.copyRow(row, values, 0);
                storage.append(values, new long[0], 1);
            }
        }
        return of(columns, List.of(), storage);
    }

    /** A table of what was read. */
    static Dataset of(List<String> columns, List<String> keyNames, Storage storage) {
        List<String> names = checked(columns, keyNames);
        return new Dataset(
                storage.finished(),
                names,
                IntStream.range(0, names.size()).toArray(),
                List.copyOf(keyNames),
                new int[0],
                0,
                storage.rowCount());
    }

    /** The names, if a table can have them. */
    static List<String> checked(List<String> columns, List<String> keyNames) {
        if (columns.isEmpty()) {
            throw new InputException("a table without columns");
        }
        List<String> all = Stream.concat(columns.stream(), keyNames.stream()).toList();
        int blank = all.stream().map(String::isBlank).toList().indexOf(true);
        if (blank >= 0) {
            throw new InputException("column " + (blank + 1) + " has a blank name");
        }
        List<String> repeated = Names.repeated(all);
        if (!repeated.isEmpty()) {
            throw new InputException("columns named twice: " + Names.quoted(repeated));
        }
        return List.copyOf(columns);
    }

    /**
     * The columns' names, in order.
     *
     * @return an immutable list
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * How many rows there are.
     *
     * @return 0 or more
     */
    public int rowCount() {
        return rowCount;
    }

    /**
     * How many columns there are.
     *
     * @return at least 1
     */
    public int columnCount() {
        return places.length;
    }

    /**
     * The place of a column.
     *
     * @param column its name
     * @return its index
     * @throws InputException where there is none of that name; the message gives the nearest and lists the known ones
     */
    public int indexOf(String column) {
        return placesIn(columns, List.of(column))[0];
    }

    /**
     * One value.
     *
     * @param row from 0
     * @param column from 0
     * @return the value
     * @throws IndexOutOfBoundsException where there is no such row or column
     */
    public float value(int row, int column) {
        int stored = stored(Objects.checkIndex(row, rowCount));
        return blocks[stored >>> shift][(stored & mask) * width + places[Objects.checkIndex(column, places.length)]];
    }

    /**
     * The values of a column.
     *
     * @param name the column's
     * @return a new array with one value per row
     * @throws InputException where there is no such column
     */
    public float[] column(String name) {
        int place = places[indexOf(name)];
        float[] values = new float[rowCount];
        for (int row = 0; row < rowCount; row++) {
            int stored = stored(row);
            values[row] = blocks[stored >>> shift][(stored & mask) * width + place];
        }
        return values;
    }

    /**
     * The values of a row, without a check of the row: one beyond the end gives values of other rows or an {@link
     * IndexOutOfBoundsException}.
     *
     * @param row from 0 to less than {@link #rowCount()}
     * @param to receives one value per column
     * @param offset where the first goes
     */
    public void copyRow(int row, float[] to, int offset) {
        int stored = stored(row);
        float[] block = blocks[stored >>> shift];
        int at = (stored & mask) * width;
        if (together) {
            System.arraycopy(block, at + places[0], to, offset, places.length);
            return;
        }
        for (int i = 0; i < places.length; i++) {
            to[offset + i] = block[at + places[i]];
        }
    }

    /**
     * Copies the values of a row, widened.
     *
     * @param row index from 0
     * @param to receives a value per column
     * @param offset where the first goes
     */
    public void copyRow(int row, double[] to, int offset) {
        int stored = stored(row);
        float[] block = blocks[stored >>> shift];
        int at = (stored & mask) * width;
        for (int i = 0; i < places.length; i++) {
            to[offset + i] = block[at + places[i]];
        }
    }

    /**
     * Copies the values of several rows column by column, widened.
     *
     * @param chosen indices of rows
     * @param from the first place among them that counts
     * @param count how many count
     * @param to for each column, receives a value per row
     */
    public void copyColumns(int[] chosen, int from, int count, double[][] to) {
        boolean isRun = count > 0 && isRun(chosen, from, count);
        for (int i = 0; i < places.length; i++) {
            if (isRun) {
                int first = stored(chosen[from]);
                copyStrided(blocks[first >>> shift], (first & mask) * width + places[i], width, count, to[i]);
            } else {
                copyColumn(chosen, from, count, places[i], to[i]);
            }
        }
    }

    /** Whether rows follow one another inside one block, as in a batch of all events: no place needs to be looked up then. */
    private boolean isRun(int[] chosen, int from, int count) {
        int steps = 0;
        for (int i = 1; i < count; i++) {
            steps |= (chosen[from + i] - chosen[from + i - 1]) ^ 1;
        }
        int first = stored(chosen[from]);
        int last = first + count - 1;
        return steps == 0 && indices.length == 0 && (first >>> shift) == (last >>> shift);
    }

    private static void copyStrided(float[] values, int at, int step, int count, double[] to) {
        for (int i = 0; i < count; i++) {
            to[i] = values[at + i * step];
        }
    }

    private void copyColumn(int[] chosen, int from, int count, int place, double[] to) {
        for (int i = 0; i < count; i++) {
            int stored = stored(chosen[from + i]);
            to[i] = blocks[stored >>> shift][(stored & mask) * width + place];
        }
    }

    /**
     * The keys there are, none of which is a column.
     *
     * @return the names of what {@link #keys} gives
     */
    public List<String> keyNames() {
        return keyNames;
    }

    /**
     * Whole numbers that are kept exactly, such as event numbers; read by {@link ReadOptions#keys}.
     *
     * @param name one of {@link #keyNames()}
     * @return a new array with one number per row
     * @throws InputException where there is no such key
     */
    public long[] keys(String name) {
        int key = keyNames.indexOf(name);
        if (key < 0) {
            throw Names.unknown("keys", List.of(name), keyNames);
        }
        long[] numbers = new long[rowCount];
        for (int row = 0; row < rowCount; row++) {
            int stored = stored(row);
            numbers[row] = storage.keys()[stored >>> shift][(stored & mask) * keyNames.size() + key];
        }
        return numbers;
    }

    /**
     * Some of the columns, in a new order; keys stay.
     *
     * @param names the columns to take
     * @return a view
     * @throws InputException where there is no name, one is unknown or given twice
     */
    public Dataset select(List<String> names) {
        int[] chosen = placesIn(columns, names);
        return new Dataset(
                storage,
                checked(names, keyNames),
                Arrays.stream(chosen).map(i -> places[i]).toArray(),
                keyNames,
                indices,
                first,
                rowCount);
    }

    /**
     * All columns but some; keys stay.
     *
     * @param names the columns to leave out
     * @return a view
     * @throws InputException where a name is unknown, or no column is left
     */
    public Dataset without(List<String> names) {
        placesIn(columns, names);
        Set<String> left = new LinkedHashSet<>(columns);
        names.forEach(left::remove);
        return select(List.copyOf(left));
    }

    /**
     * Some of the rows, in a new order; a row may come more than once.
     *
     * @param chosen rows of this table, from 0
     * @return a view
     * @throws InputException where there is no such row
     */
    public Dataset rows(int[] chosen) {
        int[] stored = new int[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i] < 0 || chosen[i] >= rowCount) {
                throw new InputException("row " + chosen[i] + ", expected 0 to " + (rowCount - 1));
            }
            stored[i] = stored(chosen[i]);
        }
        return new Dataset(storage, columns, places, keyNames, stored, 0, stored.length);
    }

    /**
     * Rows that follow one another.
     *
     * @param from the first, from 0
     * @param to behind the last
     * @return a view
     * @throws InputException where there are no such rows
     */
    public Dataset slice(int from, int to) {
        if (from < 0 || to < from || to > rowCount) {
            throw new InputException("rows " + from + " to " + to + ", expected a range within 0 to " + rowCount);
        }
        return new Dataset(storage, columns, places, keyNames, indices, first + from, to - from);
    }

    /**
     * What tells this table from any other: the SHA-256 of names, numbers of columns and rows, and all values and keys, row after row. A view
     * and a copy of it have the same. 0.0 and -0.0 differ; every NaN counts as the same.
     *
     * @return 64 hexadecimal digits
     */
    public String sha256() {
        String known = sha256;
        if (known == null) {
            known = Fingerprint.of(this);
            sha256 = known;
        }
        return known;
    }

    private int stored(int row) {
        return indices.length == 0 ? first + row : indices[first + row];
    }

    private static int[] placesIn(List<String> known, List<String> names) {
        Map<String, Integer> positions = Names.positions(known);
        List<String> unknown =
                names.stream().filter(name -> !positions.containsKey(name)).toList();
        if (!unknown.isEmpty()) {
            throw Names.unknown("columns", unknown, known);
        }
        return names.stream().mapToInt(positions::get).toArray();
    }
}
