package org.kaon.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.kaon.InputException;
import org.kaon.data.Dataset;
import org.kaon.data.Examples;
import org.kaon.data.Shuffle;
import org.kaon.inference.Predictor;
import org.kaon.metric.Auc;

/**
 * What a model loses when a feature's values are dealt out anew among the events (Breiman 2001): the AUC as it is less the AUC with that
 * column shuffled, several times over. It tells what this model uses, not what the data hold: of two features that say the same, each alone may seem
 * dispensable.
 *
 * @param feature its name
 * @param drops of the AUC, one per repeat
 */
public record PermutationImportance(String feature, double[] drops) {
    /**
     * Measures all features.
     *
     * @param predictor with one output value
     * @param examples with the model's features in its order, and one target of 0 and 1; weights count
     * @param repeats how many shuffles of each feature, at least 1
     * @param seed of the shuffles; every feature has the same ones
     * @return one per feature, in the model's order
     * @throws InputException where there is no repeat, or the examples don't fit the model or have no AUC
     */
    public static List<PermutationImportance> of(Predictor predictor, Examples examples, int repeats, long seed) {
        if (repeats < 1) {
            throw new InputException(repeats + " repeats, expected at least 1");
        }
        Dataset features = examples.features();
        float[] labels = examples.targets().column(examples.targets().columns().get(0));
        float[] weights = new float[labels.length];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = examples.weight(row);
        }
        double whole = Auc.of(labels, Scoring.scores(predictor, features), weights);
        int[][] orders = orders(labels.length, repeats, seed);
        List<PermutationImportance> all = new ArrayList<>();
        for (int i = 0; i < features.columnCount(); i++) {
            int column = i;
            double[] drops = new double[repeats];
            for (int k = 0; k < repeats; k++) {
                int[] order = orders[k];
                float[] scores = Scoring.scores(
                        predictor, features, (row, event) -> event[column] = features.value(order[row], column));
                drops[k] = whole - Auc.of(labels, scores, weights);
            }
            all.add(new PermutationImportance(features.columns().get(column), drops));
        }
        return List.copyOf(all);
    }

    private static int[][] orders(int size, int repeats, long seed) {
        Shuffle shuffle = new Shuffle(seed);
        int[][] orders = new int[repeats][];
        for (int k = 0; k < repeats; k++) {
            orders[k] = IntStream.range(0, size).toArray();
            shuffle.shuffle(orders[k]);
        }
        return orders;
    }

    /**
     * The mean drop.
     *
     * @return about 0 for a feature that the model doesn't use
     */
    public double mean() {
        return IntStream.range(0, drops.length)
                .mapToDouble(k -> drops[k])
                .average()
                .orElseThrow();
    }

    /**
     * How far the repeats lie apart: their standard deviation (n - 1).
     *
     * @return 0 for one repeat
     */
    public double std() {
        double mean = mean();
        double squares = 0;
        for (double drop : drops) {
            squares += (drop - mean) * (drop - mean);
        }
        return drops.length == 1 ? 0 : Math.sqrt(squares / (drops.length - 1));
    }
}
