package org.kaon.keras;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.kaon.InputException;
import org.kaon.KaonException;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;
import org.kaon.data.WholeFile;

/**
 * Named arrays and a JSON text in an HDF5 file of Kaon's own, for instance a checkpoint: read back bit for bit (but for the payload of a NaN), guarded by a
 * SHA-256 over everything. Each array is a dataset {@code arrays/NAME} that h5py reads, too; a {@code long[]} is stored as pairs of 32-bit halves,
 * the upper one first, and an empty array only as an entry of the index.
 *
 * @param arrays {@code float[]}, {@code double[]} or {@code long[]} of any length by name; not copied
 * @param json any text
 */
public record ArrayFile(Map<String, Object> arrays, String json) {
    /** The layout that this version writes, and the latest that it reads. */
    public static final int FORMAT = 1;

    /** The kinds of arrays by the name that the index gives them. */
    private static final Map<String, Class<?>> KINDS =
            Map.of("float32", float[].class, "float64", double[].class, "int64", long[].class);

    private static final String INDEX = "index";
    private static final String SUM = "sha256";

    /**
     * Copies the map, not the arrays.
     *
     * @param arrays by name
     * @param json any text
     * @throws InputException for another type of array, or a name that is blank or has a slash
     */
    public ArrayFile {
        arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
        arrays.forEach((name, array) -> {
            if (name.isBlank() || name.contains("/") || name.equals(".")) {
                throw new InputException("array '" + name + "', expected a name that isn't blank and has no '/'");
            }
            if (!KINDS.containsValue(array.getClass())) {
                throw new InputException("array '" + name + "' is a "
                        + array.getClass().getSimpleName() + ", expected float[], double[] or long[]");
            }
        });
    }

    /**
     * Writes the file, whole or not at all.
     *
     * @param target where it appears
     * @throws IOException where that fails; what stood there stays
     */
    public void write(Path target) throws IOException {
        Map<String, Object> index = new LinkedHashMap<>();
        arrays.forEach((name, array) -> index.put(name, kind(array)));
        byte[] content = Json.text(Map.of("arrays", index, "json", json)).getBytes(StandardCharsets.UTF_8);
        WholeFile.write(
                target,
                file -> Hdf5Writer.write(file, writer -> {
                    writer.number("format", FORMAT);
                    writer.text("", SUM, sum(content, arrays));
                    writer.dataset(INDEX, content, content.length);
                    arrays.forEach((name, array) -> write(writer, name, array));
                }));
    }

    private static void write(Hdf5Writer writer, String name, Object array) {
        Object stored = array instanceof long[] longs ? halves(longs) : array;
        int length = java.lang.reflect.Array.getLength(stored);
        if (length > 0) {
            writer.dataset("arrays/" + name, stored, length);
        }
    }

    private static String kind(Object array) {
        return KINDS.entrySet().stream()
                .filter(entry -> entry.getValue() == array.getClass())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Reads a file that {@link #write} wrote.
     *
     * @param file the file
     * @return what was written
     * @throws IOException where it can't be read at all
     * @throws ModelFormatException where it is damaged, cut off, or something else
     * @throws UnsupportedModelException where a later version of Kaon wrote it in a later format
     */
    public static ArrayFile read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try (Hdf5File hdf = Hdf5File.open(bytes, file.toString())) {
            return read(hdf);
        } catch (KaonException e) {
            throw e.at(file.toString());
        }
    }

    private static ArrayFile read(Hdf5File file) {
        int format = Sidecar.format(file, "format");
        if (format > FORMAT) {
            throw new UnsupportedModelException(
                    "format " + format + ", written by a later version of Kaon; supported: up to " + FORMAT);
        }
        byte[] content = Sidecar.bytes(file, INDEX);
        Map<String, Object> index = Json.object(new String(content, StandardCharsets.UTF_8), INDEX);
        Map<String, Object> arrays = new LinkedHashMap<>();
        Config.map(index, "arrays", INDEX)
                .forEach((name, kind) -> arrays.put(name, array(file, name, String.valueOf(kind))));
        String stated = file.text("/", SUM).orElse("none");
        String found = sum(content, arrays);
        if (!stated.equals(found)) {
            throw new ModelFormatException("damaged: SHA-256 of what it holds is " + found + ", expected " + stated);
        }
        return new ArrayFile(arrays, Config.text(index, "json", INDEX));
    }

    private static Object array(Hdf5File file, String name, String kind) {
        double[] values =
                file.has("arrays/" + name) ? file.array("arrays/" + name).values() : new double[0];
        return switch (kind) {
            case "float32" -> floats(values);
            case "float64" -> values;
            case "int64" -> longs(values);
            default ->
                throw new ModelFormatException(
                        "array '" + name + "' of kind '" + kind + "'; known: " + new TreeMap<>(KINDS).keySet());
        };
    }

    private static float[] floats(double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static int[] halves(long... values) {
        int[] halves = new int[2 * values.length];
        for (int i = 0; i < values.length; i++) {
            halves[2 * i] = (int) (values[i] >>> 32);
            halves[2 * i + 1] = (int) values[i];
        }
        return halves;
    }

    private static long[] longs(double... halves) {
        long[] values = new long[halves.length / 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = ((long) halves[2 * i] << 32) | ((long) halves[2 * i + 1] & 0xffffffffL);
        }
        return values;
    }

    private static String sum(byte[] index, Map<String, Object> arrays) {
        MessageDigest digest = Digests.digest();
        digest.update(index);
        arrays.values().forEach(array -> {
            int length = java.lang.reflect.Array.getLength(array);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, length));
            for (int i = 0; i < length; i++) {
                digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, bits(array, i)));
            }
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static long bits(Object array, int at) {
        if (array instanceof long[] longs) {
            return longs[at];
        }
        return Double.doubleToLongBits(array instanceof float[] floats ? floats[at] : ((double[]) array)[at]);
    }
}
