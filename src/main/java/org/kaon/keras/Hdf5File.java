package org.kaon.keras;

import io.jhdf.Superblock;
import io.jhdf.Superblock.SuperblockV0V1;
import io.jhdf.Superblock.SuperblockV2V3;
import io.jhdf.SymbolTableEntry;
import io.jhdf.exceptions.HdfException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.kaon.KaonException;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;

/**
 * An HDF5 file read as a whole. This class and those named {@code Hdf5…} are the only ones of this package that touch jhdf. Every failure is a
 * {@link ModelFormatException} (or, where the file is right but can't be read, an {@link UnsupportedModelException}) that names file, object, what was
 * expected and what was found. No other file is ever opened. Not for several threads at once.
 *
 * <p>jhdf's own way in, {@code HdfFile}, believes the file: a damaged one can keep it busy for ever, or make it ask for more memory than there is.
 * Therefore only its parts are used, one structure at a time, over {@link Hdf5Storage}, which limits what each may read, after a look at the few
 * numbers that it would make room by. What is read once is remembered.
 */
final class Hdf5File implements AutoCloseable {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final int FIRST_USER_BLOCK = 512;

    /** HDF5's own limit of soft links in one path is 16. */
    private static final int MAXIMUM_SOFT_LINKS = 16;

    /** Characters of a path, also of a soft link's; a link's name alone can't be longer in the older format. */
    private static final int MAXIMUM_PATH = 1 << 16;

    private final String name;
    private final Hdf5Storage storage;
    private final Hdf5Text texts;
    private final Hdf5Data data;
    private final long root;
    private final Map<Long, Hdf5Object> objects = new HashMap<>();

    private Hdf5File(String name, Hdf5Storage storage, long root) {
        this.name = name;
        this.storage = storage;
        this.texts = new Hdf5Text(storage);
        this.data = new Hdf5Data(storage);
        this.root = root;
    }

    /**
     * Opens a file.
     *
     * @param content all its bytes, not to be changed while the file is in use
     * @param name how messages call it
     * @return the file
     */
    static Hdf5File open(byte[] content, String name) {
        int start = start(content);
        if (start < 0) {
            throw new ModelFormatException(
                    name + ": no HDF5 file (" + content.length + " bytes without its signature)");
        }
        return guarded(name, () -> {
            ByteBuffer bytes =
                    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).position(start);
            Superblock superblock = Superblock.readSuperblock(bytes);
            if (superblock.getSizeOfOffsets() != Long.BYTES || superblock.getSizeOfLengths() != Long.BYTES) {
                throw new UnsupportedModelException("addresses of " + superblock.getSizeOfOffsets() + " and sizes of "
                        + superblock.getSizeOfLengths() + " bytes; supported is 8");
            }
            if (superblock.getBaseAddressByte() != start) {
                throw new ModelFormatException(
                        "damaged: begins at " + start + " but counts from " + superblock.getBaseAddressByte());
            }
            if (superblock.getEndOfFileAddress() > content.length) {
                throw new ModelFormatException(
                        "cut off: " + content.length + " bytes, expected " + superblock.getEndOfFileAddress());
            }
            Hdf5Storage storage = new Hdf5Storage(content, superblock);
            Hdf5File file = new Hdf5File(name, storage, root(superblock, storage));
            file.object(file.root);
            return file;
        });
    }

    private static long root(Superblock superblock, Hdf5Storage storage) {
        if (superblock instanceof SuperblockV0V1 older) {
            storage.begin(storage.size());
            return new SymbolTableEntry(storage, older.getRootGroupSymbolTableAddress() - older.getBaseAddressByte())
                    .getObjectHeaderAddress();
        }
        return ((SuperblockV2V3) superblock).getRootGroupObjectHeaderAddress();
    }

    /**
     * Whether the HDF5 signature stands at 0, 512, 1024, 2048, … (behind a user block).
     *
     * @param content the bytes of a file
     * @return false also for an empty file
     */
    static boolean looksLikeHdf5(byte[] content) {
        return start(content) >= 0;
    }

    private static int start(byte[] content) {
        for (long at = 0; at + SIGNATURE.length <= content.length; at = at == 0 ? FIRST_USER_BLOCK : 2 * at) {
            if (Arrays.equals(SIGNATURE, 0, SIGNATURE.length, content, (int) at, (int) at + SIGNATURE.length)) {
                return (int) at;
            }
        }
        return -1;
    }

    /**
     * Whether a group lies there.
     *
     * @param path from the root, parts separated by {@code /}; empty or {@code /} is the root
     * @return false where nothing lies there
     */
    boolean isGroup(String path) {
        return guarded(place(path), () -> find(path).filter(Hdf5Object::isGroup).isPresent());
    }

    /**
     * Whether a dataset lies there.
     *
     * @param path from the root
     * @return false where nothing lies there
     */
    boolean isDataset(String path) {
        return guarded(
                place(path), () -> find(path).filter(Hdf5Object::isDataset).isPresent());
    }

    /**
     * The names in a group.
     *
     * @param group its path
     * @return link names, sorted
     */
    List<String> children(String group) {
        return guarded(place(group), () -> {
            Hdf5Object found = require(group);
            if (!found.isGroup()) {
                throw new ModelFormatException("is no group, expected one");
            }
            return found.links().keySet().stream().sorted().toList();
        });
    }

    /**
     * Whether an object has an attribute.
     *
     * @param path of a group or dataset
     * @param attribute its name
     * @return false where object or attribute is missing
     */
    boolean hasAttribute(String path, String attribute) {
        return guarded(
                place(path),
                () -> find(path)
                        .filter(object -> object.attributes().containsKey(attribute))
                        .isPresent());
    }

    /**
     * Whether something is there.
     *
     * @param path of a group or dataset
     * @return whether the path leads to one
     */
    boolean has(String path) {
        return guarded(place(path), () -> find(path).isPresent());
    }

    /**
     * A string attribute, of fixed or variable length.
     *
     * @param path of a group or dataset
     * @param attribute its name
     * @return its text, empty where object or attribute is missing
     */
    Optional<String> text(String path, String attribute) {
        if (!hasAttribute(path, attribute)) {
            return Optional.empty();
        }
        List<String> found = strings(path, attribute);
        if (found.size() != 1) {
            throw new ModelFormatException(
                    place(path) + ": attribute '" + attribute + "' holds " + found.size() + " texts, expected one");
        }
        return Optional.of(found.get(0));
    }

    /**
     * A string-array attribute, also where Keras has split it into {@code name0, name1, …}.
     *
     * @param path of a group or dataset
     * @param attribute its name
     * @return its strings; none for an empty array of whatever type
     */
    List<String> texts(String path, String attribute) {
        if (hasAttribute(path, attribute)) {
            return strings(path, attribute);
        }
        List<String> all = new ArrayList<>();
        int part = 0;
        while (hasAttribute(path, attribute + part)) {
            all.addAll(strings(path, attribute + part));
            part++;
        }
        if (part == 0) {
            throw new ModelFormatException(place(path) + ": no attribute '" + attribute + "'");
        }
        return List.copyOf(all);
    }

    private List<String> strings(String path, String attribute) {
        return guarded(
                place(path) + ": attribute '" + attribute + "'",
                () -> texts.read(require(path).attributes().get(attribute)));
    }

    /**
     * The numbers of a dataset.
     *
     * @param dataset its path
     * @return floats, integers or booleans (1 and 0) as doubles
     */
    Hdf5Array array(String dataset) {
        return guarded(place(dataset), () -> {
            Hdf5Object found = require(dataset);
            if (!found.isDataset()) {
                throw new ModelFormatException("is no dataset, expected one");
            }
            return data.read(found);
        });
    }

    private Hdf5Object require(String path) {
        return find(path).orElseThrow(() -> new ModelFormatException("not there"));
    }

    private Optional<Hdf5Object> find(String path) {
        if (path.length() > MAXIMUM_PATH) {
            return Optional.empty();
        }
        Deque<String> left = new ArrayDeque<>(List.of(path.split("/", -1)));
        Hdf5Object here = object(root);
        int softLinks = 0;
        while (!left.isEmpty()) {
            String part = left.pop();
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            Hdf5Object.Link link = here.isGroup() ? here.links().get(part) : null;
            if (link == null) {
                return Optional.empty();
            }
            if (link.isExternal()) {
                throw new UnsupportedModelException(
                        "'" + part + "' is a link into another file, '" + link.file() + "', which is not opened");
            }
            if (!link.isSoft()) {
                here = object(link.address());
                continue;
            }
            if (++softLinks > MAXIMUM_SOFT_LINKS || link.path().length() > MAXIMUM_PATH) {
                throw new ModelFormatException(
                        "soft link '" + part + "' is of " + link.path().length() + " characters and number " + softLinks
                                + " on the way, expected at most " + MAXIMUM_PATH + " and " + MAXIMUM_SOFT_LINKS);
            }
            String[] parts = link.path().split("/", -1);
            for (int i = parts.length - 1; i >= 0; i--) {
                left.push(parts[i]);
            }
            here = link.path().startsWith("/") ? object(root) : here;
        }
        return Optional.of(here);
    }

    private Hdf5Object object(long address) {
        Hdf5Object object = objects.get(address);
        if (object == null) {
            object = new Hdf5Object(storage, address);
            objects.put(address, object);
        }
        return object;
    }

    private String place(String path) {
        return name + ": '" + (path.length() > 200 ? path.substring(0, 200) + "…" : path) + "'";
    }

    /**
     * Names the place in every failure. jhdf throws most kinds of unchecked exceptions on damaged files, often around one of ours. A
     * {@link StackOverflowError} should be impossible: every recursion of jhdf in use here reads, and {@link Hdf5Storage} counts the frames; but the
     * caller may have left little of the stack.
     */
    private static <T> T guarded(String place, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (KaonException e) {
            throw e.at(place);
        } catch (StackOverflowError e) {
            throw new ModelFormatException(place + ": damaged: nested too deep", e);
        } catch (RuntimeException e) {
            Throwable deepest = e;
            while (deepest.getCause() != null && !(deepest instanceof KaonException)) {
                deepest = deepest.getCause();
            }
            if (deepest instanceof KaonException ours) {
                throw ours.at(place);
            }
            boolean ofHdf5 = deepest instanceof HdfException && deepest.getMessage() != null;
            throw new ModelFormatException(
                    place + ": damaged: "
                            + (ofHdf5 ? deepest.getMessage() : "a structure that can't be read (" + deepest + ")"),
                    e);
        }
    }

    @Override
    public void close() {
        objects.clear();
    }
}
