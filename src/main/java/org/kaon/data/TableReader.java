package org.kaon.data;

import java.io.IOException;

/** Reads one kind of file. */
interface TableReader {
    /** Whether a file that begins so is of this kind. */
    boolean accepts(byte[] beginning);

    /** Reads a table; an {@link org.kaon.InputException} names the file. */
    Dataset read(Source source, ReadOptions options) throws IOException;
}
