package org.kaon.cli;

import java.nio.file.Path;

/** Tells whoever stops the program in the middle of a training how to go on. */
final class Interruption {
    private final Thread hook;

    Interruption(Terminal terminal, TrainingDisplay display, Path checkpoint) {
        hook = new Thread(() -> {
            int epochs = display.epochsDone();
            terminal.err()
                    .println(
                            epochs == 0
                                    ? "\nkaon train: interrupted in the first epoch, nothing was kept"
                                    : "\nkaon train: interrupted after epoch " + epochs
                                            + "; the same command with --resume " + checkpoint + " goes on");
            terminal.err().flush();
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Nothing is left to be said. */
    void end() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is being stopped: the hook has run.
            return;
        }
    }
}
