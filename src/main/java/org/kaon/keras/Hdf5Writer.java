package org.kaon.keras;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kaon.UnsupportedModelException;

/** Writes an HDF5 file: groups made on the way, and only what jhdf writes rightly. */
final class Hdf5Writer implements AutoCloseable {
    /** jhdf writes an attribute of 60,000 characters and more into a broken file without a word. */
    private static final int LONGEST_ATTRIBUTE = 59_000;

    private final WritableHdfFile file;
    private final Map<String, WritableGroup> groups = new HashMap<>();

    private Hdf5Writer(WritableHdfFile file) {
        this.file = file;
        groups.put("", file);
    }

    interface Content {
        void writeTo(Hdf5Writer writer);
    }

    static void write(Path path, Content content) throws IOException {
        try (Hdf5Writer writer = new Hdf5Writer(HdfFile.write(path))) {
            content.writeTo(writer);
        } catch (HdfException e) {
            throw new IOException(path + ": can't be written (" + deepest(e) + ")", e);
        }
    }

    private static Throwable deepest(Throwable e) {
        return e.getCause() == null ? e : deepest(e.getCause());
    }

    /** A group by its path, such as {@code a/b}; the root is empty. */
    WritableGroup group(String path) {
        WritableGroup known = groups.get(path);
        if (known == null) {
            int cut = path.lastIndexOf('/');
            known = group(path.substring(0, Math.max(0, cut))).putGroup(path.substring(cut + 1));
            groups.put(path, known);
        }
        return known;
    }

    void number(String path, int value) {
        dataset(path, new int[] {value});
    }

    /** Whether a text may be an attribute. */
    static boolean fits(String text) {
        return text.length() < LONGEST_ATTRIBUTE;
    }

    void text(String group, String name, String value) {
        if (!fits(value)) {
            throw new UnsupportedModelException("attribute '" + name + "' of " + value.length()
                    + " characters; supported for writing: below " + LONGEST_ATTRIBUTE);
        }
        group(group).putAttribute(name, value);
    }

    /** A list of texts, split into {@code name0, name1, …} where it is long, as Keras does; an empty one isn't written. */
    void texts(String group, String name, List<String> values) {
        int width = 1 + values.stream().mapToInt(String::length).max().orElse(0);
        int most = Math.max(1, LONGEST_ATTRIBUTE / width);
        if (values.isEmpty()) {
            return;
        }
        if (values.size() <= most) {
            group(group).putAttribute(name, values.toArray(String[]::new));
            return;
        }
        for (int part = 0; part * most < values.size(); part++) {
            List<String> some = values.subList(part * most, Math.min(values.size(), (part + 1) * most));
            group(group).putAttribute(name + part, some.toArray(String[]::new));
        }
    }

    /** An array of at least one value; a scalar where there are no axes. */
    void dataset(String path, Object values, int... axes) {
        int cut = path.lastIndexOf('/');
        WritableGroup group = group(path.substring(0, Math.max(0, cut)));
        String name = path.substring(cut + 1);
        if (axes.length == 0) {
            group.putDataset(name, Array.get(values, 0));
        } else {
            group.putDataset(name, nested(values, 0, axes));
        }
    }

    private static Object nested(Object values, int from, int... axes) {
        if (axes.length == 1) {
            Object row = Array.newInstance(values.getClass().getComponentType(), axes[0]);
            System.arraycopy(values, from, row, 0, axes[0]);
            return row;
        }
        Object rows = Array.newInstance(values.getClass().getComponentType(), axes);
        int[] inner = java.util.Arrays.copyOfRange(axes, 1, axes.length);
        int size = java.util.Arrays.stream(inner).reduce(1, Math::multiplyExact);
        for (int i = 0; i < axes[0]; i++) {
            Array.set(rows, i, nested(values, from + i * size, inner));
        }
        return rows;
    }

    @Override
    public void close() {
        file.close();
    }
}
