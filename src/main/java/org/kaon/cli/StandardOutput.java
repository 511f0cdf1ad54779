package org.kaon.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/** The process's standard output, which remembers why it failed: a {@link java.io.PrintStream} on top only tells that it did. */
final class StandardOutput extends OutputStream {
    private final OutputStream target = new FileOutputStream(FileDescriptor.out);
    private IOException failure;

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            target.write(bytes, offset, length);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    /** Why it failed, unless the reader simply went away ({@code … | head}), which is no error. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure)
                .filter(e ->
                        !String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe"));
    }
}
