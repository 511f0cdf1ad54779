package org.kaon.cli;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kaon.InputException;
import org.kaon.loss.Loss;
import org.kaon.model.Model;
import org.kaon.model.TrainingRecord;
import org.kaon.plot.Figure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells how good a model is, by labelled events. */
@Command(
        description = {
            "Tells how good a model is, by labelled events: loss, accuracy, precision, recall, AUC, confusion matrix; for several classes a table "
                    + "by class; for regression RMSE, bias and resolution.",
            "A model that Kaon saved knows its features and takes raw values by the columns' names; one of Keras needs --stats for that.",
        },
        footer = {
            "",
            "Examples:",
            "  kaon evaluate --model model.h5 --data test.csv --label signal --threshold 0.5,0.05 --output figures",
            "  kaon evaluate --model keras.h5 --stats stats.csv --data HIGGS_test.csv.gz --columns higgs --json"
        })
final class Evaluate implements Callable<Integer> {
    private static final List<String> FORMATS = List.of(".png", ".svg");

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on what is inside
    private CommonOptions common;

    @Mixin
    private ModelOptions loading;

    @Mixin
    private TableOptions table;

    @Option(
            names = {"-m", "--model"},
            required = true,
            paramLabel = "FILE",
            description = "Model: .h5 or .keras.")
    private Path file;

    @Option(
            names = {"-s", "--stats"},
            paramLabel = "FILE",
            description = "For a model of Keras: CSV with Mean, Std, Min, Max of every feature, as in predict.")
    private Optional<Path> statistics = Optional.empty();

    @Option(
            names = {"-t", "--threshold"},
            paramLabel = "NUMBERS",
            defaultValue = "0.5",
            description =
                    "A score above it is taken for signal; several between commas, of which the first is that of accuracy, precision "
                            + "and recall. Default: ${DEFAULT-VALUE}.")
    private String threshold;

    @Option(
            names = "--loss",
            paramLabel = "NAME",
            description =
                    "Keras's name. Default: what the model was trained with, or else by its last layer, as in train.")
    private Optional<String> loss = Optional.empty();

    @Option(
            names = "--range",
            paramLabel = "POLICY",
            defaultValue = "warn",
            description = "Values outside Min to Max: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private RangeChoice range;

    @Option(
            names = "--nan-default",
            paramLabel = "NUMBER",
            description = "Take this for NaN and empty fields, which are errors otherwise.")
    private Optional<Double> nanDefault = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description =
                    "A folder for figures as PNG and SVG, made where there is none: ROC and score distribution, or what suits the task.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    private final Terminal terminal;

    Evaluate(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        List<Double> thresholds = thresholds();
        ValueRules rules = new ValueRules(range, nanDefault);
        if (output.isPresent()) {
            Files.createDirectories(output.get());
        }
        Model model = loading.load(file, terminal);
        if (statistics.isPresent()) {
            model = ModelOptions.withStatistics(model, statistics.get(), terminal);
        }
        Optional<String> known = loss.isPresent() ? loss : model.training().map(TrainingRecord::loss);
        Task task = Task.of(model.network().graph(), known);
        Quality.Merit merit;
        Scores scores;
        try (LabelledFile data = LabelledFile.open(table, model, rules);
                Progress progress =
                        new Progress(terminal, "evaluate", data.events().size())) {
            List<String> labels = data.columns().labels();
            Loss measure = LearningOptions.loss(known.orElse(task.usualLoss().apply(labels.size())));
            scores = Scores.of(model, data.events(), labels.size(), progress);
            merit = Quality.Merit.of(task, measure, new Quality.Question(scores, labels, thresholds));
        }
        rules.outOfRange().ifPresent(text -> terminal.err().println("kaon evaluate: " + text));
        List<Path> figures = output.isPresent() ? draw(merit, output.get()) : List.of();
        if (json) {
            printJson(merit, scores.size());
        } else {
            print(merit, scores.size(), figures);
        }
        return ExitCode.DONE;
    }

    private void print(Quality.Merit merit, int events, List<Path> figures) {
        terminal.out().printf(Locale.ROOT, "%s on %,d events%n", file, events);
        TextTable values = new TextTable("lr");
        merit.values().forEach((name, value) -> values.add(name, Figures.number(value)));
        values.print(terminal.out(), "  ");
        merit.quality().print(terminal.out());
        if (!figures.isEmpty()) {
            terminal.out().println();
            figures.forEach(figure -> terminal.out().println("Written " + figure));
        }
    }

    private void printJson(Quality.Merit merit, int events) {
        Map<String, Object> all = new LinkedHashMap<>();
        // JSON knows no infinity and no NaN.
        merit.values().forEach((name, value) -> all.put(name, Double.isFinite(value) ? value : null));
        all.putAll(merit.quality().details());
        all.put("events", events);
        terminal.out()
                .println(new GsonBuilder()
                        .setPrettyPrinting()
                        .serializeNulls()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(all));
    }

    private static List<Path> draw(Quality.Merit merit, Path folder) throws IOException {
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, Figure> figure : merit.quality().figures().entrySet()) {
            for (String format : FORMATS) {
                Path path = folder.resolve(figure.getKey() + format);
                figure.getValue().save(path);
                written.add(path);
            }
        }
        return written;
    }

    private List<Double> thresholds() {
        List<Double> thresholds = new ArrayList<>();
        for (String text : threshold.split(",", -1)) {
            try {
                double value = Double.parseDouble(text.strip());
                if (Double.isFinite(value)) {
                    thresholds.add(value);
                    continue;
                }
            } catch (NumberFormatException e) {
                throw new InputException("--threshold " + threshold + ": '" + text + "' is not a number", e);
            }
            throw new InputException("--threshold " + threshold + ", expected finite numbers");
        }
        return thresholds;
    }
}
