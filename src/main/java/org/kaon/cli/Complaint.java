package org.kaon.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.kaon.KaonException;

/** What the user reads of a failure: one line. */
final class Complaint {
    private static final int MOST_CHARACTERS = 2000;

    private Complaint() {}

    static String of(Throwable failure) {
        return oneLine(text(failure));
    }

    /** A text without line breaks and control characters. */
    static String oneLine(String text) {
        String line = text.strip().replaceAll("\\R\\s*", "; ").replaceAll("\\p{Cntrl}", "?");
        return line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) + " ..." : line;
    }

    private static String text(Throwable failure) {
        if (failure instanceof KaonException || failure instanceof FileNotFoundException) {
            return failure.getMessage();
        }
        if (failure instanceof UncheckedIOException unchecked) {
            return text(unchecked.getCause());
        }
        if (failure instanceof FileSystemException file) {
            return file.getFile() + ": " + reason(file);
        }
        if (failure instanceof IOException) {
            return Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
        }
        if (failure instanceof OutOfMemoryError) {
            return "not enough memory (" + failure.getMessage() + "); give Java more by -Xmx";
        }
        return "a defect of Kaon, please report it with what --verbose prints: " + failure;
    }

    private static String reason(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file";
        }
        return failure instanceof AccessDeniedException
                ? "permission denied"
                : Optional.ofNullable(failure.getReason())
                        .orElse(failure.getClass().getSimpleName());
    }
}
