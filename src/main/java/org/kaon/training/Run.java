package org.kaon.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kaon.InputException;
import org.kaon.TrainingException;
import org.kaon.data.DataCheck;
import org.kaon.data.Dataset;
import org.kaon.data.Examples;
import org.kaon.data.Split;
import org.kaon.data.WholeFile;
import org.kaon.engine.BatchResult;
import org.kaon.engine.Engine;
import org.kaon.engine.Engines;
import org.kaon.engine.Team;
import org.kaon.metric.Metric;
import org.kaon.model.Model;
import org.kaon.model.TrainingRecord;
import org.kaon.network.Graph;
import org.kaon.network.Network;
import org.kaon.preprocess.FeatureSchema;
import org.kaon.preprocess.Scaling;

/** One training: everything that changes while it goes on. */
final class Run {
    /** So many events are evaluated at a time: their outputs are held. */
    private static final int EVALUATION_ROWS = 1 << 16;

    private final Trainer trainer;
    private final Network network;
    private final Outputs outputs;
    private final Checks checks;
    private final FeatureSchema schema;
    private final Scaling scaling;
    private final ExampleEvents training;
    private final Optional<ExampleEvents> validation;
    private final Engine engine;
    private final Map<String, String> settings;
    private final List<Listener> listeners;
    private final List<String> warnings = new ArrayList<>();
    private List<Map<String, Double>> history = new ArrayList<>();
    private Optional<String> stopReason = Optional.empty();

    static TrainingResult train(Trainer trainer, Network network, Examples examples) throws IOException {
        try (Team team = trainer.team()) {
            return new Run(trainer, network, examples, team).train();
        }
    }

    private Run(Trainer trainer, Network network, Examples examples, Team team) throws IOException {
        this.trainer = trainer;
        this.network = network;
        List<Engines.WeightedLoss> losses = IntStream.range(0, trainer.losses().size())
                .mapToObj(i -> new Engines.WeightedLoss(
                        trainer.losses().get(i), trainer.lossWeights().get(i)))
                .toList();
        // Made first, since it says best what is wrong with a network.
        this.engine = Engines.of(
                network, losses, trainer.optimizer(), trainer.precision(), trainer.functions(), trainer.seed(), team);
        this.outputs = new Outputs(network.graph(), trainer.losses());
        this.checks = new Checks(trainer, network, outputs);
        checks.requireNoMaskedOutput();
        checks.requireWidths(examples);
        DataCheck check = DataCheck.of();
        check.check(examples);
        for (Path path :
                List.of(trainer.checkpoint()).stream().flatMap(Optional::stream).toList()) {
            WholeFile.checkWritable(path);
        }
        Examples fitted = examples;
        Optional<Examples> held = trainer.validation();
        if (held.isEmpty() && trainer.validationSplit() > 0) {
            Map<String, int[]> parts = parts(examples);
            fitted = examples.rows(parts.get("training"));
            held = Optional.of(examples.rows(parts.get("validation")));
        }
        held.ifPresent(checks::requireWidths);
        checks.requireTargets(examples);
        held.ifPresent(checks::requireTargets);
        held.ifPresent(check.allowConstantFeatures()::check);
        Dataset seen = fitted.features();
        this.schema = trainer.statistics()
                .map(given -> given.select(seen.columns()))
                .orElseGet(() -> FeatureSchema.fit(seen));
        this.scaling = trainer.standardisation().scaling(schema);
        this.training = new ExampleEvents(fitted, scaling, trainer.classWeights());
        this.validation = held.map(other -> new ExampleEvents(other, scaling, Map.of()));
        this.settings = settings(fitted, held);
        this.listeners = trainer.callbacks().stream().map(Callback::start).toList();
    }

    private Map<String, int[]> parts(Examples examples) {
        Split split = Split.of(trainer.seed())
                .part("training", 1 - trainer.validationSplit())
                .part("validation", trainer.validationSplit());
        Dataset targets = examples.targets();
        boolean classes = targets.columnCount() == 1
                && IntStream.range(0, examples.size())
                        .allMatch(row -> targets.value(row, 0) == Math.rint(targets.value(row, 0))
                                && targets.value(row, 0) >= 0
                                && targets.value(row, 0) < 256);
        return classes ? split.stratified(targets.column(targets.columns().get(0))) : split.rows(examples.size());
    }

    private Map<String, String> settings(Examples fitted, Optional<Examples> held) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(
                "layers",
                String.valueOf(network.graph().members().stream()
                        .map(Graph.Member::config)
                        .map(config -> config.className() + " '" + config.name() + "'")
                        .toList()));
        all.put("optimizer", trainer.optimizer().toString());
        all.put("losses", trainer.losses() + " " + trainer.lossWeights());
        all.put("batchSize", String.valueOf(trainer.batchSize()));
        all.put("shuffle", String.valueOf(trainer.shuffle()));
        all.put("seed", String.valueOf(trainer.seed()));
        all.put("precision", trainer.precision().name());
        all.put("functions", trainer.functions().name());
        all.put(
                "standardisation",
                trainer.standardisation().name()
                        + trainer.statistics()
                                .map(given -> " by " + given.features())
                                .orElse(""));
        all.put("classWeights", trainer.classWeights().toString());
        all.put("callbacks", String.valueOf(trainer.callbacks().size()));
        all.put("data", hash(fitted));
        all.put("validation data", held.map(Run::hash).orElse("none"));
        return all;
    }

    private static String hash(Examples examples) {
        return examples.features().sha256() + " " + examples.targets().sha256();
    }

    private TrainingResult train() throws IOException {
        Optional<Checkpoint> resumed = resumed();
        int first = history.size();
        Epoch last = new Epoch(first - 1, Map.of(), this);
        if (resumed.isPresent() && first > 0) {
            last = new Epoch(first - 1, history.get(first - 1), this);
        }
        for (int epoch = first; epoch < trainer.epochs() && stopReason.isEmpty(); epoch++) {
            Map<String, Double> values = epoch(epoch);
            last = new Epoch(epoch, values, this);
            for (Listener listener : listeners) {
                listener.epochEnd(last);
            }
            history.add(last.values());
            if (trainer.checkpoint().isPresent()) {
                checkpoint().write(trainer.checkpoint().orElseThrow());
            }
        }
        engine.finish();
        for (Listener listener : listeners) {
            listener.trainEnd(last);
        }
        return new TrainingResult(model(history.size()), historySoFar(), stopReason, warnings);
    }

    private Optional<Checkpoint> resumed() throws IOException {
        if (trainer.resume().isEmpty()) {
            return Optional.empty();
        }
        Path file = trainer.resume().orElseThrow();
        Checkpoint checkpoint = Checkpoint.read(file);
        try {
            checkpoint.requireSame(settings);
        } catch (InputException e) {
            throw e.at(file.toString());
        }
        if (!checkpoint.environment().equals(environment())) {
            warnings.add("resumed on " + environment() + ", begun on " + checkpoint.environment()
                    + ": the last bits may differ from a training that was never cut off");
        }
        engine.restore(checkpoint.engine());
        for (int i = 0; i < checkpoint.listeners().size(); i++) {
            listeners.get(i).restore(checkpoint.listeners().get(i));
        }
        history = new ArrayList<>(checkpoint.history().epochs());
        stopReason = checkpoint.stopReason();
        return Optional.of(checkpoint);
    }

    private Checkpoint checkpoint() {
        return new Checkpoint(
                settings,
                environment(),
                engine.state(),
                listeners.stream().map(Listener::state).toList(),
                historySoFar(),
                stopReason);
    }

    private Map<String, Double> epoch(int epoch) {
        int[] order = Order.of(training.size(), trainer.shuffle(), trainer.seed(), epoch);
        EpochMetrics metrics = new EpochMetrics(outputs, trainer.metrics(), trainer.weightedMetrics());
        int batches = (order.length + trainer.batchSize() - 1) / trainer.batchSize();
        for (int batch = 0; batch < batches; batch++) {
            int from = batch * trainer.batchSize();
            int to = Math.min(order.length, from + trainer.batchSize());
            BatchResult result = engine.train(training, order, from, to, metrics.needPredictions());
            if (!Double.isFinite(result.loss())) {
                throw diverged(epoch, batch, batches, result.loss());
            }
            metrics.add(result, training, order, from, to);
            Batch done = new Batch(epoch, trainer.epochs(), batch, batches, metrics.running());
            listeners.forEach(listener -> listener.batchEnd(done));
        }
        Map<String, Double> values = metrics.values();
        validation.ifPresent(events -> evaluate(events, trainer.metrics(), trainer.weightedMetrics())
                .forEach((name, value) -> values.put("val_" + name, value)));
        return values;
    }

    private TrainingException diverged(int epoch, int batch, int batches, double loss) {
        String place = engine.firstNonFinite()
                .map(name -> "the first layer whose values aren't finite is '" + name + "'")
                .orElse("all layers' values are finite");
        String kept = trainer.checkpoint()
                .filter(file -> epoch > 0)
                .map(file -> "; the checkpoint " + file + " holds the state after epoch " + epoch)
                .orElse("");
        return new TrainingException("The loss is " + loss + " in epoch " + (epoch + 1) + ", batch " + (batch + 1)
                + " of " + batches + "; " + place + ". A smaller learning rate, clipped gradients or standardised"
                + " features may help" + kept);
    }

    private Map<String, Double> evaluate(ExampleEvents events, List<Metric> plain, List<Metric> weighted) {
        int[] order = IntStream.range(0, events.size()).toArray();
        EpochMetrics metrics = new EpochMetrics(outputs, plain, weighted);
        for (int from = 0; from < order.length; from += EVALUATION_ROWS) {
            int to = Math.min(order.length, from + EVALUATION_ROWS);
            metrics.add(engine.evaluate(events, order, from, to), events, order, from, to);
        }
        return metrics.values();
    }

    Map<String, Double> evaluate(Examples examples, List<Metric> metrics) {
        checks.requireWidths(examples);
        return evaluate(new ExampleEvents(examples, scaling, Map.of()), metrics, List.of());
    }

    boolean lowerIsBetter(String name) {
        String plain = name.startsWith("val_") ? name.substring("val_".length()) : name;
        return List.of(trainer.metrics(), trainer.weightedMetrics()).stream()
                .flatMap(List::stream)
                .filter(metric -> plain.equals(metric.name()) || plain.endsWith("_" + metric.name()))
                .findFirst()
                .map(metric -> !metric.higherIsBetter())
                .orElse(true);
    }

    Engine engine() {
        return engine;
    }

    void stop(String reason) {
        stopReason = Optional.of(reason);
    }

    Optional<String> stopReason() {
        return stopReason;
    }

    History historySoFar() {
        return History.of(history);
    }

    History historyWith(Map<String, Double> next) {
        List<Map<String, Double>> all = new ArrayList<>(history);
        all.add(next);
        return History.of(all);
    }

    Model model(int epochs) {
        Network trained = new Network(network.graph(), engine.parameters());
        Map<String, Double> last = history.isEmpty() ? Map.of() : history.get(history.size() - 1);
        TrainingRecord record = new TrainingRecord(
                settings.get("data"),
                training.size(),
                validation.map(ExampleEvents::size).orElse(0),
                0,
                trainer.seed(),
                epochs,
                String.join(
                        ", ", trainer.losses().stream().map(loss -> loss.name()).toList()),
                trainer.optimizer().toString(),
                last,
                versions(),
                engine.kernel(),
                trainer.date());
        Model model = Model.of(trained);
        Model scaled = switch (trainer.standardisation()) {
            case NONE -> model.withRawFeatures(schema);
            case STANDARD -> model.withFeatures(schema);
            case MIN_MAX -> model.withScaledFeatures(schema, scaling);
        };
        return scaled.withTraining(record);
    }

    private static Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        // Only a jar knows its version.
        versions.put(
                "kaon",
                Optional.ofNullable(Run.class.getPackage().getImplementationVersion())
                        .orElse("unreleased"));
        versions.put("java", Runtime.version().toString());
        return versions;
    }

    private String environment() {
        return "kernel " + engine.kernel() + ", Java " + Runtime.version() + ", " + System.getProperty("os.arch");
    }
}
