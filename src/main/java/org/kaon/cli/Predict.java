package org.kaon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kaon.InputException;
import org.kaon.model.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Evaluates a model on the events of CSV files. */
@Command(
        description = {
            "Evaluates a model on the events of CSV files, plain or gzip, of any size.",
            "A header names the features in any order; other columns are passed by. Without --stats a model takes all columns in their order.",
        })
final class Predict implements Callable<Integer> {
    private static final String STANDARD_STREAM = "-";

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on what is inside
    private CommonOptions common;

    @Mixin
    private ModelOptions loading;

    @Option(
            names = {"-m", "--model"},
            required = true,
            paramLabel = "FILE",
            description = "Keras model: .h5 or .keras.")
    private Path file;

    @Option(
            names = {"-s", "--stats"},
            paramLabel = "FILE",
            description =
                    "CSV with Mean, Std, Min, Max of every feature: events hold raw values, chosen by name and standardised as (x - Mean) / Std. "
                            + "With one row more than the model has inputs, the first is the label's.")
    private Optional<Path> statistics = Optional.empty();

    @Option(
            names = {"-i", "--input"},
            required = true,
            paramLabel = "[NAME=]FILE",
            description =
                    "Events; - is standard input. A model of several inputs takes one file each, as name=file, with rows in step.")
    private List<String> inputs = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Predictions; - is standard output, the default. Compressed where the name ends in .gz.")
    private Optional<String> output = Optional.empty();

    @Option(
            names = {"-t", "--threshold"},
            paramLabel = "NUMBER",
            description = "Add a column 'decision': 1 where the prediction lies above the threshold, else 0.")
    private Optional<Double> threshold = Optional.empty();

    @Option(
            names = "--range",
            paramLabel = "POLICY",
            defaultValue = "reject",
            description = "Values outside Min to Max: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private RangeChoice range;

    @Option(
            names = "--nan-default",
            paramLabel = "NUMBER",
            description = "Take this for NaN and empty fields, which are errors otherwise.")
    private Optional<Double> nanDefault = Optional.empty();

    @Option(
            names = "--skip-bad",
            description = "Leave the predictions of bad rows empty and go on; ends with exit code 1.")
    private boolean skipBad;

    @Option(
            names = "--columns",
            paramLabel = "NAMES",
            description =
                    "For files without a header: 'higgs' (label and 28 features of the UCI HIGGS data), names between commas, or @FILE.")
    private Optional<String> columns = Optional.empty();

    @Option(
            names = "--header",
            negatable = true,
            description = "Whether the first row names the columns. By default it does, unless --columns is given.")
    private Optional<Boolean> header = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "csv",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private PredictionFormat format;

    private final Terminal terminal;

    Predict(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        check();
        Model model = loading.load(file, terminal);
        ValueRules rules = new ValueRules(range, nanDefault);
        try (EventSource events =
                EventSource.open(inputs, model.network().graph().inputs(), layout(), terminal.in())) {
            Model sized = model.withInputShapes(events.shapes());
            if (statistics.isPresent()) {
                sized = ModelOptions.withStatistics(sized, statistics.get(), terminal);
            }
            if (range == RangeChoice.CLIP && sized.features().isEmpty()) {
                throw new InputException("--range clip: the model knows no ranges to clip to; give them by --stats");
            }
            events.choose(sized);
            return write(new PredictionRun(sized, events, rules, skipBad, threshold, format));
        }
    }

    private int write(PredictionRun run) throws IOException {
        try (OutputFile target = openOutput();
                Progress progress =
                        new Progress(terminal, "predict", run.events().size())) {
            PredictionRun.Outcome outcome = run.write(target, progress);
            target.finish();
            run.rules().outOfRange().ifPresent(text -> terminal.err().println("kaon predict: " + text));
            outcome.firstBad()
                    .ifPresent(first -> terminal.err()
                            .println("kaon predict: " + outcome.bad() + " of " + outcome.rows()
                                    + " rows left without a prediction; the first: " + Complaint.oneLine(first)));
            return outcome.bad() > 0 ? ExitCode.CHECK_FAILED : ExitCode.DONE;
        }
    }

    private OutputFile openOutput() throws IOException {
        if (output.isEmpty() || output.get().equals(STANDARD_STREAM)) {
            return OutputFile.standardOutput(terminal.out());
        }
        Path path = Path.of(output.get());
        for (String input : inputs) {
            Path read = Path.of(input.substring(input.indexOf('=') + 1));
            if (Files.isRegularFile(path) && Files.isRegularFile(read) && Files.isSameFile(path, read)) {
                throw new InputException("--output " + path + " would replace the input; expected another file");
            }
        }
        return OutputFile.at(path);
    }

    private EventSource.Layout layout() throws IOException {
        if (columns.isPresent()) {
            return EventSource.Layout.named(ColumnNames.parse(columns.get()));
        }
        return header.map(given -> given ? EventSource.Layout.TRUSTED_HEADER : EventSource.Layout.NO_HEADER)
                .orElse(EventSource.Layout.HEADER);
    }

    private void check() {
        if (columns.isPresent() && header.orElse(false)) {
            throw new InputException(
                    "--columns names the columns of a file without a header, --header says that there is one; expected one of them");
        }
        if (threshold.isPresent() && !Double.isFinite(threshold.get())) {
            throw new InputException("--threshold " + threshold.get() + ", expected a finite number");
        }
        if (nanDefault.isPresent() && !Float.isFinite(nanDefault.get().floatValue())) {
            throw new InputException("--nan-default " + nanDefault.get() + ", expected a finite float");
        }
    }
}
