package org.kaon.keras;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.kaon.ModelFormatException;

/** A {@code .keras} archive: a zip file of {@code config.json}, {@code metadata.json} and {@code model.weights.h5}. */
final class Archive {
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
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new ModelFormatException(name + ": damaged zip archive: " + e.getMessage(), e);
        }
        return new Archive(entries);
    }

    /**
     * An entry.
     *
     * @param entryName such as {@code config.json}
     * @return its bytes, empty where there is none
     */
    Optional<byte[]> entry(String entryName) {
        return Optional.ofNullable(entries.get(entryName)).map(byte[]::clone);
    }
}
