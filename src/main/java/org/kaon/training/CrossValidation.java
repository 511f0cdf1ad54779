package org.kaon.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.kaon.data.Dataset;
import org.kaon.data.Examples;
import org.kaon.data.Folds;
import org.kaon.inference.Predictor;
import org.kaon.inference.Session;
import org.kaon.metric.Metric;
import org.kaon.model.Model;
import org.kaon.network.Network;

/**
 * Trains one network per fold on all events outside of it, and scores each event by the network that has not seen it.
 *
 * <p>What a trainer holds out for validation ({@link Trainer#validationSplit}) comes from the events outside the fold, so that early stopping
 * doesn't see the events that it is judged by.
 *
 * @param trainer for every fold; fold k trains with its seed plus k
 * @param metrics computed on the events of the fold, beside the loss
 */
public record CrossValidation(Trainer trainer, List<Metric> metrics) {
    /**
     * Copies the list.
     *
     * @param trainer for every fold
     * @param metrics computed on the events of the fold
     */
    public CrossValidation {
        metrics = List.copyOf(metrics);
    }

    /**
     * A fold.
     *
     * @param training its result
     * @param values loss and metrics on the fold's events
     */
    public record Fold(TrainingResult training, Map<String, Double> values) {}

    /**
     * What all folds gave.
     *
     * @param folds one per fold
     * @param scores for each event in the order of the examples, the outputs of the network that has not seen it
     */
    public record Result(List<Fold> folds, float[][] scores) {
        /**
         * The mean of a value over the folds.
         *
         * @param name {@code loss} or a metric
         * @return the mean
         */
        public double mean(String name) {
            return folds.stream()
                    .mapToDouble(fold -> fold.values().get(name))
                    .average()
                    .orElseThrow();
        }

        /**
         * The standard deviation of a value over the folds, {@code √(Σ (x - mean)² / (k - 1))}.
         *
         * @param name {@code loss} or a metric
         * @return the deviation
         */
        public double std(String name) {
            double mean = mean(name);
            double squares = folds.stream()
                    .mapToDouble(fold -> fold.values().get(name) - mean)
                    .map(d -> d * d)
                    .sum();
            return Math.sqrt(squares / (folds.size() - 1));
        }
    }

    /**
     * Trains and scores.
     *
     * @param network makes the first network of a fold from a seed
     * @param examples all events
     * @param folds which events are held out when, such as {@code KFold.of(5, 1).rows(examples.size())}
     * @return networks, values and scores
     * @throws IOException where a checkpoint can't be written
     */
    public Result run(LongFunction<Network> network, Examples examples, Folds folds) throws IOException {
        List<Fold> results = new ArrayList<>();
        float[][] scores = new float[examples.size()][];
        for (int k = 0; k < folds.count(); k++) {
            Examples heldOut = examples.rows(folds.validation(k));
            Map<String, Double> values = new LinkedHashMap<>();
            Callback evaluation = () -> new Listener() {
                @Override
                public void trainEnd(Epoch last) {
                    values.putAll(last.evaluate(heldOut, metrics));
                }
            };
            long seed = trainer.seed() + k;
            TrainingResult result =
                    trainer.seed(seed).callbacks(evaluation).fit(network.apply(seed), examples.rows(folds.training(k)));
            results.add(new Fold(result, values));
            score(result.model(), heldOut.features(), folds.validation(k), scores);
        }
        return new Result(results, scores);
    }

    private static void score(Model model, Dataset features, int[] rows, float[][] scores) {
        Predictor predictor = Predictor.of(model);
        Session session = predictor.session();
        float[] event = new float[predictor.inputWidth()];
        for (int row = 0; row < rows.length; row++) {
            features.copyRow(row, event, 0);
            scores[rows[row]] = new float[predictor.outputWidth()];
            session.predict(event, 0, scores[rows[row]], 0);
        }
    }
}
