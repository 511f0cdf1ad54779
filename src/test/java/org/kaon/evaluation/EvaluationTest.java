package org.kaon.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kaon.InputException;
import org.kaon.data.Dataset;
import org.kaon.data.Examples;
import org.kaon.inference.Predictor;
import org.kaon.layer.Shape;
import org.kaon.metric.Auc;
import org.kaon.model.Model;
import org.kaon.network.Graph;
import org.kaon.network.Initialisation;
import org.kaon.network.Sequential;

/** With networks of random parameters, whose scores the predictor tells event by event. */
class EvaluationTest {
    private static final int EVENTS = 2500;
    private static final Graph GRAPH =
            Sequential.of(Shape.of(3)).dense(8, "relu").dense(1, "sigmoid").graph();

    @Test
    void scoresEveryRowAsThePredictorDoes() {
        Predictor predictor = predictor(1);
        Dataset features = features();

        float[] scores = Scoring.scores(predictor, features);

        float[] event = new float[3];
        assertThat(scores).hasSize(EVENTS);
        for (int row = 0; row < EVENTS; row++) {
            features.copyRow(row, event, 0);
            assertThat(scores[row]).isEqualTo(predictor.predict(event)[0]);
        }
    }

    @Test
    void rejectsTablesOfAnotherWidth() {
        Dataset two = features().select(List.of("x_0", "x_1"));

        assertThatThrownBy(() -> Scoring.scores(predictor(1), two))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected 2 inputs");
    }

    @Test
    void dropsNothingWithAFeatureThatTheModelDoesNotUse() {
        Predictor predictor = predictor(1);
        float[][] targets = new float[EVENTS][1];
        Dataset features = features();
        float[] scores = Scoring.scores(predictor, features);
        Random random = new Random(9);
        for (int row = 0; row < EVENTS; row++) {
            targets[row][0] = random.nextFloat() < scores[row] ? 1 : 0;
        }
        // The third feature is constant: dealing it out anew changes nothing.
        Examples examples = Examples.of(constantThird(features), Dataset.of(List.of("y"), flat(targets)));

        List<PermutationImportance> all = PermutationImportance.of(predictor, examples, 3, 5);

        assertThat(all).extracting(PermutationImportance::feature).containsExactly("x_0", "x_1", "x_2");
        assertThat(all.get(2).drops()).containsExactly(0, 0, 0);
        assertThat(all.get(2).std()).isZero();
        assertThat(Math.max(all.get(0).mean(), all.get(1).mean())).isGreaterThan(0.005);
        assertThat(all.get(0).drops()).doesNotHaveDuplicates();
    }

    @Test
    void measuresTheAucThatShufflingLeaves() {
        Predictor predictor = predictor(2);
        // Two events: one order keeps the AUC, the other swaps the column.
        Dataset features = Dataset.of(List.of("x_0", "x_1", "x_2"), new float[] {1, 0, 0, -1, 0, 0});
        Dataset swapped = Dataset.of(List.of("x_0", "x_1", "x_2"), new float[] {-1, 0, 0, 1, 0, 0});
        float[] labels = {1, 0};
        double before = Auc.of(labels, Scoring.scores(predictor, features));
        double after = Auc.of(labels, Scoring.scores(predictor, swapped));

        PermutationImportance first = PermutationImportance.of(
                        predictor, Examples.of(features, Dataset.of(List.of("y"), labels)), 20, 1)
                .get(0);

        assertThat(before).isNotEqualTo(after);
        assertThat(first.drops()).containsOnly(0, before - after);
        assertThatThrownBy(() -> PermutationImportance.of(
                        predictor, Examples.of(features, Dataset.of(List.of("y"), labels)), 0, 1))
                .hasMessageContaining("0 repeats");
    }

    @Test
    void scoresAnEventByTheModelThatHasNotSeenIt() {
        List<Predictor> predictors = List.of(predictor(1), predictor(2), predictor(3));
        FoldEnsemble ensemble = FoldEnsemble.of(predictors);
        Dataset features = features().slice(0, 4);
        long[] numbers = {7, -1, 3, 5_000_000_000_000L};

        float[] scores = ensemble.unseenScores(features, numbers);

        int[] folds = {1, 2, 0, 2};
        for (int row = 0; row < 4; row++) {
            assertThat(scores[row]).isEqualTo(Scoring.scores(predictors.get(folds[row]), features)[row]);
            assertThat(ensemble.unseenBy(numbers[row])).isSameAs(predictors.get(folds[row]));
        }
    }

    @Test
    void scoresNewEventsByTheMeanOfAllModels() {
        Dataset features = features().slice(0, 10);
        FoldEnsemble ensemble = FoldEnsemble.of(List.of(predictor(1), predictor(2)));

        float[] scores = ensemble.scores(features);

        for (int row = 0; row < 10; row++) {
            double one = Scoring.scores(predictor(1), features)[row];
            double two = Scoring.scores(predictor(2), features)[row];
            assertThat(scores[row]).isEqualTo((float) ((one + two) / 2));
        }
        assertThatThrownBy(() -> FoldEnsemble.of(List.of(predictor(1)))).hasMessageContaining("1 models");
        assertThatThrownBy(() -> ensemble.unseenScores(features, new long[9])).hasMessageContaining("9 event numbers");
    }

    private static Predictor predictor(long seed) {
        return Predictor.of(Model.of(Initialisation.of(GRAPH, seed)));
    }

    private static Dataset features() {
        Random random = new Random(3);
        float[] values = new float[3 * EVENTS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Dataset.of(List.of("x_0", "x_1", "x_2"), values);
    }

    private static Dataset constantThird(Dataset features) {
        float[] values = new float[3 * EVENTS];
        for (int row = 0; row < EVENTS; row++) {
            features.copyRow(row, values, 3 * row);
            values[3 * row + 2] = 0.5f;
        }
        return Dataset.of(features.columns(), values);
    }

    private static float[] flat(float[][] rows) {
        float[] values = new float[rows.length];
        for (int row = 0; row < values.length; row++) {
            values[row] = rows[row][0];
        }
        return values;
    }
}
