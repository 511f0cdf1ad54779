package org.kaon.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.kaon.benchmarks.network.Architecture;
import org.kaon.benchmarks.network.Architectures;
import org.kaon.benchmarks.report.Measurement;
import org.kaon.benchmarks.report.Report;
import org.kaon.benchmarks.report.Results;
import org.kaon.benchmarks.run.Campaign;
import org.kaon.benchmarks.run.Environment;
import org.kaon.benchmarks.run.Groups;
import org.kaon.benchmarks.run.Jdks;
import org.kaon.benchmarks.run.ModelFolder;
import org.kaon.benchmarks.run.Python;
import org.kaon.benchmarks.run.Rounds;
import org.kaon.benchmarks.run.SoundnessCheck;
import org.kaon.benchmarks.run.Timing;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the benchmarks. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Measures Kaon beside its peers and writes a report.")
public final class Benchmarks implements Callable<Integer> {
    private static final Timing QUICK = new Timing(0.1, 0.1, 1);
    private static final String QUICK_NETWORK = "28-64-64-1";
    private static final int QUICK_TRIALS = 2;
    private static final int ITERATIONS = 5;

    @Option(
            names = "--groups",
            split = ",",
            description = "Which groups, of: latency, batch, threads, load, cold, paced, training, python.")
    private List<String> groups = List.copyOf(Groups.names());

    @Option(names = "--networks", split = ",", description = "Which networks, such as 28-64-64-1; all unless given.")
    private List<String> networks = Architectures.names();

    @Option(names = "--rounds", description = "Forks of everything that ratios are made of.")
    private int rounds = 5;

    @Option(names = "--warm-up", description = "Seconds of warm-up in each fork.")
    private double warmUp = 2;

    @Option(names = "--seconds", description = "Seconds of measuring in each fork.")
    private double seconds = 1;

    @Option(
            names = "--python",
            split = ",",
            description = "Pythons with Keras/TensorFlow or PyTorch to measure beside.")
    private List<Path> pythons = List.of();

    @Option(names = "--output", description = "The report; a CSV file of every fork's figures goes beside it.")
    private Path output = Path.of("docs", "benchmarks", "results.md");

    @Option(
            names = "--quick",
            description =
                    "Checks outputs and allocation, and that every benchmark runs; its report, in benchmarks/target, means nothing.")
    private boolean quick;

    @Option(
            names = "--keep",
            description = "Keeps the report's figures of groups that aren't measured now: for runs on one machine.")
    private boolean keep;

    private final PrintStream log;
    private Results results = Results.of(List.of());

    private Benchmarks(PrintStream log) {
        this.log = log;
    }

    /** See {@code --help}. */
    public static void main(String[] arguments) {
        // Another run's lock file is none of ours: forks of this run never overlap.
        System.setProperty("jmh.ignoreLock", "true");
        System.exit(new CommandLine(new Benchmarks(System.out)).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (quick) {
            groups = List.copyOf(Groups.names());
            networks = List.of(QUICK_NETWORK);
            rounds = 1;
            output = Path.of("benchmarks", "target", "quick.md");
        }
        Jdks jdks = Jdks.find(System.getenv());
        SoundnessCheck.run(jdks, log);
        measure(jdks);
        return 0;
    }

    private void measure(Jdks jdks) throws Exception {
        List<Architecture> chosen = networks.stream().map(Architectures::of).toList();
        List<Python> libraries = new ArrayList<>();
        for (Path python : pythons) {
            libraries.add(Python.of(python));
        }
        Timing timing = quick ? QUICK : new Timing(warmUp, seconds, ITERATIONS);
        try (ModelFolder models = ModelFolder.write(chosen)) {
            Campaign campaign = new Campaign(chosen, rounds, timing, jdks, models, libraries);
            String environment =
                    Environment.describe(campaign, LocalDate.now(ZoneOffset.UTC).toString());
            int mostTrials = quick ? QUICK_TRIALS : Integer.MAX_VALUE;
            results = keep ? Results.read(csv()) : Results.of(List.of());
            new Rounds(campaign, mostTrials, log).run(groups, figures -> write(environment, figures));
        }
        log.println("Report: " + output);
    }

    private Path csv() {
        return output.resolveSibling(output.getFileName().toString().replaceFirst("\\.md$", "") + ".csv");
    }

    /** After each group, so that a run that is cut off leaves what it has. */
    private void write(String environment, List<Measurement> figures) {
        if (figures.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(output.toAbsolutePath().getParent());
            results = results.replacing(Set.of(figures.get(0).group()), figures);
            results.write(csv());
            Files.writeString(output, Report.render(environment, results));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
