package org.kaon.data.root;

import java.io.IOException;
import java.util.List;
import org.kaon.InputException;
import org.kaon.UnsupportedModelException;
import org.kaon.data.root.EntryFormat.Kind;

/**
 * A branch of a tree, or one leaf of a branch with several. Immutable; any number of threads may read.
 *
 * <p>Of the branch's baskets only those are read that hold the entries asked for. Ranges are entries from the first to before the last, from 0.
 */
public final class RootBranch {
    private final String name;
    private final String path;
    private final String typeName;
    private final BranchReader reader;

    RootBranch(String name, String path, String typeName, BranchReader reader) {
        this.name = name;
        this.path = path;
        this.typeName = typeName;
        this.reader = reader;
    }

    /**
     * Its name, as in the file but without the dimensions of an array.
     *
     * @return such as {@code eve.lepton_pt_}; of one leaf among several, {@code branch.leaf}
     */
    public String name() {
        return name;
    }

    /**
     * Its name behind those of the branches that it is a part of, with slashes between them.
     *
     * @return such as {@code event/vertex/x}
     */
    public String path() {
        return path;
    }

    /**
     * What an entry holds, as C++ would say.
     *
     * @return such as {@code float}, {@code double[3]}, {@code int32_t[]}, {@code vector<float>}, {@code string}; of what can't be read, its class
     */
    public String typeName() {
        return typeName;
    }

    /**
     * How many entries it has.
     *
     * @return 0 or more
     */
    public long entries() {
        return reader.entries();
    }

    /**
     * Whether every entry holds the same number of numbers: {@link #numbers()} reads it.
     *
     * @return false for others
     */
    public boolean isFixed() {
        return is(Kind.FIXED);
    }

    /**
     * Whether entries hold varying numbers of numbers: {@link #jagged()} reads it.
     *
     * @return false for others
     */
    public boolean isJagged() {
        return is(Kind.JAGGED);
    }

    /**
     * Whether entries are texts: {@link #strings()} reads it.
     *
     * @return false for others
     */
    public boolean isText() {
        return is(Kind.TEXT);
    }

    /**
     * Whether Kaon can read it at all.
     *
     * @return false for objects, vectors of vectors, maps and the like
     */
    public boolean isReadable() {
        return reader.format().isPresent();
    }

    /**
     * How many numbers an entry of fixed length holds, or each item of one of varying length.
     *
     * @return 1, or the size of a fixed array, all its dimensions together
     */
    public int width() {
        return reader.format().map(EntryFormat::width).orElse(1);
    }

    /**
     * Reads all entries of fixed length.
     *
     * @return {@link #width()} numbers for each entry, one entry after the other
     * @throws IOException where the file can't be read at all
     * @throws org.kaon.KaonException where this is no such branch, or it is damaged; the message names file, tree and branch
     */
    public Numbers numbers() throws IOException {
        return numbers(0, entries());
    }

    /**
     * Reads entries of fixed length.
     *
     * @param from the first entry, from 0
     * @param to behind the last
     * @return {@link #width()} numbers for each entry, one entry after the other
     * @throws IOException where the file can't be read at all
     * @throws org.kaon.KaonException where this is no such branch, there are no such entries, or it is damaged
     */
    public Numbers numbers(long from, long to) throws IOException {
        return reader.fixed(format(Kind.FIXED), from, to);
    }

    /**
     * Reads all entries of varying length.
     *
     * @return their values
     * @throws IOException where the file can't be read at all
     * @throws org.kaon.KaonException where this is no such branch, or it is damaged; the message names file, tree and branch
     */
    public JaggedColumn jagged() throws IOException {
        return jagged(0, entries());
    }

    /**
     * Reads entries of varying length; the items of an array such as {@code x[n][3]} give {@link #width()} values each.
     *
     * @param from the first entry, from 0
     * @param to behind the last
     * @return their values
     * @throws IOException where the file can't be read at all
     * @throws org.kaon.KaonException where this is no such branch, there are no such entries, or it is damaged
     */
    public JaggedColumn jagged(long from, long to) throws IOException {
        return reader.jagged(format(Kind.JAGGED), from, to);
    }

    /**
     * Reads all texts.
     *
     * @return one for each entry
     * @throws IOException where the file can't be read at all
     * @throws org.kaon.KaonException where this is no such branch, or it is damaged; the message names file, tree and branch
     */
    public List<String> strings() throws IOException {
        return strings(0, entries());
    }

    /**
     * Reads texts.
     *
     * @param from the first entry, from 0
     * @param to behind the last
     * @return one for each entry
     * @throws IOException where the file can't be read at all
     * @throws org.kaon.KaonException where this is no such branch, there are no such entries, or it is damaged
     */
    public List<String> strings(long from, long to) throws IOException {
        format(Kind.TEXT);
        return reader.text(from, to);
    }

    private boolean is(Kind kind) {
        return reader.format().filter(format -> format.kind() == kind).isPresent();
    }

    private EntryFormat format(Kind kind) {
        EntryFormat format = reader.format()
                .orElseThrow(() -> new UnsupportedModelException(place() + " holds " + typeName
                        + ", which Kaon doesn't read; it reads numbers, arrays and vectors of numbers, and text"));
        if (format.kind() != kind) {
            throw new InputException(place() + " holds " + typeName + ", expected " + expected(kind) + "; read it by "
                    + reading(format.kind()));
        }
        return format;
    }

    private String place() {
        return reader.place().name() + ", branch '" + path + "'";
    }

    private static String expected(Kind kind) {
        return switch (kind) {
            case FIXED -> "the same number of numbers in every entry";
            case JAGGED -> "a varying number of numbers";
            case TEXT -> "text";
        };
    }

    private static String reading(Kind kind) {
        return switch (kind) {
            case FIXED -> "numbers()";
            case JAGGED -> "jagged()";
            case TEXT -> "strings()";
        };
    }
}
