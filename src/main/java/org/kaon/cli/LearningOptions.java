package org.kaon.cli;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kaon.InputException;
import org.kaon.data.Examples;
import org.kaon.engine.Precision;
import org.kaon.loss.Loss;
import org.kaon.loss.Losses;
import org.kaon.optimizer.Optimizer;
import org.kaon.optimizer.Optimizers;
import org.kaon.training.EarlyStopping;
import org.kaon.training.Standardisation;
import org.kaon.training.Trainer;
import picocli.CommandLine.Option;

/** The options that say how a network learns. */
final class LearningOptions {
    private static final String BALANCED = "balanced";

    @Option(
            names = "--loss",
            paramLabel = "NAME",
            description =
                    "Keras's name, with settings as key=value behind it. Default, by the last layer: binary_crossentropy for sigmoid, sparse_categorical_crossentropy for "
                            + "softmax (categorical_crossentropy for several label columns), mean_squared_error for all else.")
    private Optional<String> loss = Optional.empty();

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            defaultValue = "adam",
            description =
                    "Keras's name, with Keras's settings as key=value behind it: \"sgd momentum=0.9 nesterov=true\". Default: ${DEFAULT-VALUE}.")
    private String optimizer;

    @Option(names = "--learning-rate", paramLabel = "NUMBER", description = "Default: the optimizer's, as in Keras.")
    private Optional<Double> learningRate = Optional.empty();

    @Option(
            names = "--epochs",
            paramLabel = "COUNT",
            defaultValue = "25",
            description = "Passes over the data, at most. Default: ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(
            names = "--batch-size",
            paramLabel = "COUNT",
            defaultValue = "128",
            description = "Events per step. Default: ${DEFAULT-VALUE}.")
    private int batchSize;

    @Option(
            names = "--patience",
            paramLabel = "COUNT",
            description = "Stop early: after so many epochs without a better val_loss.")
    private Optional<Integer> patience = Optional.empty();

    @Option(
            names = "--restore-best",
            description = "Keep the parameters of the epoch with the best val_loss, not the last ones.")
    private boolean restoreBest;

    @Option(
            names = "--class-weights",
            paramLabel = "WEIGHTS",
            description =
                    "Factors of the events' weights in the loss, by class: \"0=1,1=2.5\", or 'balanced' for the same sum for each class.")
    private Optional<String> classWeights = Optional.empty();

    @Option(
            names = "--standardise",
            paramLabel = "WAY",
            defaultValue = "standard",
            description =
                    "standard: (x - mean) / std; min-max: to 0 to 1; none. Fitted on the training part, and part of the saved "
                            + "model, which takes raw values. Default: ${DEFAULT-VALUE}.")
    private String standardise;

    @Option(
            names = "--precision",
            paramLabel = "TYPE",
            defaultValue = "float32",
            description = "What training computes in: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Precision precision;

    @Option(
            names = "--metrics",
            paramLabel = "NAMES",
            description =
                    "Keras's names, between commas. Default: accuracy and auc; accuracy; rmse and mae, by the task.")
    private Optional<String> metrics = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "0",
            description =
                    "Of all that is random: first parameters, parts, order of events, dropout. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--threads",
            paramLabel = "COUNT",
            defaultValue = "1",
            description = "The result is the same, bit for bit, with any number. Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(
            names = "--date",
            paramLabel = "TEXT",
            defaultValue = "",
            description =
                    "A date for the record in the model's file. Without one, the same training gives the same file.")
    private String date;

    /** What can be told before data are read. */
    void check(boolean hasValidation) {
        for (Map.Entry<String, Integer> entry : Map.of(
                        "--epochs", epochs, "--batch-size", batchSize, "--threads", threads)
                .entrySet()) {
            if (entry.getValue() < 1) {
                throw new InputException(entry.getKey() + " " + entry.getValue() + ", expected at least 1");
            }
        }
        if ((patience.isPresent() || restoreBest) && !hasValidation) {
            throw new InputException(
                    (restoreBest ? "--restore-best" : "--patience") + " needs validation events, but there are none");
        }
        standardisation();
        optimizer();
        loss.ifPresent(LearningOptions::loss);
    }

    Optional<String> lossName() {
        return loss;
    }

    long seed() {
        return seed;
    }

    int threads() {
        return threads;
    }

    int epochs() {
        return epochs;
    }

    int batchSize() {
        return batchSize;
    }

    boolean restoresBest() {
        return restoreBest;
    }

    String optimizerName() {
        return optimizer + learningRate.map(rate -> " learning_rate=" + rate).orElse("");
    }

    /** The loss of a name, with settings behind it. */
    static Loss loss(String text) {
        return Losses.standard().read(NamedSettings.parse("--loss", text));
    }

    /**
     * All of it for the trainer.
     *
     * @param task what the network is for
     * @param examples of the training part
     */
    Trainer trainer(Task task, Loss chosen, Examples examples) {
        List<String> watched = metrics.map(names ->
                        Arrays.stream(names.split(",", -1)).map(String::strip).toList())
                .orElse(task.metrics());
        Trainer trainer = Trainer.of(chosen)
                .optimizer(optimizer())
                .epochs(epochs)
                .batchSize(batchSize)
                .seed(seed)
                .threads(threads)
                .precision(precision)
                .standardise(standardisation())
                .metrics(watched.toArray(String[]::new))
                .classWeights(classWeights(examples))
                .date(date);
        return examples.hasWeights() ? trainer.weightedMetrics(watched.toArray(String[]::new)) : trainer;
    }

    /** Ends the training early, or takes the best epoch's parameters at its end. */
    Optional<EarlyStopping> earlyStopping() {
        if (patience.isEmpty() && !restoreBest) {
            return Optional.empty();
        }
        EarlyStopping stopping = EarlyStopping.of().patience(patience.orElse(epochs));
        return Optional.of(restoreBest ? stopping.restoreBest() : stopping);
    }

    private Optimizer optimizer() {
        Map<String, Object> configuration = NamedSettings.parse("--optimizer", optimizer);
        Map<String, Object> settings = new HashMap<>();
        ((Map<?, ?>) configuration.get("config")).forEach((key, value) -> settings.put(String.valueOf(key), value));
        if (learningRate.isPresent() && !(learningRate.get() > 0 && Double.isFinite(learningRate.get()))) {
            throw new InputException("--learning-rate " + learningRate.get() + ", expected a finite number above 0");
        }
        learningRate.ifPresent(rate -> settings.put("learning_rate", rate));
        return Optimizers.standard().read(Map.of("class_name", configuration.get("class_name"), "config", settings));
    }

    private Standardisation standardisation() {
        Map<String, Standardisation> known = new TreeMap<>();
        for (Standardisation way : Standardisation.values()) {
            known.put(way.name().toLowerCase(Locale.ROOT).replace('_', '-'), way);
        }
        return Optional.ofNullable(known.get(standardise))
                .orElseThrow(() -> new InputException(
                        "--standardise " + standardise + ", expected one of " + String.join(", ", known.keySet())));
    }

    private Map<Integer, Double> classWeights(Examples examples) {
        if (classWeights.isEmpty()) {
            return Map.of();
        }
        return classWeights.get().equals(BALANCED) ? balanced(examples) : parsed(classWeights.get());
    }

    /** So that the classes' weights add up to the same, and all of them to what they were. */
    private static Map<Integer, Double> balanced(Examples examples) {
        Map<Integer, Double> sums = new TreeMap<>();
        double all = 0;
        for (int row = 0; row < examples.size(); row++) {
            sums.merge((int) examples.targets().value(row, 0), (double) examples.weight(row), Double::sum);
            all += examples.weight(row);
        }
        double share = all / sums.size();
        sums.replaceAll((label, sum) -> share / sum);
        return sums;
    }

    private static Map<Integer, Double> parsed(String text) {
        Map<Integer, Double> weights = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            String[] sides = part.strip().split("=", -1);
            try {
                weights.put(Integer.valueOf(sides[0].strip()), Double.valueOf(sides[sides.length - 1].strip()));
            } catch (NumberFormatException e) {
                throw new InputException(
                        "--class-weights " + text + ": '" + part.strip() + "', expected class=weight or 'balanced'", e);
            }
        }
        return weights;
    }
}
