package org.kaon.data.root;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kaon.InputException;
import org.kaon.KaonException;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;
import org.kaon.data.Names;

/**
 * A file of ROOT 4 to 6, opened for its trees.
 *
 * <p>What is read: branches of numbers, fixed arrays, arrays with a counter, {@code std::vector} of numbers, text; by themselves, as leaves of a
 * branch with several, or as members of split objects. What isn't (RNTuple, unsplit objects, vectors of vectors, maps) is listed and refused
 * by name. ZLIB needs nothing but the JDK, LZMA, LZ4 and ZSTD need Kaon's app jar.
 *
 * <p>Opening reads the list of what is in the file; a tree's branches are read when it is asked for, and values when a branch is. Sizes in the
 * file are checked against it before memory is taken for them. Any number of threads may use a file.
 * While a basket is decoded, the JVM's common pool reads and uncompresses the next.
 *
 * <p>Source: the documentation of the format in ROOT's own, "ROOT files" and the classes TFile, TKey, TStreamerInfo, TTree, TBasket.
 */
public final class RootFile implements Closeable {
    private static final String TREE = "TTree";
    private static final Set<String> TREES = Set.of(TREE, "TNtuple", "TNtupleD");
    private static final int DEEPEST = 50;

    private final Path path;
    private final FileBytes file;
    private final Codecs codecs;
    private final StreamerInfos infos;
    private final Map<RootKey, Key> keys;

    private RootFile(Path path, FileBytes file, Codecs codecs, StreamerInfos infos, Map<RootKey, Key> keys) {
        this.path = path;
        this.file = file;
        this.codecs = codecs;
        this.infos = infos;
        this.keys = keys;
    }

    /**
     * Opens a file.
     *
     * @param path a ROOT file
     * @return the file, to be closed
     * @throws IOException where it can't be read at all
     * @throws org.kaon.ModelFormatException where it isn't a ROOT file, is truncated or damaged
     * @throws UnsupportedModelException where it is compressed in a way that nothing on the class path reads
     */
    public static RootFile open(Path path) throws IOException {
        FileBytes file = FileBytes.open(path);
        try {
            FileHeader header = FileHeader.read(file);
            Codecs codecs = Codecs.load();
            Map<RootKey, Key> keys = new LinkedHashMap<>();
            collect(file, header.begin() + (long) header.nameSize(), "", keys, new HashSet<>());
            return new RootFile(path, file, codecs, infos(file, header, codecs), keys);
        } catch (KaonException e) {
            file.close();
            throw e.at(path.toString());
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /**
     * Whether a file that begins so is a ROOT file.
     *
     * @param beginning the first bytes, at least 4
     * @return whether {@link #open} may read it
     */
    public static boolean isRoot(byte[] beginning) {
        return FileHeader.isRoot(beginning);
    }

    /**
     * What is in the file, in all its directories.
     *
     * @return an immutable list in the file's order
     */
    public List<RootKey> keys() {
        return List.copyOf(keys.keySet());
    }

    /**
     * The trees of the file, each in its latest cycle.
     *
     * @return an immutable list in the file's order
     */
    public List<RootKey> trees() {
        Map<String, RootKey> latest = new LinkedHashMap<>();
        for (RootKey key : keys.keySet()) {
            if (TREES.contains(key.className())) {
                latest.merge(key.path(), key, (a, b) -> a.cycle() >= b.cycle() ? a : b);
            }
        }
        return List.copyOf(latest.values());
    }

    /**
     * The only tree of the file.
     *
     * @return the tree in its latest cycle
     * @throws IOException where the file can't be read at all
     * @throws InputException where there is none or more than one; the message lists what there is
     * @throws UnsupportedModelException where there is an RNTuple in place of a tree
     */
    public RootTree tree() throws IOException {
        List<RootKey> trees = trees();
        if (trees.size() == 1) {
            return read(trees.get(0));
        }
        Optional<RootKey> rntuple =
                keys.keySet().stream().filter(RootFile::isRNTuple).findFirst();
        if (trees.isEmpty() && rntuple.isPresent()) {
            throw unsupported(rntuple.get());
        }
        throw new InputException(
                trees.isEmpty()
                        ? path + ": no tree; there are " + contents()
                        : path + ": " + trees.size() + " trees, expected one or its name: " + names(trees));
    }

    /**
     * A tree.
     *
     * @param name {@code directory/tree}, or {@code directory/tree;cycle} for another cycle than the latest
     * @return the tree
     * @throws IOException where the file can't be read at all
     * @throws InputException where there is no such tree; the message gives the nearest name and lists what there is
     * @throws UnsupportedModelException where it is an RNTuple, or not described in a way that Kaon understands
     * @throws org.kaon.ModelFormatException where it is damaged
     */
    public RootTree tree(String name) throws IOException {
        String asked = name.startsWith("/") ? name.substring(1) : name;
        Optional<RootKey> found = keys.keySet().stream()
                .filter(key -> key.path().equals(asked) || key.toString().equals(asked))
                .max(java.util.Comparator.comparingInt(RootKey::cycle));
        if (found.isEmpty()) {
            throw Names.unknown(
                            "trees",
                            List.of(name),
                            trees().stream()
                                    .map(key -> asked.contains(";") ? key.toString() : key.path())
                                    .toList())
                    .at(path.toString());
        }
        if (isRNTuple(found.get())) {
            throw unsupported(found.get());
        }
        if (!TREES.contains(found.get().className())) {
            throw new InputException(path + ": '" + name + "' is a "
                    + found.get().className() + ", expected a TTree; there are " + names(trees()));
        }
        return read(found.get());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private RootTree read(RootKey key) throws IOException {
        String place = path + ": " + key;
        try {
            Key record = keys.get(key);
            byte[] object = object(file, record, codecs);
            RootObject tree = new ObjectReader(object, record.keySize(), infos).object(record.className());
            long entries = tree.integer("fEntries");
            return new RootTree(
                    place, key, entries, Branches.of(tree, new BranchReader.Place(file, place, codecs), infos));
        } catch (KaonException e) {
            throw e.at(place);
        }
    }

    private static StreamerInfos infos(FileBytes file, FileHeader header, Codecs codecs) throws IOException {
        if (header.infoSize() == 0) {
            return StreamerInfos.NONE;
        }
        try {
            Key key = Key.read(Cursor.of(file.read(header.infoPosition(), header.infoSize())));
            byte[] object = object(file, key, codecs);
            return StreamerInfos.of(new ObjectReader(object, key.keySize(), StreamerInfos.NONE).object("TList"));
        } catch (KaonException e) {
            throw e.at("streamer infos");
        }
    }

    /** The object of a record, uncompressed. */
    private static byte[] object(FileBytes file, Key key, Codecs codecs) throws IOException {
        byte[] record = file.read(key.position(), key.byteCount());
        if (record.length < key.keySize()) {
            throw new ModelFormatException("record of '" + key.name() + "' has " + record.length + " bytes");
        }
        int packedSize = key.byteCount() - key.keySize();
        return packedSize == key.objectSize()
                ? Arrays.copyOfRange(record, key.keySize(), record.length)
                : Frames.uncompress(record, key.keySize(), record.length, key.objectSize(), codecs);
    }

    private static void collect(FileBytes file, long at, String prefix, Map<RootKey, Key> keys, Set<Long> seen)
            throws IOException {
        if (!seen.add(at) || prefix.chars().filter(c -> c == '/').count() > DEEPEST) {
            throw new ModelFormatException("directory '" + prefix + "' lies in itself");
        }
        Directory directory = Directory.read(file, at);
        if (prefix.isEmpty() && !directory.isWritten()) {
            throw new ModelFormatException("has no list of keys: the program that wrote it didn't close the file");
        }
        for (Key key : directory.keys()) {
            String path = prefix + key.name();
            keys.put(new RootKey(path, key.cycle(), key.className(), key.title()), key);
            if (Directory.CLASSES.contains(key.className())) {
                try {
                    collect(file, key.position() + key.keySize(), path + "/", keys, seen);
                } catch (ModelFormatException e) {
                    throw e.at("directory '" + path + "'");
                }
            }
        }
    }

    private static boolean isRNTuple(RootKey key) {
        return key.className().endsWith("RNTuple");
    }

    private UnsupportedModelException unsupported(RootKey key) {
        return new UnsupportedModelException(
                path + ": '" + key.path() + "' is an RNTuple, which Kaon doesn't read; expected a TTree");
    }

    private String contents() {
        return keys.isEmpty()
                ? "no objects"
                : Names.quoted(keys.keySet().stream()
                        .map(key -> key.path() + " (" + key.className() + ")")
                        .toList());
    }

    private static String names(List<RootKey> trees) {
        return trees.isEmpty()
                ? "no trees"
                : Names.quoted(trees.stream().map(RootKey::path).toList());
    }
}
