package org.kaon.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a command talks to.
 *
 * @param in standard input
 * @param out results
 * @param err errors and progress
 * @param interactive whether someone watches {@code err}, so that a progress bar makes sense
 */
record Terminal(InputStream in, PrintStream out, PrintStream err, boolean interactive) {
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    /** Whether the process's standard error is a terminal. Known on Linux; elsewhere there is no progress bar. */
    static boolean isStandardErrorWatched() {
        try {
            String target = Files.readSymbolicLink(STANDARD_ERROR).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (java.io.IOException | UnsupportedOperationException e) {
            // Not asked: System.console(), which on newer JDKs is there without a terminal.
            return false;
        }
    }
}
