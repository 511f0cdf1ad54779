package org.kaon.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that appears whole or not at all, as {@link WholeFile}, for what is written bit by bit: it is moved to its place by {@link #finish}. What isn't a
 * regular file (a device, a pipe) can't be replaced and is written as it stands.
 */
public final class PendingFile implements Closeable {
    private final Path target;
    private final Optional<Path> temporary;
    private final OutputStream out;

    private PendingFile(Path target, Optional<Path> temporary, OutputStream out) {
        this.target = target;
        this.temporary = temporary;
        this.out = out;
    }

    /**
     * Begins a file.
     *
     * @param path where it shall appear, in place of what is there
     * @return the file, nothing written yet
     * @throws IOException where it can't be written: the path is a directory, or the folder isn't there or lets nothing be written
     */
    public static PendingFile at(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "is a directory, expected a file to write");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            return new PendingFile(path, Optional.empty(), Files.newOutputStream(path));
        }
        Path target = WholeFile.place(path);
        Path temporary = WholeFile.temporary(target);
        OutputStream out = Files.newOutputStream(temporary);
        temporary.toFile().deleteOnExit();
        return new PendingFile(target, Optional.of(temporary), out);
    }

    /**
     * Where the content goes.
     *
     * @return not buffered
     */
    public OutputStream out() {
        return out;
    }

    /**
     * All is written: the file appears.
     *
     * @throws IOException where it can't be moved to its place; what was there before is there still
     */
    public void finish() throws IOException {
        out.close();
        if (temporary.isPresent()) {
            WholeFile.move(temporary.get(), target);
        }
    }

    /** Drops what was written, unless it is finished. */
    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            if (temporary.isPresent()) {
                Files.deleteIfExists(temporary.get());
            }
        }
    }
}
