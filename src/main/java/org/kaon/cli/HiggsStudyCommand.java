package org.kaon.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.kaon.InputException;
import org.kaon.data.ColumnSets;
import org.kaon.data.Dataset;
import org.kaon.data.ReadOptions;
import org.kaon.data.Readers;
import org.kaon.preprocess.BackwardElimination.Round;
import org.kaon.study.higgs.HiggsResult;
import org.kaon.study.higgs.HiggsStudy;
import org.kaon.study.higgs.PreparedEvents;
import org.kaon.study.higgs.TestResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the Higgs study anew. */
@Command(
        description = {
            "Makes the Higgs study anew: cleans events of the UCI HIGGS format, eliminates features, trains a network and tries it, and writes "
                    + "tables (CSV, JSON), figures (PNG, SVG), the model and a report into a folder.",
            "By default everything is fitted to training rows alone and the network is sized for some ten thousand events; --published does "
                    + "what the published study did.",
        },
        footer = {
            "",
            "Examples:",
            "  kaon higgs study --data HIGGS_like_train.csv.gz --output study",
            "  kaon higgs study --data HIGGS.csv.gz --published --threads 8 --output published",
            "Exit codes: 0 done, 1 the loss was no number any more, 2 arguments or files are wrong."
        })
final class HiggsStudyCommand implements Callable<Integer> {
    private static final int EPOCHS = 25;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on what is inside
    private CommonOptions common;

    @Option(
            names = {"-d", "--data"},
            required = true,
            paramLabel = "FILE",
            description =
                    "Events: CSV without a header, plain or gzip, label first, then 28 features in UCI's order. Several files, each with its own "
                            + "--data, are read one after the other.")
    private List<Path> data;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "A folder for all results, made where there is none.")
    private Path output;

    @Option(names = "--sample", paramLabel = "F", defaultValue = "1", description = "A random part of the rows only.")
    private double sample;

    @Option(
            names = "--published",
            description =
                    "As published: limits, elimination (the published rule, on 5 %%) and scaling see all rows; 7 × 300, the last epoch's parameters.")
    private boolean published;

    @Option(
            names = "--data-only",
            description = "Without a network: cleaning, elimination, statistics and their figures.")
    private boolean dataOnly;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "" + EPOCHS,
            description = "At most so many. Default: ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(
            names = "--folds",
            paramLabel = "K",
            description =
                    "An ensemble in folds by event number, which is the row in the file; 0 for none. Default: 5, published 0.")
    private Optional<Integer> folds = Optional.empty();

    @Option(
            names = "--expected",
            paramLabel = "S,B",
            split = ",",
            defaultValue = "100,10000",
            description =
                    "Signal and background events expected before any selection, for the significance. Default: ${DEFAULT-VALUE}, of no experiment.")
    private List<Double> expected;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "42", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "For reading and training; the results don't depend on it. Default: ${DEFAULT-VALUE}.")
    private int threads;

    private final Terminal terminal;

    HiggsStudyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (expected.size() != 2) {
            throw new InputException("--expected " + expected + ", expected two numbers, signal and background");
        }
        HiggsStudy study = (published ? HiggsStudy.published() : HiggsStudy.standard())
                .sample(sample)
                .epochs(epochs)
                .expected(expected.get(0), expected.get(1))
                .seed(seed)
                .threads(threads)
                .progress(line -> terminal.out().println(line));
        study = folds.isPresent() ? study.folds(folds.get()) : study;
        study = dataOnly ? study.dataOnly() : study;
        Files.createDirectories(output);
        Dataset events = read();
        terminal.out()
                .printf(Locale.ROOT, "%,d rows, %d columns of float32%n", events.rowCount(), events.columnCount());
        String source =
                data.stream().map(file -> String.valueOf(file.getFileName())).collect(Collectors.joining(" and "));
        try (TrainingDisplay display =
                new TrainingDisplay(terminal, epochs, (int) (0.7 * sample * events.rowCount()), System::nanoTime)) {
            print(study.callbacks(display).run(events, source, output));
        }
        return ExitCode.DONE;
    }

    private Dataset read() throws IOException {
        ReadOptions options = ReadOptions.of().columns(ColumnSets.of("higgs")).threads(threads);
        List<Dataset> tables = new ArrayList<>();
        for (Path file : data) {
            long size = Files.isRegularFile(file) ? Files.size(file) : 0;
            try (Progress progress = new Progress(terminal, "read", size);
                    ByteCount bytes = new ByteCount(
                            Files.newInputStream(file),
                            count -> progress.at(count, String.format(Locale.ROOT, "%,d MB", count >> 20)))) {
                tables.add(Readers.readText(file.toString(), bytes, options));
            }
        }
        return Dataset.concatenate(tables);
    }

    private void print(HiggsResult result) {
        PrintStream out = terminal.out();
        PreparedEvents.Counts counts = result.events().counts();
        out.println();
        out.printf(
                Locale.ROOT,
                "%,d rows, %,d distinct, %,d complete, %,d without outliers%n",
                counts.read(),
                counts.distinct(),
                counts.complete(),
                counts.regular());
        out.println("Removed: "
                + result.events().rounds().stream().map(Round::removed).collect(Collectors.joining(", ")));
        result.network().ifPresent(network -> {
            TestResult test = network.test();
            out.printf(
                    Locale.ROOT,
                    "Test: AUC %.4f ± %.4f, accuracy %.4f, precision %.4f, recall %.4f, loss %.4f%n",
                    test.auc(),
                    test.aucError(),
                    test.matrices().get(0).accuracy(),
                    test.matrices().get(0).precision(),
                    test.matrices().get(0).recall(),
                    test.loss());
            network.folds()
                    .ifPresent(all -> out.printf(
                            Locale.ROOT,
                            "Folds: unseen AUC %.4f, ensemble on the test events %.4f%n",
                            all.unseenAuc(),
                            all.testAuc()));
        });
        out.println(
                "Written " + result.files().get(0) + " and " + (result.files().size() - 1) + " files beside it");
    }
}
