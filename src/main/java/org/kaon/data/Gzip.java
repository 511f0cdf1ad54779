package org.kaon.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** Compression as the content tells it, whatever a file is called. */
public final class Gzip {
    private static final int FIRST = 0x1f;
    private static final int SECOND = 0x8b;

    private Gzip() {}

    /**
     * The content of a stream, uncompressed where it is gzip. Several members one after the other are one content, as for {@code gzip -d}.
     *
     * @param in plain or gzip
     * @return a stream of the content, which closes {@code in}; a damaged or cut file gives an {@link IOException} while it is read
     * @throws IOException where the beginning can't be read
     */
    public static InputStream uncompressed(InputStream in) throws IOException {
        PushbackInputStream start = new PushbackInputStream(in, 2);
        byte[] magic = start.readNBytes(2);
        start.unread(magic);
        return magic.length == 2 && (magic[0] & 0xff) == FIRST && (magic[1] & 0xff) == SECOND
                ? new GzipMembers(start)
                : start;
    }
}
