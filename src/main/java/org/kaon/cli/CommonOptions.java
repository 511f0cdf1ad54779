package org.kaon.cli;

import picocli.CommandLine.Option;

/** The options of every command. */
@SuppressWarnings("UnusedVariable") // picocli sets them and acts on them
final class CommonOptions {
    static final String VERBOSE = "--verbose";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and end.")
    private boolean help;

    // Read from the arguments themselves, so that it works for errors in them as well.
    @Option(names = VERBOSE, description = "With an error, show where in the program it came from.")
    private boolean verbose;
}
