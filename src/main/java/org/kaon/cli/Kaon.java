package org.kaon.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kaon.TrainingException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program {@code kaon}: finds the command and turns its end into an exit code and, where it failed, one line. */
@Command(
        name = "kaon",
        description = "Neural networks for particle physics: trains them, and evaluates those that Keras trained.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Kaon.Version.class,
        footer = {
            "",
            "Exit codes: 0 done, 1 a check or a training failed, 2 arguments or files are wrong.",
            "Help on a command: kaon COMMAND --help"
        })
public final class Kaon implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on what is inside
    private CommonOptions common;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and end.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean version;

    @Spec
    private CommandSpec spec;

    private Kaon() {}

    /**
     * Runs as a program of its own.
     *
     * @param args the command and its arguments
     */
    public static void main(String[] args) {
        // Without this, jHDF's logging interface tells on standard error that nobody listens to it.
        System.setProperty("slf4j.internal.verbosity", System.getProperty("slf4j.internal.verbosity", "ERROR"));
        StandardOutput standardOutput = new StandardOutput();
        PrintStream out = new PrintStream(standardOutput, false, outputCharset());
        int exitCode = run(args, System.in, out, System.err, Terminal.isStandardErrorWatched());
        out.flush();
        if (standardOutput.failure().isPresent()) {
            System.err.println("kaon: can't write standard output: "
                    + Complaint.of(standardOutput.failure().get()));
            exitCode = ExitCode.WRONG_INPUT;
        }
        System.exit(exitCode);
    }

    /**
     * Runs inside another program.
     *
     * @param args the command and its arguments
     * @param in standard input
     * @param out receives results
     * @param err receives error messages
     * @return 0 done, 1 a check or a training failed, 2 arguments or files are wrong
     */
    public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
        return run(args, in, out, err, false);
    }

    private static int run(String[] args, InputStream in, PrintStream out, PrintStream err, boolean interactive) {
        Terminal terminal = new Terminal(in, out, err, interactive);
        CommandLine line = new CommandLine(new Kaon());
        Commands.addTo(line.getCommandSpec(), terminal, args);
        boolean verbose = Arrays.asList(args).contains(CommonOptions.VERBOSE);
        line.setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true, outputCharset()))
                .setErr(new PrintWriter(err, true, outputCharset()))
                .setParameterExceptionHandler(
                        (e, arguments) -> complain(err, e.getCommandLine(), wrongArguments(e), e, verbose))
                .setExecutionExceptionHandler(
                        (e, command, parsed) -> complain(err, command, Complaint.of(e), e, verbose));
        try {
            return line.execute(args);
        } catch (OutOfMemoryError | StackOverflowError e) {
            return complain(err, line, Complaint.of(e), e, verbose);
        } finally {
            out.flush();
        }
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "no command given; there are " + names(spec.commandLine()));
    }

    private static int complain(PrintStream err, CommandLine command, String text, Throwable failure, boolean verbose) {
        err.println(command.getCommandSpec().qualifiedName() + ": " + text);
        if (verbose) {
            failure.printStackTrace(err);
        }
        return failure instanceof TrainingException ? ExitCode.CHECK_FAILED : ExitCode.WRONG_INPUT;
    }

    private static String wrongArguments(ParameterException e) {
        CommandLine command = e.getCommandLine();
        Optional<String> unknownOption = command.getUnmatchedArguments().stream()
                .filter(argument -> argument.startsWith("-"))
                .findFirst();
        if (unknownOption.isPresent()) {
            return "unknown option '" + unknownOption.get() + "'; see "
                    + command.getCommandSpec().qualifiedName() + " --help";
        }
        boolean unknownCommand = e instanceof UnmatchedArgumentException unmatched
                && !command.getSubcommands().isEmpty()
                && !unmatched.getUnmatched().get(0).startsWith("-");
        String text = unknownCommand
                ? "unknown command '"
                        + ((UnmatchedArgumentException) e).getUnmatched().get(0) + "'; there are " + names(command)
                : e.getMessage();
        return Complaint.oneLine(text) + "; see " + command.getCommandSpec().qualifiedName() + " --help";
    }

    /** The commands below one. */
    static String names(CommandLine command) {
        return String.join(", ", command.getSubcommands().keySet());
    }

    private static Charset outputCharset() {
        return Optional.ofNullable(System.getProperty("sun.stdout.encoding"))
                .filter(Charset::isSupported)
                .map(Charset::forName)
                .orElseGet(Charset::defaultCharset);
    }

    /** The version that the jar states. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "kaon "
                        + Optional.ofNullable(Kaon.class.getPackage().getImplementationVersion())
                                .orElse("(not packaged)")
                        + ", Java " + System.getProperty("java.version")
            };
        }
    }
}
