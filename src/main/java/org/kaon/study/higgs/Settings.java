package org.kaon.study.higgs;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.kaon.network.Graph;
import org.kaon.preprocess.BackwardElimination.Rule;
import org.kaon.training.Callback;

/** Everything about a study that can be set or is fixed; {@link HiggsStudy} says what each means. */
final class Settings {
    static final int ROUNDS = 3;
    static final double SIGMAS = 8;
    static final double QUANTILE = 0.9999;
    static final int BATCH_SIZE = 128;
    static final int PATIENCE = 3;
    static final double LEARNING_RATE = 1e-3;
    static final List<Double> THRESHOLDS = List.of(0.5, 0.05);
    /** Of the elimination in the published study, and of those that tell how stable the choice is. */
    static final double SMALL_SAMPLE = 0.05;

    private static final Method RIGHT = new Method(false, 1, true);
    private static final Method AS_PUBLISHED = new Method(true, SMALL_SAMPLE, false);

    final Method method;
    Rule rule = Rule.LEAST_LOSS;
    IntFunction<Graph> network = HiggsNetworks::small;
    int epochs = 25;
    boolean training = true;
    int folds = 5;
    double sample = 1;
    double expectedSignal = 100;
    double expectedBackground = 10_000;
    long seed = 42;
    int threads = 1;
    Consumer<String> progress = line -> {};
    List<Callback> callbacks = List.of();

    private Settings(Method method) {
        this.method = method;
    }

    /**
     * What differs between the study as published and as it should be.
     *
     * @param seesAllRows whether limits, elimination and scaling are fitted to all rows before they are divided, or to the training rows
     * @param eliminationSample the part of those rows that elimination sees
     * @param keepsBest whether the best epoch's parameters are kept, or the last one's
     */
    record Method(boolean seesAllRows, double eliminationSample, boolean keepsBest) {}

    static Settings standard() {
        return new Settings(RIGHT);
    }

    static Settings published() {
        return new Settings(AS_PUBLISHED).with(copy -> {
            copy.rule = Rule.PUBLISHED;
            copy.network = HiggsNetworks::published;
            copy.folds = 0;
        });
    }

    /** The fields of new settings change once, before anybody sees them. */
    Settings with(Consumer<Settings> change) {
        Settings copy = new Settings(method);
        copy.rule = rule;
        copy.network = network;
        copy.epochs = epochs;
        copy.training = training;
        copy.folds = folds;
        copy.sample = sample;
        copy.expectedSignal = expectedSignal;
        copy.expectedBackground = expectedBackground;
        copy.seed = seed;
        copy.threads = threads;
        copy.progress = progress;
        copy.callbacks = callbacks;
        change.accept(copy);
        return copy;
    }
}
