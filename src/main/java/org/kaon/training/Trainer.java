package org.kaon.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.kaon.InputException;
import org.kaon.activation.fast.Functions;
import org.kaon.data.Examples;
import org.kaon.engine.Precision;
import org.kaon.engine.Team;
import org.kaon.loss.Loss;
import org.kaon.metric.Metric;
import org.kaon.metric.Metrics;
import org.kaon.network.Network;
import org.kaon.optimizer.Adam;
import org.kaon.optimizer.Optimizer;
import org.kaon.preprocess.FeatureSchema;

/**
 * How to train a network. Immutable: each setting gives a new trainer, and one trainer may train many networks, from several threads.
 *
 * <p>Same network, examples and settings give the same bits, whatever the number of threads.
 */
public final class Trainer {
    private List<Loss> losses;
    private List<Double> lossWeights;
    private Optimizer optimizer = Adam.of();
    private int epochs = 1;
    private int batchSize = 32;
    private boolean shuffle = true;
    private long seed;
    private int threads = 1;
    private Optional<Executor> executor = Optional.empty();
    private Precision precision = Precision.FLOAT32;
    private Functions functions = Functions.FAST;
    private Standardisation standardisation = Standardisation.NONE;
    private Optional<FeatureSchema> statistics = Optional.empty();
    private double validationSplit;
    private Optional<Examples> validation = Optional.empty();
    private List<Metric> metrics = List.of();
    private List<Metric> weightedMetrics = List.of();
    private List<Callback> callbacks = List.of();
    private Map<Integer, Double> classWeights = Map.of();
    private Optional<Path> checkpoint = Optional.empty();
    private Optional<Path> resume = Optional.empty();
    private String date = "";

    private Trainer(List<Loss> losses) {
        this.losses = List.copyOf(losses);
        this.lossWeights = losses.stream().map(loss -> 1.0).toList();
    }

    /** The fields of a new trainer change once, before anybody sees it. */
    private Trainer with(Consumer<Trainer> change) {
        Trainer copy = new Trainer(losses);
        copy.lossWeights = lossWeights;
        copy.optimizer = optimizer;
        copy.epochs = epochs;
        copy.batchSize = batchSize;
        copy.shuffle = shuffle;
        copy.seed = seed;
        copy.threads = threads;
        copy.executor = executor;
        copy.precision = precision;
        copy.functions = functions;
        copy.standardisation = standardisation;
        copy.statistics = statistics;
        copy.validationSplit = validationSplit;
        copy.validation = validation;
        copy.metrics = metrics;
        copy.weightedMetrics = weightedMetrics;
        copy.callbacks = callbacks;
        copy.classWeights = classWeights;
        copy.checkpoint = checkpoint;
        copy.resume = resume;
        copy.date = date;
        change.accept(copy);
        return copy;
    }

    /**
     * A trainer with Keras's defaults: Adam, one epoch, batches of 32, shuffled; nothing standardised, no validation.
     *
     * @param losses one per output of the network
     * @return the trainer
     */
    public static Trainer of(Loss... losses) {
        if (losses.length == 0) {
            throw new InputException("no loss, expected one per output of the network");
        }
        return new Trainer(List.of(losses));
    }

    /**
     * With factors of several outputs' losses in their sum.
     *
     * @param weights one per loss
     * @return a new trainer
     */
    public Trainer lossWeights(double... weights) {
        if (weights.length != losses.size()) {
            throw new InputException(weights.length + " loss weights, expected " + losses.size() + ", one per loss");
        }
        return with(copy -> copy.lossWeights = Arrays.stream(weights).boxed().toList());
    }

    /**
     * With another optimizer than Adam.
     *
     * @param other makes steps of gradients
     * @return a new trainer
     */
    public Trainer optimizer(Optimizer other) {
        return with(copy -> copy.optimizer = other);
    }

    /**
     * With a number of passes over the data.
     *
     * @param count at most; callbacks may end it earlier
     * @return a new trainer
     */
    public Trainer epochs(int count) {
        requireAtLeastOne("epochs", count);
        return with(copy -> copy.epochs = count);
    }

    /**
     * With a number of events per step.
     *
     * @param events at least 1; as many as there are, or more, for steps on all of them
     * @return a new trainer
     */
    public Trainer batchSize(int events) {
        requireAtLeastOne("batchSize", events);
        return with(copy -> copy.batchSize = events);
    }

    /**
     * With events in the order of the data in every epoch.
     *
     * @return a new trainer
     */
    public Trainer unshuffled() {
        return with(copy -> copy.shuffle = false);
    }

    /**
     * With another seed of all that is random: order of events, noise layers, the choice of validation events.
     *
     * @param value any
     * @return a new trainer
     */
    public Trainer seed(long value) {
        return with(copy -> copy.seed = value);
    }

    /**
     * With several threads, made for the training and ended with it; the result doesn't depend on their number.
     *
     * @param count at least 1
     * @return a new trainer
     */
    public Trainer threads(int count) {
        requireAtLeastOne("threads", count);
        return with(copy -> {
            copy.threads = count;
            copy.executor = Optional.empty();
        });
    }

    /**
     * With threads of the caller's: the thread that calls {@link #fit} works, and the executor runs what helps it. Training never waits
     * for the executor to begin, so the same pool may run the trainings themselves; where it is full or refuses, the calling thread
     * goes on alone. The result doesn't depend on it.
     *
     * @param pool not shut down by the training
     * @param count how many threads work at a time at most, the calling one included
     * @return a new trainer
     */
    public Trainer executor(Executor pool, int count) {
        requireAtLeastOne("threads", count);
        return with(copy -> {
            copy.threads = count;
            copy.executor = Optional.of(pool);
        });
    }

    /**
     * With numbers of another size than float32.
     *
     * @param other of all of the arithmetic; data are float32 either way
     * @return a new trainer
     */
    public Trainer precision(Precision other) {
        return with(copy -> copy.precision = other);
    }

    /**
     * With activations computed in another form than the fast one.
     *
     * @param form of all activations
     * @return a new trainer
     */
    public Trainer functions(Functions form) {
        return with(copy -> copy.functions = form);
    }

    /**
     * With features scaled by what the training events show of them, validation events left out; the model that comes out takes raw values.
     *
     * @param choice which scaling
     * @return a new trainer
     */
    public Trainer standardise(Standardisation choice) {
        return with(copy -> {
            copy.standardisation = choice;
            copy.statistics = Optional.empty();
        });
    }

    /**
     * With features scaled by given statistics, whatever the training events show; the model that comes out takes raw values. Statistics in
     * which validation or test events took part make what these events say about the model a little too good.
     *
     * @param choice which scaling
     * @param schema of the features, in the order of the network's inputs
     * @return a new trainer
     */
    public Trainer standardise(Standardisation choice, FeatureSchema schema) {
        return with(copy -> {
            copy.standardisation = choice;
            copy.statistics = Optional.of(schema);
        });
    }

    /**
     * With part of the events held out for validation, chosen by the seed: class by class where there is one target and the loss is for
     * classes. (Keras takes the last events, all of one class where a file is sorted.)
     *
     * @param fraction from 0 to less than 1
     * @return a new trainer
     */
    public Trainer validationSplit(double fraction) {
        if (!(fraction >= 0 && fraction < 1)) {
            throw new InputException("validationSplit " + fraction + ", expected at least 0 and less than 1");
        }
        return with(copy -> copy.validationSplit = fraction);
    }

    /**
     * With other events for validation.
     *
     * @param examples with the features and targets of the training
     * @return a new trainer
     */
    public Trainer validation(Examples examples) {
        return with(copy -> copy.validation = Optional.of(examples));
    }

    /**
     * With metrics beside the loss, in which each event counts the same.
     *
     * @param names in the table {@link Metrics}
     * @return a new trainer
     */
    public Trainer metrics(String... names) {
        return metrics(Arrays.stream(names).map(Trainer::metric).toList());
    }

    /**
     * With metrics beside the loss, in which each event counts the same.
     *
     * @param list the metrics
     * @return a new trainer
     */
    public Trainer metrics(List<Metric> list) {
        return with(copy -> copy.metrics = List.copyOf(list));
    }

    /**
     * With metrics in which each event counts by its weight; their names begin with {@code weighted_}.
     *
     * @param names in the table {@link Metrics}
     * @return a new trainer
     */
    public Trainer weightedMetrics(String... names) {
        return with(copy ->
                copy.weightedMetrics = Arrays.stream(names).map(Trainer::metric).toList());
    }

    /**
     * With callbacks behind those that are there; at each epoch's end they are called in order.
     *
     * @param more further callbacks
     * @return a new trainer
     */
    public Trainer callbacks(Callback... more) {
        return with(copy -> copy.callbacks =
                Stream.concat(callbacks.stream(), Stream.of(more)).toList());
    }

    /**
     * With factors of the events' weights by class.
     *
     * @param weights by the value of the first target; 1 for a class that isn't there
     * @return a new trainer
     */
    public Trainer classWeights(Map<Integer, Double> weights) {
        return with(copy -> copy.classWeights = Map.copyOf(weights));
    }

    /**
     * With a checkpoint after every epoch, from which a training that was cut off goes on by {@link #resume}.
     *
     * @param file replaced as a whole after every epoch
     * @return a new trainer
     */
    public Trainer checkpoint(Path file) {
        return with(copy -> copy.checkpoint = Optional.of(file));
    }

    /**
     * Going on from a checkpoint; it ends with the same bits as a training that was never cut off.
     *
     * @param file what {@link #checkpoint} of a trainer with the same settings wrote
     * @return a new trainer
     */
    public Trainer resume(Path file) {
        return with(copy -> copy.resume = Optional.of(file));
    }

    /**
     * With a date for the record of the training.
     *
     * @param text such as {@code 2026-11-22}
     * @return a new trainer
     */
    public Trainer date(String text) {
        return with(copy -> copy.date = text);
    }

    /**
     * Trains a network.
     *
     * @param network structure and first parameters; not changed
     * @param examples what to learn from
     * @return the trained model and what each epoch gave
     * @throws InputException where examples and network don't fit, or data are unfit: all problems in one message
     * @throws org.kaon.TrainingException where the loss is no number any more
     * @throws IOException where a checkpoint can't be read or written; the place is tried before training begins
     */
    public TrainingResult fit(Network network, Examples examples) throws IOException {
        return Run.train(this, network, examples);
    }

    private static Metric metric(String name) {
        return Metrics.standard()
                .of(name)
                .orElseThrow(() -> new InputException("unknown metric '" + name + "'; known: "
                        + String.join(", ", Metrics.standard().names())));
    }

    private static void requireAtLeastOne(String what, int value) {
        if (value < 1) {
            throw new InputException(what + " " + value + ", expected at least 1");
        }
    }

    List<Loss> losses() {
        return losses;
    }

    List<Double> lossWeights() {
        return lossWeights;
    }

    Optimizer optimizer() {
        return optimizer;
    }

    int epochs() {
        return epochs;
    }

    int batchSize() {
        return batchSize;
    }

    boolean shuffle() {
        return shuffle;
    }

    long seed() {
        return seed;
    }

    Team team() {
        return executor.map(pool -> Team.of(pool, threads)).orElseGet(() -> Team.of(threads));
    }

    Precision precision() {
        return precision;
    }

    Functions functions() {
        return functions;
    }

    Standardisation standardisation() {
        return standardisation;
    }

    Optional<FeatureSchema> statistics() {
        return statistics;
    }

    double validationSplit() {
        return validationSplit;
    }

    Optional<Examples> validation() {
        return validation;
    }

    List<Metric> metrics() {
        return metrics;
    }

    List<Metric> weightedMetrics() {
        return weightedMetrics;
    }

    List<Callback> callbacks() {
        return callbacks;
    }

    Map<Integer, Double> classWeights() {
        return classWeights;
    }

    Optional<Path> checkpoint() {
        return checkpoint;
    }

    Optional<Path> resume() {
        return resume;
    }

    String date() {
        return date;
    }
}
