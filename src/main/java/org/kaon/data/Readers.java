package org.kaon.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The table of readers: what kind a file is tells its content, not its name. */
public final class Readers {
    /** In this order; text takes whatever no other does. */
    private static final List<TableReader> ALL = List.of(new Hdf5Tables(), new RootTables(), new CsvTables());

    private static final int BEGINNING = 16;

    private Readers() {}

    /**
     * Reads a table.
     *
     * <p><b>Text</b>, plain or gzip of any number of members, UTF-8: a field per column between delimiters (a comma unless told), in quotes
     * where it holds delimiters, line ends or quotes (RFC 4180). The first line is a header where a field isn't a number, or where the fields
     * are 0, 1, 2, …; a file without one has the columns {@code column 1}, {@code column 2}, … or those of {@link ReadOptions#columns}.
     * Lines end in LF, CR LF or CR; blank ones are passed by, as are spaces and tabs around a number. Numbers are those of {@link Decimal},
     * an empty field being NaN: the double nearest to the decimal is rounded to float; what lies beyond a float's range becomes infinite.
     *
     * <p><b>HDF5</b>: the numeric datasets of one group, the root unless a part is given, in the order of their names. A dataset with one axis
     * is a column; one with two axes, {@code x}, gives columns {@code x_0}, {@code x_1}, …, or those that its attribute {@code columns}
     * names. A part that is a dataset gives the columns of that one. All have the same length.
     *
     * <p><b>ROOT</b>: the branches of one tree that hold one number in each entry, and fixed arrays {@code x} as {@code x[0]}, {@code x[1]}, ….
     * The part is the tree, {@code directory/tree} or {@code directory/tree;cycle}; none is needed where the file has only one. What else
     * ROOT files hold is read by {@link org.kaon.data.root.RootFile}.
     *
     * <p>Memory: the table, and a few MB for each thread.
     *
     * @param source the file, and which part of it
     * @param options which columns and rows, with how many threads
     * @return the table
     * @throws IOException where the file can't be read at all, or its compression is damaged
     * @throws org.kaon.InputException where it isn't such a table; the message names file, line and column
     * @throws org.kaon.ModelFormatException where a ROOT file is damaged
     * @throws org.kaon.UnsupportedModelException where a ROOT file holds what Kaon doesn't read
     */
    public static Dataset read(Source source, ReadOptions options) throws IOException {
        Path file = source.file();
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a directory, expected a file with a table");
        }
        return reader(file).read(source, options);
    }

    /**
     * Whether a file is taken for a text, which can be read row by row.
     *
     * @param file the file
     * @return false for the kinds that are known by their first bytes
     * @throws IOException where it can't be read
     */
    public static boolean isText(Path file) throws IOException {
        return reader(file) instanceof CsvTables;
    }

    /**
     * Whether a file is a ROOT file.
     *
     * @param file the file
     * @return true where it begins like one
     * @throws IOException where it can't be read
     */
    public static boolean isRoot(Path file) throws IOException {
        return reader(file) instanceof RootTables;
    }

    private static TableReader reader(Path file) throws IOException {
        // A pipe can be read only once: what it holds is text.
        byte[] beginning = new byte[0];
        if (Files.isRegularFile(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                beginning = in.readNBytes(BEGINNING);
            }
        }
        for (TableReader reader : ALL) {
            if (reader.accepts(beginning)) {
                return reader;
            }
        }
        throw new IllegalStateException("no reader for " + file);
    }

    /**
     * Reads a table from a file as a whole; see {@link #read(Source, ReadOptions)}.
     *
     * @param file the file
     * @param options which columns and rows, with how many threads
     * @return the table
     * @throws IOException where the file can't be read at all, or its compression is damaged
     * @throws org.kaon.InputException where it isn't a table
     */
    public static Dataset read(Path file, ReadOptions options) throws IOException {
        return read(Source.of(file), options);
    }

    /**
     * Reads a table of text from a stream; see {@link #read(Source, ReadOptions)}.
     *
     * @param name what messages call it
     * @param in plain or gzip; read to its end, or to the last row wanted, and not closed
     * @param options which columns and rows, with how many threads
     * @return the table
     * @throws IOException where it can't be read at all, or its compression is damaged
     * @throws org.kaon.InputException where it isn't a table
     */
    public static Dataset readText(String name, InputStream in, ReadOptions options) throws IOException {
        return CsvTables.read(name, in, options);
    }
}
