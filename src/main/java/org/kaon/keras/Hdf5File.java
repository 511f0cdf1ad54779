package org.kaon.keras;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kaon.ModelFormatException;

/**
 * An HDF5 file read as a whole; the only place of this package that touches jhdf. Every failure is a {@link ModelFormatException} that names
 * file, object, what was expected and what was found.
 */
final class Hdf5File implements AutoCloseable {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

    private final HdfFile file;
    private final String name;

    private Hdf5File(HdfFile file, String name) {
        this.file = file;
        this.name = name;
    }

    /**
     * Opens a file.
     *
     * @param content all its bytes
     * @param name how messages call it
     * @return the file
     */
    static Hdf5File open(byte[] content, String name) {
        if (!looksLikeHdf5(content)) {
            throw new ModelFormatException(name + ": not an HDF5 file");
        }
        try {
            return new Hdf5File(HdfFile.fromBytes(content), name);
        } catch (RuntimeException e) {
            throw new ModelFormatException(name + ": damaged HDF5 file: " + e.getMessage(), e);
        }
    }

    /**
     * Whether the HDF5 signature stands at 0, 512, 1024, 2048, … (behind a user block).
     *
     * @param content the bytes of a file
     * @return false also for an empty file
     */
    static boolean looksLikeHdf5(byte[] content) {
        for (long at = 0; at + SIGNATURE.length <= content.length; at = at == 0 ? 512 : 2 * at) {
            if (java.util.Arrays.equals(SIGNATURE, 0, SIGNATURE.length, content, (int) at, (int) at + SIGNATURE.length)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a group lies there.
     *
     * @param path from the root, parts separated by {@code /}; empty or {@code /} is the root
     * @return false where nothing lies there
     */
    boolean isGroup(String path) {
        return find(path).filter(Group.class::isInstance).isPresent();
    }

    /**
     * Whether a dataset lies there.
     *
     * @param path from the root
     * @return false where nothing lies there
     */
    boolean isDataset(String path) {
        return find(path).filter(Dataset.class::isInstance).isPresent();
    }

    /**
     * The names in a group.
     *
     * @param group its path
     * @return link names, sorted
     */
    List<String> children(String group) {
        if (require(group) instanceof Group found) {
            return found.getChildren().keySet().stream().sorted().toList();
        }
        throw new ModelFormatException(name + ": '" + group + "' is a dataset, expected a group");
    }

    /**
     * Whether an object has an attribute.
     *
     * @param path of a group or dataset
     * @param attribute its name
     * @return false where object or attribute is missing
     */
    boolean hasAttribute(String path, String attribute) {
        return find(path).map(node -> node.getAttribute(attribute)).isPresent();
    }

    /**
     * A string attribute.
     *
     * @param path of a group or dataset
     * @param attribute its name
     * @return its text, empty where object or attribute is missing
     */
    Optional<String> text(String path, String attribute) {
        if (!hasAttribute(path, attribute)) {
            return Optional.empty();
        }
        List<String> texts = strings(path, attribute);
        if (texts.size() != 1) {
            throw new ModelFormatException(name + ": attribute '" + attribute + "' of '" + path + "' holds " + texts.size() + " strings, expected one");
        }
        return Optional.of(texts.get(0));
    }

    /**
     * A string-array attribute, also where Keras has split it into {@code name0, name1, …}.
     *
     * @param path of a group or dataset
     * @param attribute its name
     * @return its strings; empty for an empty array of any type
     */
    List<String> texts(String path, String attribute) {
        if (hasAttribute(path, attribute)) {
            return strings(path, attribute);
        }
        if (!hasAttribute(path, attribute + 0)) {
            throw new ModelFormatException(name + ": '" + path + "' has no attribute '" + attribute + "'");
        }
        List<String> all = new ArrayList<>();
        for (int part = 0; hasAttribute(path, attribute + part); part++) {
            all.addAll(strings(path, attribute + part));
        }
        return all;
    }

    private List<String> strings(String path, String attribute) {
        Attribute found = require(path).getAttribute(attribute);
        Object data = found.isEmpty() ? null : found.getData();
        if (data == null) {
            return List.of();
        }
        if (data instanceof String one) {
            return List.of(one);
        }
        if (data instanceof String[] several) {
            return List.of(several);
        }
        if (data.getClass().isArray() && Array.getLength(data) == 0) {
            return List.of();
        }
        throw new ModelFormatException(name + ": attribute '" + attribute + "' of '" + path + "' is not a string");
    }

    /**
     * The numbers of a dataset.
     *
     * @param dataset its path
     * @return floats, integers or booleans (1 and 0) as doubles
     */
    Hdf5Array array(String dataset) {
        if (!(require(dataset) instanceof Dataset found)) {
            throw new ModelFormatException(name + ": '" + dataset + "' is a group, expected a dataset");
        }
        try {
            int[] shape = found.getDimensions();
            Object data = found.isEmpty() || found.getSize() == 0 ? new double[0] : found.getDataFlat();
            int size = data.getClass().isArray() ? Array.getLength(data) : 1;
            double[] values = new double[size];
            for (int i = 0; i < size; i++) {
                Object value = data.getClass().isArray() ? Array.get(data, i) : data;
                values[i] = value instanceof Number number ? number.doubleValue() : value.equals("TRUE") ? 1 : 0;
            }
            return new Hdf5Array(shape, values);
        } catch (RuntimeException e) {
            throw new ModelFormatException(name + ": dataset '" + dataset + "': " + e.getMessage(), e);
        }
    }

    private Optional<Node> find(String path) {
        Node node = file;
        for (String part : path.split("/")) {
            if (part.isEmpty()) {
                continue;
            }
            if (!(node instanceof Group group)) {
                return Optional.empty();
            }
            node = group.getChild(part);
            if (node instanceof io.jhdf.api.Link link) {
                node = link.getTarget();
            }
        }
        return Optional.ofNullable(node);
    }

    private Node require(String path) {
        return find(path).orElseThrow(() -> new ModelFormatException(name + ": no '" + path + "'"));
    }

    @Override
    public void close() {
        file.close();
    }
}
