package org.kaon.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kaon.inference.Predictor;
import org.kaon.inference.Session;
import org.kaon.metric.Auc;
import org.kaon.metric.ConfusionMatrix;
import org.kaon.model.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what Kaon does, with a model and events that the jar carries. */
@Command(description = "Classifies simulated Higgs events with a model that Keras trained; both are in the jar.")
final class Demo implements Callable<Integer> {
    private static final double THRESHOLD = 0.5;
    private static final int LATENCY_CALLS = 50_000;
    private static final long THROUGHPUT_NANOS = 500_000_000L;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli acts on what is inside
    private CommonOptions common;

    private final Terminal terminal;

    Demo(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Labelled events: flat values of all, one after the other. */
    private record Labelled(float[] labels, float[] values) {}

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("kaon-demo");
        try {
            show(folder);
        } finally {
            for (Path file : List.of(model(folder), statistics(folder), folder)) {
                Files.deleteIfExists(file);
            }
        }
        return ExitCode.DONE;
    }

    private void show(Path folder) throws IOException {
        extract("demo-model.h5", model(folder));
        extract("demo-stats.csv", statistics(folder));
        PrintStream out = terminal.out();
        out.println("Kaon demo: is it a Higgs boson? Simulated events, a network that Keras trained");
        out.println();
        long begin = System.nanoTime();
        Model model = ModelOptions.withStatistics(
                ModelOptions.loader(Optional.empty()).load(model(folder)), statistics(folder));
        Predictor predictor = Predictor.of(model);
        double milliseconds = (System.nanoTime() - begin) / 1e6;
        out.printf(
                Locale.ROOT,
                "Model    %s of Keras %s, %d inputs, %,d parameters; read in %.0f ms%n",
                model.provenance().format(),
                model.provenance().kerasVersion(),
                predictor.inputWidth(),
                model.network().parameterCount(),
                milliseconds);
        Labelled events = events(model, predictor.inputWidth());
        int count = events.labels().length;
        out.printf(
                Locale.ROOT,
                "Events   %,d with labels, %d features each, standardised on the way in%n%n",
                count,
                predictor.inputWidth());
        float[] scores = new float[count];
        predictor.session().predict(count, events.values(), 0, scores, 0);
        quality(events.labels(), scores);
        speed(predictor, events);
    }

    private void quality(float[] labels, float[] scores) {
        ConfusionMatrix matrix = ConfusionMatrix.of(labels, scores, THRESHOLD);
        PrintStream out = terminal.out();
        out.printf(
                Locale.ROOT,
                "Accuracy %.4f at threshold %.1f      AUC %.4f%n%n",
                matrix.accuracy(),
                THRESHOLD,
                Auc.of(labels, scores));
        TextTable table = new TextTable("lrr");
        table.add("", "taken for signal", "taken for background");
        table.add("signal", count(matrix.truePositives()), count(matrix.falseNegatives()));
        table.add("background", count(matrix.falsePositives()), count(matrix.trueNegatives()));
        table.print(out, "  ");
        out.println();
    }

    private void speed(Predictor predictor, Labelled events) {
        Session session = predictor.session();
        int width = predictor.inputWidth();
        int count = events.labels().length;
        float[] one = new float[predictor.outputWidth()];
        long[] nanos = new long[LATENCY_CALLS];
        try (Progress progress = new Progress(terminal, "demo", 0)) {
            for (int round = 0; round < 2; round++) { // The first round lets Java compile.
                for (int call = 0; call < LATENCY_CALLS; call++) {
                    int offset = call % count * width;
                    long begin = System.nanoTime();
                    session.predict(events.values(), offset, one, 0);
                    nanos[call] = System.nanoTime() - begin;
                }
                progress.at(round, "");
            }
        }
        Arrays.sort(nanos);
        double perSecond = throughput(session, events, count, predictor.outputWidth());
        terminal.out().printf(Locale.ROOT, "Speed    %,.0f events per second in batches, one thread%n", perSecond);
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "         one event at a time: median %.2f us, 99 %% within %.2f us%n",
                        nanos[LATENCY_CALLS / 2] / 1e3,
                        nanos[LATENCY_CALLS / 100 * 99] / 1e3);
    }

    private static double throughput(Session session, Labelled events, int count, int outputWidth) {
        float[] outputs = new float[count * outputWidth];
        double best = 0;
        long start = System.nanoTime();
        while (System.nanoTime() - start < THROUGHPUT_NANOS) {
            long begin = System.nanoTime();
            session.predict(count, events.values(), 0, outputs, 0);
            best = Math.max(best, count / ((System.nanoTime() - begin) / 1e9));
        }
        return best;
    }

    private static Labelled events(Model model, int width) throws IOException {
        List<float[]> rows = new ArrayList<>();
        List<Float> labels = new ArrayList<>();
        ValueRules rules = new ValueRules(RangeChoice.WARN, Optional.empty());
        try (EventFile file =
                EventFile.withHeader(CsvRows.of("demo-events.csv.gz", resource("demo-events.csv.gz")), false)) {
            file.choose(model.features().orElseThrow());
            while (file.advance()) {
                float[] row = new float[width];
                file.read(rules, row, 0);
                rows.add(row);
                labels.add(Float.valueOf(file.field(0)));
            }
        }
        float[] values = new float[rows.size() * width];
        float[] label = new float[rows.size()];
        for (int event = 0; event < label.length; event++) {
            System.arraycopy(rows.get(event), 0, values, event * width, width);
            label[event] = labels.get(event);
        }
        return new Labelled(label, values);
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static Path model(Path folder) {
        return folder.resolve("demo-model.h5");
    }

    private static Path statistics(Path folder) {
        return folder.resolve("demo-stats.csv");
    }

    private static void extract(String name, Path target) throws IOException {
        try (InputStream in = resource(name)) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static InputStream resource(String name) throws IOException {
        return Optional.ofNullable(Demo.class.getResourceAsStream("demo/" + name))
                .orElseThrow(() -> new IOException(
                        "the jar lacks org/kaon/cli/demo/" + name + "; build it with the project's own pom"));
    }
}
