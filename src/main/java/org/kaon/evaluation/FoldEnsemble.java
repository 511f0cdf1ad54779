package org.kaon.evaluation;

import java.util.List;
import java.util.stream.IntStream;
import org.kaon.InputException;
import org.kaon.data.Dataset;
import org.kaon.inference.Predictor;

/**
 * The models of a cross-validation in folds by event number ({@link org.kaon.data.KFold#byEventNumber}) as one. An event of the sample they were
 * trained on is scored by the model that has not seen it, which its number tells for ever; any other event by the mean of all. Immutable.
 */
public final class FoldEnsemble {
    private final List<Predictor> predictors;

    private FoldEnsemble(List<Predictor> predictors) {
        this.predictors = predictors;
    }

    /**
     * Of models.
     *
     * @param predictors that of fold k has been trained without the events whose number is k modulo the number of folds; at least two
     * @return the ensemble
     * @throws InputException where there are fewer
     */
    public static FoldEnsemble of(List<Predictor> predictors) {
        if (predictors.size() < 2) {
            throw new InputException("an ensemble of " + predictors.size() + " models, expected at least 2");
        }
        return new FoldEnsemble(List.copyOf(predictors));
    }

    /**
     * The model that has not seen an event.
     *
     * @param eventNumber of the event
     * @return the model of its fold
     */
    public Predictor unseenBy(long eventNumber) {
        return predictors.get(Math.floorMod(eventNumber, predictors.size()));
    }

    /**
     * Scores events that no model has seen.
     *
     * @param features events × features, in the models' order
     * @return the mean of all models' scores
     * @throws InputException where a model has several outputs or takes another number of features
     */
    public float[] scores(Dataset features) {
        return Scoring.mean(predictors.stream()
                .map(predictor -> Scoring.scores(predictor, features))
                .toArray(float[][]::new));
    }

    /**
     * Scores events of the sample that the models were trained on, each by the one that has not seen it.
     *
     * @param features events × features, in the models' order
     * @param eventNumbers one per event
     * @return one score per event
     * @throws InputException where there aren't as many numbers as events, or a model doesn't fit
     */
    public float[] unseenScores(Dataset features, long[] eventNumbers) {
        if (eventNumbers.length != features.rowCount()) {
            throw new InputException(
                    eventNumbers.length + " event numbers for " + features.rowCount() + " events, expected one each");
        }
        float[] scores = new float[eventNumbers.length];
        for (int fold = 0; fold < predictors.size(); fold++) {
            int held = fold;
            int[] rows = IntStream.range(0, scores.length)
                    .filter(row -> Math.floorMod(eventNumbers[row], predictors.size()) == held)
                    .toArray();
            float[] unseen = Scoring.scores(predictors.get(fold), features.rows(rows));
            for (int i = 0; i < rows.length; i++) {
                scores[rows[i]] = unseen[i];
            }
        }
        return scores;
    }
}
