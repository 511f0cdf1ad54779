package org.kaon.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kaon.InputException;
import org.kaon.data.Hdf5Datasets;
import org.kaon.layer.Shape;

/**
 * What Keras answered, recorded in an HDF5 file: {@code input_0, input_1, …} in the model's order and {@code output_0, …}, rows first;
 * where it could be computed, {@code output64_0, …} of the same network in float64; and, where recorded, {@code input_special_0, …} and
 * {@code output_special_0, …}, rows of NaN, infinities and values as large as float32 allows.
 *
 * @param file its name
 * @param main the rows
 * @param special the special rows
 */
record Reference(String file, Events main, Optional<Events> special) {
    /** The special row of values of 3e38: whatever comes near overflow isn't compared there. */
    static final int NEAR_OVERFLOW = 5;

    /**
     * Rows with what is expected of them.
     *
     * @param rows how many
     * @param inputs one per input of the model
     * @param outputs one per output of the model
     */
    record Events(int rows, List<Values> inputs, List<Expected> outputs) {}

    /**
     * Values of all rows, in C order.
     *
     * @param shape of one row
     * @param values of one row after the other
     */
    record Values(Shape shape, double[] values) {
        int width() {
            return (int) shape.size();
        }

        float[] floats() {
            float[] floats = new float[values.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) values[i];
            }
            return floats;
        }
    }

    /**
     * What is expected of an output.
     *
     * @param keras as Keras computed it
     * @param exact the same in float64
     */
    record Expected(Values keras, Optional<Values> exact) {
        /** What counts as true: the float64 value rounded to float32, else Keras's own. */
        double truth(int element) {
            return exact.isPresent() ? (float) exact.get().values()[element] : keras.values()[element];
        }
    }

    static Reference read(Path file) throws IOException {
        try (Hdf5Datasets datasets = Hdf5Datasets.open(file)) {
            Events main = events(file, datasets, "")
                    .orElseThrow(() -> new InputException(
                            file + ": no dataset 'input_0', expected input_0, ... and output_0, ...; there are "
                                    + names(datasets)));
            return new Reference(file.toString(), main, events(file, datasets, "special_"));
        }
    }

    /** The shapes of the inputs, which tell the axes that a model leaves open. */
    Shape[] inputShapes() {
        return main.inputs().stream().map(Values::shape).toArray(Shape[]::new);
    }

    private static Optional<Events> events(Path file, Hdf5Datasets datasets, String kind) {
        String first = "input_" + kind + "0";
        if (!datasets.has(first)) {
            return Optional.empty();
        }
        int rows = rows(file, datasets, first);
        List<Values> inputs = all(file, datasets, "input_" + kind, rows);
        List<Expected> outputs = new ArrayList<>();
        for (Values keras : all(file, datasets, "output_" + kind, rows)) {
            String exact = "output64_" + kind + outputs.size();
            outputs.add(new Expected(
                    keras, datasets.has(exact) ? Optional.of(values(file, datasets, exact, rows)) : Optional.empty()));
        }
        if (outputs.isEmpty()) {
            throw new InputException(
                    file + ": '" + first + "' without 'output_" + kind + "0'; there are " + names(datasets));
        }
        return Optional.of(new Events(rows, inputs, outputs));
    }

    private static List<Values> all(Path file, Hdf5Datasets datasets, String prefix, int rows) {
        List<Values> all = new ArrayList<>();
        while (datasets.has(prefix + all.size())) {
            all.add(values(file, datasets, prefix + all.size(), rows));
        }
        return all;
    }

    private static Values values(Path file, Hdf5Datasets datasets, String name, int rows) {
        if (rows(file, datasets, name) != rows) {
            throw new InputException(
                    file + ": dataset '" + name + "' has " + rows(file, datasets, name) + " rows, expected " + rows);
        }
        int[] axes = datasets.shape(name);
        return new Values(Shape.of(Arrays.copyOfRange(axes, 1, axes.length)), datasets.read(name));
    }

    private static String names(Hdf5Datasets datasets) {
        return datasets.names().isEmpty() ? "none" : String.join(", ", datasets.names());
    }

    private static int rows(Path file, Hdf5Datasets datasets, String name) {
        int[] axes = datasets.shape(name);
        if (axes.length == 0 || axes[0] == 0) {
            throw new InputException(
                    file + ": dataset '" + name + "' has the shape " + Arrays.toString(axes) + ", expected rows first");
        }
        return axes[0];
    }
}
