package org.kaon.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.kaon.data.Examples;
import org.kaon.layer.ParameterSpec;
import org.kaon.loss.Loss;
import org.kaon.network.Graph;
import org.kaon.training.History;
import org.kaon.training.TrainingResult;

/** What a training tells before its first epoch and after its last. */
record TrainingSummary(PrintStream out) {
    private static final String VALIDATION_LOSS = "val_loss";

    void begin(
            long rows,
            ExampleReader.Choice choice,
            SplitOptions.Parts parts,
            Graph graph,
            Loss loss,
            LearningOptions learning) {
        line(
                "Data",
                "%,d events, %d features, label %s%s",
                rows,
                choice.features().size(),
                String.join(", ", choice.labels()),
                choice.weights().isEmpty()
                        ? ""
                        : ", weights " + choice.weights().get(0));
        line(
                "Parts",
                "%,d for training, %,d for validation, %,d for the test; seed %d",
                parts.training().size(),
                parts.validation().map(Examples::size).orElse(0),
                parts.test().map(Examples::size).orElse(0),
                learning.seed());
        line("Network", "%s; %,d parameters", layers(graph), parameters(graph));
        line(
                "Learning",
                "%s, %s, batches of %d, %s",
                loss.name(),
                learning.optimizerName(),
                learning.batchSize(),
                learning.threads() == 1 ? "1 thread" : learning.threads() + " threads");
        out.println();
        out.flush();
    }

    void end(TrainingResult result, LearningOptions learning) {
        History history = result.history();
        out.println();
        line(
                "Ended",
                "after epoch %d of %d: %s",
                history.epochCount(),
                learning.epochs(),
                result.stopReason().orElse("all epochs are done"));
        if (history.has(VALIDATION_LOSS)) {
            OptionalInt best = history.lowest(VALIDATION_LOSS);
            if (best.isPresent()) {
                line(
                        "Best",
                        "epoch %d, val_loss %s; the model has the parameters of epoch %d",
                        best.getAsInt() + 1,
                        Figures.number(history.values(VALIDATION_LOSS)[best.getAsInt()]),
                        learning.restoresBest() ? best.getAsInt() + 1 : history.epochCount());
            }
        }
    }

    /** Figures of merit by part of the data. */
    void quality(Map<String, Quality.Merit> qualities) {
        if (qualities.isEmpty()) {
            return;
        }
        out.println();
        TextTable table = new TextTable("l" + "r".repeat(qualities.size()));
        List<String> header = new ArrayList<>(List.of(""));
        header.addAll(qualities.keySet());
        table.add(header.toArray(String[]::new));
        for (String name : qualities.values().iterator().next().values().keySet()) {
            List<String> row = new ArrayList<>(List.of(name));
            qualities
                    .values()
                    .forEach(merit -> row.add(Figures.number(merit.values().get(name))));
            table.add(row.toArray(String[]::new));
        }
        table.print(out, "");
        List<String> parts = new ArrayList<>(qualities.keySet());
        String last = parts.get(parts.size() - 1);
        if (!qualities.get(last).quality().details().isEmpty()) {
            out.println();
            out.print("On the " + last + " events:");
            qualities.get(last).quality().print(out);
        }
    }

    void written(List<Path> files) {
        out.println();
        line("Written", "%s", files.stream().map(Path::toString).collect(Collectors.joining(", ")));
    }

    private void line(String topic, String format, Object... values) {
        out.printf(Locale.ROOT, "%-9s %s%n", topic, String.format(Locale.ROOT, format, values));
    }

    private static String layers(Graph graph) {
        return graph.inputs().stream().map(input -> input.shape().toString()).collect(Collectors.joining(" "))
                + " - "
                + graph.members().stream()
                        .map(member -> member.config().className()
                                + (member.config().has("units")
                                        ? " " + member.config().count("units")
                                        : ""))
                        .collect(Collectors.joining(" - "));
    }

    private static long parameters(Graph graph) {
        return graph.members().stream()
                .flatMap(member -> member.specs().stream())
                .map(ParameterSpec::shape)
                .mapToLong(shape -> shape.size())
                .sum();
    }
}
