package org.kaon.cli;

/** What a command's end tells its caller. */
final class ExitCode {
    /** All is done and as it should be. */
    static final int DONE = 0;
    /** The command ran, and what it checked isn't as it should be. */
    static final int CHECK_FAILED = 1;
    /** The command couldn't run as asked: arguments or files are wrong. */
    static final int WRONG_INPUT = 2;

    private ExitCode() {}
}
