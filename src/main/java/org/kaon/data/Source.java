package org.kaon.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a table stands.
 *
 * @param file the file
 * @param part which of the file's tables, for kinds of files that hold several: the path of a group or dataset in HDF5, a tree in ROOT
 */
public record Source(Path file, Optional<String> part) {
    /**
     * A file as a whole.
     *
     * @param file the file
     * @return the source
     */
    public static Source of(Path file) {
        return new Source(file, Optional.empty());
    }

    /**
     * A file, or a part of one: {@code events.csv.gz}, {@code events.h5:train/x}, {@code events.root:tree}. What stands behind the last colon is the part, unless
     * there is a file with the whole name, or none without it.
     *
     * @param address file, or file and part with a colon between them
     * @return the source
     */
    public static Source parse(String address) {
        int colon = address.lastIndexOf(':');
        if (colon <= 0 || Files.exists(Path.of(address)) || !Files.exists(Path.of(address.substring(0, colon)))) {
            return of(Path.of(address));
        }
        return new Source(Path.of(address.substring(0, colon)), Optional.of(address.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return file + part.map(name -> ":" + name).orElse("");
    }
}
