package org.kaon.data;

import io.jhdf.api.dataset.ChunkedDataset;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.kaon.InputException;

/**
 * The columns that one HDF5 dataset gives.
 *
 * @param dataset numbers with one axis (rows) or two (rows × columns)
 * @param columns the columns' names
 */
record Hdf5Columns(io.jhdf.api.Dataset dataset, List<String> columns) {
    private static final Set<Class<?>> NUMBERS =
            Set.of(float.class, double.class, byte.class, short.class, int.class, long.class, BigInteger.class);
    private static final String COLUMNS = "columns";
    private static final int SLICE_SIZE = 1 << 16;

    /** The most that deflate makes of a byte: a file that declares more per byte holds no such data. */
    private static final long MOST_EXPANSION = 1032;

    /** Whether it can be columns at all. */
    static boolean fits(io.jhdf.api.Dataset dataset) {
        int axes = dataset.getDimensionsAsLong().length;
        return (axes == 1 || axes == 2)
                && !dataset.isCompound()
                && !dataset.isVariableLength()
                && NUMBERS.contains(dataset.getJavaType());
    }

    static Hdf5Columns of(io.jhdf.api.Dataset dataset, long fileSize) {
        long[] axes = dataset.getDimensionsAsLong();
        if (!fits(dataset)) {
            throw new InputException("'" + dataset.getName() + "' holds "
                    + dataset.getJavaType().getSimpleName() + " with " + axes.length
                    + " axes, expected numbers with one axis (rows) or two (rows × columns)");
        }
        long width = axes.length == 1 ? 1 : axes[1];
        if (axes[0] > Integer.MAX_VALUE
                || width > Integer.MAX_VALUE
                || dataset.getSizeInBytes() > MOST_EXPANSION * fileSize) {
            throw new InputException("'" + dataset.getName() + "' declares " + axes[0] + " × " + width
                    + " numbers, more than the file of " + fileSize + " bytes or a table can hold");
        }
        return new Hdf5Columns(dataset, names(dataset, axes));
    }

    String name() {
        return dataset.getName();
    }

    long rowCount() {
        return dataset.getDimensionsAsLong()[0];
    }

    /** Copies the rows that the storage has room for, slice by slice; the columns are the file's from {@code firstColumn} on. */
    void copy(Layout layout, int firstColumn, Storage storage) {
        boolean wanted = IntStream.range(firstColumn, firstColumn + columns.size())
                .anyMatch(column -> layout.values()[column] >= 0 || layout.keys()[column] >= 0);
        if (!wanted || storage.rowCount() == 0) {
            return;
        }
        requireData();
        int rows = sliceRows();
        for (int from = 0; from < storage.rowCount(); from += rows) {
            int count = Math.min(rows, storage.rowCount() - from);
            Object slice = slice(from, count);
            for (int i = 0; i < columns.size(); i++) {
                copy(slice, i, layout.values()[firstColumn + i], layout.keys()[firstColumn + i], from, storage);
            }
        }
    }

    /** Whole chunks: each is uncompressed once. */
    private int sliceRows() {
        int rows = Math.max(1, SLICE_SIZE / columns.size());
        int chunkRows = dataset instanceof ChunkedDataset chunked ? chunked.getChunkDimensions()[0] : 1;
        return (int) Math.min(Integer.MAX_VALUE / 2, Math.max(1, rows / chunkRows) * (long) chunkRows);
    }

    private Object slice(int from, int count) {
        return dataset.getDimensionsAsLong().length == 1
                ? dataset.getData(new long[] {from}, new int[] {count})
                : dataset.getData(new long[] {from, 0}, new int[] {count, columns.size()});
    }

    private void copy(Object slice, int column, int place, int key, int firstRow, Storage storage) {
        boolean flat = dataset.getDimensionsAsLong().length == 1;
        for (int row = 0; row < Array.getLength(slice); row++) {
            Object numbers = flat ? slice : Array.get(slice, row);
            int at = flat ? row : column;
            if (place >= 0) {
                storage.set(firstRow + row, place, value(numbers, at));
            } else if (key >= 0) {
                storage.setKey(firstRow + row, key, wholeNumber(Array.get(numbers, at), firstRow + row, column));
            }
        }
    }

    private static float value(Object numbers, int at) {
        if (numbers instanceof float[] floats) {
            return floats[at];
        }
        return (float)
                (numbers instanceof double[] doubles ? doubles[at] : ((Number) Array.get(numbers, at)).doubleValue());
    }

    private long wholeNumber(Object number, int row, int column) {
        try {
            return new BigDecimal(number.toString()).longValueExact();
        } catch (NumberFormatException | ArithmeticException e) {
            throw new InputException(
                    "column '" + columns.get(column) + "', row " + row + " (from 0): " + number
                            + ", expected a whole number of 64 bits with sign",
                    e);
        }
    }

    /** What was never written would read as zeros. */
    private void requireData() {
        if (dataset.isEmpty()) {
            throw new InputException("'" + name() + "' was declared, but never written");
        }
        if (!(dataset instanceof ChunkedDataset chunked)) {
            return;
        }
        int[] chunk = chunked.getChunkDimensions();
        for (int row = 0; row < rowCount(); row = Math.addExact(row, chunk[0])) {
            for (int column = 0; column < columns.size(); column += chunk.length == 1 ? columns.size() : chunk[1]) {
                // Complains where there is none.
                chunked.getRawChunkBuffer(chunk.length == 1 ? new int[] {row} : new int[] {row, column});
            }
        }
    }

    private static List<String> names(io.jhdf.api.Dataset dataset, long[] axes) {
        if (axes.length == 1) {
            return List.of(dataset.getName());
        }
        if (axes[1] == 0) {
            throw new InputException("'" + dataset.getName() + "' has no columns");
        }
        List<String> given = ofAttribute(dataset);
        if (!given.isEmpty() && given.size() != axes[1]) {
            throw new InputException("'" + dataset.getName() + "' has " + axes[1] + " columns, but " + given.size()
                    + " names in its attribute '" + COLUMNS + "'");
        }
        List<String> beside = given.isEmpty() ? ofDatasetBeside(dataset) : given;
        return beside.size() == axes[1]
                ? beside
                : IntStream.range(0, (int) axes[1])
                        .mapToObj(i -> dataset.getName() + "_" + i)
                        .toList();
    }

    private static List<String> ofAttribute(io.jhdf.api.Dataset dataset) {
        return dataset.getAttributes().containsKey(COLUMNS)
                        && dataset.getAttribute(COLUMNS).getData() instanceof String[] names
                ? List.of(names)
                : List.of();
    }

    private static List<String> ofDatasetBeside(io.jhdf.api.Dataset dataset) {
        return dataset.getParent().getChild(COLUMNS) instanceof io.jhdf.api.Dataset list
                        && list.getData() instanceof String[] names
                ? List.of(names)
                : List.of();
    }
}
