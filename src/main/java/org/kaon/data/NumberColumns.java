package org.kaon.data;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.exceptions.HdfException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.kaon.InputException;
import org.kaon.data.root.Numbers;

/**
 * Columns of numbers, each of its own type, that are written as they are: what a {@link Dataset} would round to float32. Immutable; each method
 * gives a changed copy.
 */
public final class NumberColumns {
    private interface Format {
        void write(NumberColumns columns, Path path) throws IOException;
    }

    private static final Map<String, Format> FORMATS = formats();

    private final Map<String, Numbers> columns;

    private NumberColumns(Map<String, Numbers> columns) {
        this.columns = columns;
    }

    /**
     * Without columns.
     *
     * @return nothing yet
     */
    public static NumberColumns of() {
        return new NumberColumns(Map.of());
    }

    /**
     * One column more.
     *
     * @param name of the column
     * @param numbers as many as in the others
     * @return changed columns
     * @throws InputException where the name is blank or there already, or the number of rows differs
     */
    public NumberColumns with(String name, Numbers numbers) {
        if (name.isBlank() || columns.containsKey(name)) {
            throw new InputException(
                    "column '" + name + "' " + (name.isBlank() ? "has a blank name" : "is there twice"));
        }
        if (!columns.isEmpty() && numbers.size() != rowCount()) {
            throw new InputException("column '" + name + "' has " + numbers.size() + " rows, expected " + rowCount()
                    + " as in the others");
        }
        Map<String, Numbers> more = new LinkedHashMap<>(columns);
        more.put(name, numbers);
        return new NumberColumns(more);
    }

    /**
     * Some of the columns, in a new order.
     *
     * @param names the columns to take
     * @return changed columns
     * @throws InputException where one is unknown
     */
    public NumberColumns select(List<String> names) {
        List<String> unknown =
                names.stream().filter(name -> !columns.containsKey(name)).toList();
        if (!unknown.isEmpty()) {
            throw Names.unknown("columns", unknown, names());
        }
        Map<String, Numbers> chosen = new LinkedHashMap<>();
        names.forEach(name -> chosen.put(name, columns.get(name)));
        return new NumberColumns(chosen);
    }

    /**
     * The columns' names.
     *
     * @return in order
     */
    public List<String> names() {
        return List.copyOf(columns.keySet());
    }

    /**
     * How many rows there are.
     *
     * @return 0 without columns
     */
    public int rowCount() {
        return columns.values().stream().findFirst().map(Numbers::size).orElse(0);
    }

    /**
     * One column.
     *
     * @param name of the column
     * @return its numbers
     * @throws InputException where there is none of that name
     */
    public Numbers column(String name) {
        return select(List.of(name)).columns.get(name);
    }

    /**
     * Makes sure that a file's name tells a format that can be written: to be asked before the work.
     *
     * @param path the file
     * @throws InputException where it ends in something else than {@code .csv}, {@code .csv.gz}, {@code .h5} or {@code .hdf5}
     */
    public static void requireKnown(Path path) {
        format(path);
    }

    /**
     * Writes all columns; the file appears whole or not at all. CSV has a header and numbers that read back the same; HDF5 a dataset for each column
     * in the root group.
     *
     * @param path a file that ends in {@code .csv}, {@code .csv.gz}, {@code .h5} or {@code .hdf5}
     * @throws IOException where it can't be written
     * @throws InputException where the name ends otherwise, there are no columns, or HDF5 can't hold them: without rows, or with a slash in a name
     */
    public void write(Path path) throws IOException {
        Format format = format(path);
        if (columns.isEmpty()) {
            throw new InputException(path + ": no columns to write");
        }
        format.write(this, path);
    }

    private static Format format(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return FORMATS.entrySet().stream()
                .filter(format -> name.endsWith(format.getKey()))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        path + ": expected a name that ends in " + String.join(", ", FORMATS.keySet())))
                .getValue();
    }

    private static Map<String, Format> formats() {
        Map<String, Format> formats = new LinkedHashMap<>();
        formats.put(".csv", (columns, path) -> columns.writeCsv(path, false));
        formats.put(".csv.gz", (columns, path) -> columns.writeCsv(path, true));
        formats.put(".h5", NumberColumns::writeHdf5);
        formats.put(".hdf5", NumberColumns::writeHdf5);
        return formats;
    }

    private void writeCsv(Path path, boolean compressed) throws IOException {
        try (PendingFile file = PendingFile.at(path)) {
            OutputStream out = compressed ? new GZIPOutputStream(file.out(), 1 << 16) : file.out();
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            writer.write(names().stream().map(NumberColumns::field).collect(Collectors.joining(",", "", "\n")));
            List<Numbers> all = List.copyOf(columns.values());
            for (int row = 0; row < rowCount(); row++) {
                for (int i = 0; i < all.size(); i++) {
                    writer.write(all.get(i).text(row));
                    writer.write(i + 1 < all.size() ? ',' : '\n');
                }
            }
            writer.close();
            file.finish();
        }
    }

    /** In quotes where it must be (RFC 4180). */
    private static String field(String name) {
        return name.matches("(?s).*[,\"\\r\\n].*") ? '"' + name.replace("\"", "\"\"") + '"' : name;
    }

    private static void writeHdf5(NumberColumns columns, Path path) throws IOException {
        List<String> impossible =
                columns.names().stream().filter(name -> name.contains("/")).toList();
        if (columns.rowCount() == 0 || !impossible.isEmpty()) {
            throw new InputException(path + ": "
                    + (impossible.isEmpty() ? "no rows" : "slashes in the names " + Names.quoted(impossible))
                    + ", which HDF5 can't hold; write CSV, or choose other columns");
        }
        WholeFile.write(path, temporary -> {
            try (WritableHdfFile file = HdfFile.write(temporary)) {
                columns.columns.forEach((name, numbers) -> file.putDataset(name, numbers.array()));
            } catch (HdfException e) {
                throw new IOException(path + ": can't be written (" + e.getMessage() + ")", e);
            }
        });
    }
}
