package org.kaon.cli;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.kaon.data.PendingFile;

/** Where results go: standard output, or a {@link PendingFile}; compressed where its name ends in {@code .gz}. */
final class OutputFile implements Closeable {
    private final Optional<PrintStream> standardOutput;
    private final Optional<PendingFile> file;
    private final Writer writer;

    private OutputFile(Optional<PrintStream> standardOutput, Optional<PendingFile> file, OutputStream out) {
        this.standardOutput = standardOutput;
        this.file = file;
        this.writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    }

    static OutputFile standardOutput(PrintStream out) {
        return new OutputFile(Optional.of(out), Optional.empty(), out);
    }

    static OutputFile at(Path path) throws IOException {
        PendingFile file = PendingFile.at(path);
        boolean compressed = path.toString().endsWith(".gz");
        return new OutputFile(
                Optional.empty(),
                Optional.of(file),
                compressed ? new GZIPOutputStream(file.out(), 1 << 16) : file.out());
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
        if (file.isEmpty()) {
            writer.flush();
            return;
        }
        writer.close();
        file.get().finish();
    }

    @Override
    public void close() throws IOException {
        if (file.isEmpty()) {
            return;
        }
        try {
            writer.close();
        } finally {
            file.get().close();
        }
    }
}
