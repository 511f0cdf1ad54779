package org.kaon.evaluation;

import org.kaon.InputException;
import org.kaon.data.Dataset;
import org.kaon.inference.Predictor;
import org.kaon.inference.Session;

/** Scores the events of a table with a model that has one output. */
public final class Scoring {
    private static final int BLOCK_ROWS = 1024;

    private Scoring() {}

    /**
     * Scores all rows.
     *
     * @param predictor with one output value
     * @param features events × features, in the model's order
     * @return one score per row
     * @throws InputException where the model has more outputs, or the table another number of columns than the model takes
     */
    public static float[] scores(Predictor predictor, Dataset features) {
        return scores(predictor, features, (row, event) -> {});
    }

    /** Changes an event before it is scored. */
    @FunctionalInterface
    interface Change {
        void apply(int row, float[] event);
    }

    static float[] scores(Predictor predictor, Dataset features, Change change) {
        int width = predictor.inputWidth();
        if (predictor.outputWidth() != 1 || width != features.columnCount()) {
            throw new InputException("a model of " + width + " inputs and " + predictor.outputWidth()
                    + " outputs, expected " + features.columnCount() + " inputs (the table's columns) and 1 output");
        }
        Session session = predictor.session();
        float[] scores = new float[features.rowCount()];
        float[] block = new float[BLOCK_ROWS * width];
        float[] event = new float[width];
        for (int first = 0; first < scores.length; first += BLOCK_ROWS) {
            int count = Math.min(BLOCK_ROWS, scores.length - first);
            for (int i = 0; i < count; i++) {
                features.copyRow(first + i, event, 0);
                change.apply(first + i, event);
                System.arraycopy(event, 0, block, i * width, width);
            }
            session.predict(count, block, 0, scores, first);
        }
        return scores;
    }

    /** The mean score of each event; one array per model, all of one length. */
    static float[] mean(float[][] scores) {
        float[] mean = new float[scores[0].length];
        for (int event = 0; event < mean.length; event++) {
            double sum = 0;
            for (float[] one : scores) {
                sum += one[event];
            }
            mean[event] = (float) (sum / scores.length);
        }
        return mean;
    }
}
