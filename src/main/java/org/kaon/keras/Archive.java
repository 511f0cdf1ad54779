package org.kaon.keras;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.kaon.ModelFormatException;

/**
 * A {@code .keras} archive: a zip file of {@code config.json}, {@code metadata.json} and {@code model.weights.h5}, which Keras stores without
 * compressing. Entries lie in memory; nothing is written anywhere, whatever their names say. Failures are {@link ModelFormatException}s that name the
 * file.
 */
final class Archive {
    /** Entries in all; Keras writes three, and some more where layers have assets. */
    private static final int MAXIMUM_ENTRIES = 10_000;

    /**
     * Bytes of all entries: 64 MB and 16 times the archive, as for the numbers of an HDF5 file, for the same reason. Zip would allow 1,032 times.
     */
    private static final long FREE_BYTES = 64L << 20;

    private static final int BYTES_PER_ARCHIVE_BYTE = 16;

    private static final int DIRECTORY_END_BYTES = 22;
    private static final int MAXIMUM_COMMENT = 65_535;

    private final Map<String, byte[]> entries;

    private Archive(Map<String, byte[]> entries) {
        this.entries = entries;
    }

    /**
     * Whether the bytes begin like a zip file.
     *
     * @param content the bytes of a file
     * @return whether it is worth an {@link #open}
     */
    static boolean looksLikeZip(byte[] content) {
        return content.length >= 4 && content[0] == 'P' && content[1] == 'K' && content[2] == 3 && content[3] == 4;
    }

    /**
     * Opens an archive.
     *
     * @param content all its bytes
     * @param name how messages call it
     * @return the archive
     */
    static Archive open(byte[] content, String name) {
        Map<String, byte[]> entries = new HashMap<>();
        long bytesLeft = FREE_BYTES + (long) BYTES_PER_ARCHIVE_BYTE * content.length;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                int atMost = (int) Math.min(bytesLeft, Integer.MAX_VALUE - 8);
                byte[] bytes = zip.readNBytes(atMost);
                if (bytes.length == atMost && zip.read() >= 0) {
                    throw new ModelFormatException(name + ": entry '" + entry.getName() + "' makes more than " + atMost
                            + " bytes of an archive of " + content.length);
                }
                bytesLeft -= bytes.length;
                if (entries.put(entry.getName(), bytes) != null) {
                    throw new ModelFormatException(name + ": two entries '" + entry.getName() + "', expected one");
                }
                if (entries.size() > MAXIMUM_ENTRIES) {
                    throw new ModelFormatException(name + ": more than " + MAXIMUM_ENTRIES + " entries");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            // IllegalArgumentException: a name that isn't UTF-8
            throw new ModelFormatException(name + ": damaged zip archive: " + e.getMessage(), e);
        }
        if (entries.size() != entryCount(content)) {
            throw new ModelFormatException(name + ": damaged zip archive: " + entries.size()
                    + " entries, its directory has " + entryCount(content));
        }
        return new Archive(entries);
    }

    /** The number of entries by the directory at the end, without which an archive is cut off; -1 where there is none. */
    private static int entryCount(byte[] content) {
        int last = content.length - DIRECTORY_END_BYTES;
        for (int at = last; at >= 0 && at >= last - MAXIMUM_COMMENT; at--) {
            if (content[at] == 'P' && content[at + 1] == 'K' && content[at + 2] == 5 && content[at + 3] == 6) {
                return Byte.toUnsignedInt(content[at + 10]) + 256 * Byte.toUnsignedInt(content[at + 11]);
            }
        }
        return -1;
    }

    /**
     * An entry.
     *
     * @param entryName such as {@code config.json}
     * @return its bytes, not a copy; empty where there is none
     */
    Optional<byte[]> entry(String entryName) {
        return Optional.ofNullable(entries.get(entryName));
    }
}
