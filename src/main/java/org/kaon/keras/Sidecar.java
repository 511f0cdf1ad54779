package org.kaon.keras;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;

/**
 * What Kaon adds to a model file beside what Keras reads: the group {@code kaon}, with a format number, a JSON object as UTF-8 bytes, their SHA-256, and
 * tables of numbers.
 *
 * @param content the object: maps, lists, strings, booleans, numbers
 * @param inputs reference inputs, one table per input of the network
 * @param outputs the outputs that belong to them, one table per output
 */
public record Sidecar(Map<String, Object> content, List<Table> inputs, List<Table> outputs) {
    /** The layout that this version writes, and the latest that it reads. */
    public static final int FORMAT = 1;

    private static final String GROUP = "kaon";
    private static final String JSON = GROUP + "/json";
    private static final String INPUT = GROUP + "/reference/input_";
    private static final String OUTPUT = GROUP + "/reference/output_";

    /**
     * Copies the lists.
     *
     * @param content the object
     * @param inputs reference inputs
     * @param outputs reference outputs
     */
    public Sidecar {
        // In its order, so that the same model gives the same file.
        content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /**
     * Values of some events.
     *
     * @param shape events, then the axes of one event's values
     * @param values in C order
     */
    @SuppressWarnings("ArrayRecordComponent") // equal or not is never asked
    public record Table(List<Integer> shape, float[] values) {}

    void write(Hdf5Writer writer) {
        byte[] json = Json.text(content).getBytes(StandardCharsets.UTF_8);
        writer.number(GROUP + "/format", FORMAT);
        writer.text(GROUP, "json_sha256", Digests.sha256(json));
        writer.dataset(JSON, json, json.length);
        write(writer, INPUT, inputs);
        write(writer, OUTPUT, outputs);
    }

    private static void write(Hdf5Writer writer, String path, List<Table> tables) {
        for (int i = 0; i < tables.size(); i++) {
            int[] axes =
                    tables.get(i).shape().stream().mapToInt(Integer::intValue).toArray();
            writer.dataset(path + i, tables.get(i).values(), axes);
        }
    }

    static boolean isIn(Hdf5File file) {
        return file.has(GROUP);
    }

    static Sidecar read(Hdf5File file) {
        int format = format(file, GROUP + "/format");
        if (format > FORMAT) {
            throw new UnsupportedModelException("group '" + GROUP + "' has format " + format
                    + ", written by a later version of Kaon; supported: up to " + FORMAT);
        }
        byte[] json = bytes(file, JSON);
        String stated = file.text(GROUP, "json_sha256").orElse("none");
        if (format < 1 || !stated.equals(Digests.sha256(json))) {
            throw new ModelFormatException("group '" + GROUP + "' of format " + format
                    + " is damaged: its JSON has SHA-256 " + Digests.sha256(json) + ", expected " + stated);
        }
        Map<String, Object> content = Json.object(new String(json, StandardCharsets.UTF_8), JSON);
        return new Sidecar(content, tables(file, INPUT), tables(file, OUTPUT));
    }

    /** A dataset that holds one whole number. */
    static int format(Hdf5File file, String path) {
        double[] values = file.array(path).values();
        if (values.length != 1 || values[0] != (int) values[0]) {
            throw new ModelFormatException(
                    "'" + path + "' is " + java.util.Arrays.toString(values) + ", expected one whole number");
        }
        return (int) values[0];
    }

    /** A dataset of bytes. */
    static byte[] bytes(Hdf5File file, String path) {
        double[] values = file.array(path).values();
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static List<Table> tables(Hdf5File file, String path) {
        List<Table> tables = new ArrayList<>();
        while (file.has(path + tables.size())) {
            Hdf5Array array = file.array(path + tables.size());
            float[] values = new float[array.values().length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) array.values()[i];
            }
            tables.add(new Table(java.util.Arrays.stream(array.shape()).boxed().toList(), values));
        }
        return tables;
    }
}
