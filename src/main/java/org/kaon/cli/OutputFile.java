package org.kaon.cli;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Where results go: standard output, or a file that appears whole or not at all. The file is written beside its place under another name
 * and moved there by {@link #finish}; compressed where its name ends in {@code .gz}.
 */
final class OutputFile implements Closeable {
    private final Optional<PrintStream> standardOutput;
    private final Optional<Path> target;
    private final Optional<Path> temporary;
    private final Writer writer;

    private OutputFile(
            Optional<PrintStream> standardOutput, Optional<Path> target, Optional<Path> temporary, OutputStream out) {
        this.standardOutput = standardOutput;
        this.target = target;
        this.temporary = temporary;
        this.writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    }

    static OutputFile standardOutput(PrintStream out) {
        return new OutputFile(Optional.of(out), Optional.empty(), Optional.empty(), out);
    }

    static OutputFile at(Path path) throws IOException {
        // What isn't a regular file (/dev/null, a pipe) can't be replaced, only written.
        if (Files.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "is a directory, expected a file to write");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            return new OutputFile(Optional.empty(), Optional.empty(), Optional.empty(), Files.newOutputStream(path));
        }
        Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        if (!Files.isDirectory(target.getParent())) {
            throw new FileSystemException(path.toString(), null, "no folder " + target.getParent() + " to write it in");
        }
        Path temporary = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        OutputStream out = Files.newOutputStream(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        temporary.toFile().deleteOnExit();
        boolean compressed = target.getFileName().toString().endsWith(".gz");
        return new OutputFile(
                Optional.empty(),
                Optional.of(target),
                Optional.of(temporary),
                compressed ? new GZIPOutputStream(out, 1 << 16) : out);
    }

    Writer writer() {
        return writer;
    }

    /** Hands on what was written; false where nobody reads it any more. */
    boolean flush() throws IOException {
        if (standardOutput.isEmpty()) {
            return true;
        }
        writer.flush();
        return !standardOutput.get().checkError();
    }

    /** All is written: the file appears. */
    void finish() throws IOException {
        if (standardOutput.isPresent()) {
            writer.flush();
            return;
        }
        writer.close();
        if (temporary.isPresent()) {
            Files.move(temporary.get(), target.get(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        if (standardOutput.isPresent()) {
            return;
        }
        try {
            writer.close();
        } finally {
            if (temporary.isPresent()) {
                Files.deleteIfExists(temporary.get());
            }
        }
    }
}
