package org.kaon.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file that appears whole or not at all: under another name in the same folder, brought to the disk, then moved into place. Whatever
 * goes wrong, what stood there before stays as it was.
 */
public final class WholeFile {
    private WholeFile() {}

    /** Writes the content to a place. */
    public interface Content {
        /**
         * Writes it.
         *
         * @param file where to, an empty file
         * @throws IOException where that fails
         */
        void writeTo(Path file) throws IOException;
    }

    /**
     * Writes a file.
     *
     * @param target where it is to appear; a link is followed, a file that is there is replaced
     * @param content what writes it
     * @throws IOException where that fails; nothing is left behind
     */
    public static void write(Path target, Content content) throws IOException {
        Path place = place(target);
        Path temporary = temporary(place);
        try {
            content.writeTo(temporary);
            move(temporary, place);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Makes sure that a file can be written: to be asked before the work whose result it holds.
     *
     * @param target where the file is to appear
     * @throws IOException naming the file and what stands in the way
     */
    public static void checkWritable(Path target) throws IOException {
        Files.delete(temporary(place(target)));
    }

    /** Brings what was written to the disk, then to its place. */
    static void move(Path temporary, Path place) throws IOException {
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static Path place(Path target) throws IOException {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new FileSystemException(target.toString(), null, "is no regular file, expected one to write");
        }
        Path place = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
        Path folder = place.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new FileSystemException(target.toString(), null, "no folder " + folder + " to write it in");
        }
        if (Files.exists(place) && !Files.isWritable(place)) {
            throw new FileSystemException(
                    target.toString(), null, "is there and may not be replaced (write-protected)");
        }
        return place;
    }

    static Path temporary(Path place) throws IOException {
        Path temporary = place.resolveSibling("." + place.getFileName() + "."
                + ProcessHandle.current().pid() + "." + Thread.currentThread().getId() + ".part");
        try {
            // What a run that was killed left behind under this very name is of no use.
            Files.deleteIfExists(temporary);
            // For a program that is asked to end while it writes; the name is the same each time, so the list doesn't
            // grow.
            temporary.toFile().deleteOnExit();
            return Files.createFile(temporary);
        } catch (IOException e) {
            FileSystemException failure =
                    new FileSystemException(place.toString(), null, "can't be written in its folder (" + e + ")");
            failure.initCause(e);
            throw failure;
        }
    }
}
