package org.kaon.data;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.kaon.InputException;
import org.kaon.ModelFormatException;

/** The numeric datasets in the root group of an HDF5 file, each read whole. For files of one's own making: recorded inputs and outputs. */
public final class Hdf5Datasets implements Closeable {
    private final Path file;
    private final HdfFile hdf;

    private Hdf5Datasets(Path file, HdfFile hdf) {
        this.file = file;
        this.hdf = hdf;
    }

    /**
     * Opens a file.
     *
     * @param file HDF5
     * @return its datasets
     * @throws IOException where it can't be read at all
     * @throws ModelFormatException where it isn't HDF5
     */
    public static Hdf5Datasets open(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a directory, expected an HDF5 file");
        }
        try {
            return new Hdf5Datasets(file, new HdfFile(file));
        } catch (RuntimeException e) {
            throw new ModelFormatException(file + ": not an HDF5 file that can be read (" + e.getMessage() + ")", e);
        }
    }

    /**
     * What there is.
     *
     * @return the names of the datasets, sorted
     */
    public List<String> names() {
        return List.copyOf(new TreeSet<>(hdf.getChildren().values().stream()
                .filter(Dataset.class::isInstance)
                .map(Node::getName)
                .toList()));
    }

    /**
     * Whether there is a dataset.
     *
     * @param name in the root group
     * @return whether {@link #read} finds it
     */
    public boolean has(String name) {
        return hdf.getChild(name) instanceof Dataset;
    }

    /**
     * The sizes of a dataset's axes.
     *
     * @param name in the root group
     * @return all axes; none for a scalar
     */
    public int[] shape(String name) {
        return dataset(name).getDimensions();
    }

    /**
     * The values of a dataset of floating point or whole numbers.
     *
     * @param name in the root group
     * @return the values in C order; float32 widened
     * @throws ModelFormatException where they can't be read, or aren't numbers
     */
    public double[] read(String name) {
        Dataset dataset = dataset(name);
        if (dataset.getSize() == 0) {
            return new double[0];
        }
        Object values;
        try {
            values = dataset.getDataFlat();
        } catch (HdfException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new ModelFormatException(file + ": dataset '" + name + "' can't be read (" + e.getMessage() + ")", e);
        }
        if (!values.getClass().isArray() || !isNumeric(values.getClass().getComponentType())) {
            throw new ModelFormatException(file + ": dataset '" + name + "' holds "
                    + dataset.getJavaType().getSimpleName() + ", expected numbers");
        }
        double[] numbers = new double[Array.getLength(values)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = ((Number) Array.get(values, i)).doubleValue();
        }
        return numbers;
    }

    @Override
    public void close() {
        hdf.close();
    }

    private static boolean isNumeric(Class<?> type) {
        return type == float.class
                || type == double.class
                || type == int.class
                || type == long.class
                || type == short.class
                || type == byte.class;
    }

    private Dataset dataset(String name) {
        if (hdf.getChild(name) instanceof Dataset dataset) {
            return dataset;
        }
        throw new InputException(file + ": no dataset '" + name + "'; there are " + String.join(", ", names()));
    }
}
