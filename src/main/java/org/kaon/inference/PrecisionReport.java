package org.kaon.inference;

import java.util.Optional;
import org.kaon.InputException;
import org.kaon.dense.Precision;
import org.kaon.metric.Auc;
import org.kaon.model.Model;

/**
 * What a precision of weights changes on given events.
 *
 * @param precision compared with float32
 * @param events how many were compared
 * @param largestDifference the largest absolute difference of any output of any event
 * @param meanDifference the mean of the absolute differences
 * @param aucs the area under the ROC curve of the first output with both precisions, where labels were given
 */
public record PrecisionReport(
        Precision precision, int events, double largestDifference, double meanDifference, Optional<Aucs> aucs) {
    /**
     * The area under the ROC curve of the first output.
     *
     * @param before with float32
     * @param after with the other precision
     */
    public record Aucs(double before, double after) {}

    /**
     * Compares scores.
     *
     * @param model without an open axis
     * @param precision to compare with float32
     * @param events flat events
     * @return what changes
     * @throws InputException where there is no event, or as {@link Predictor#predict(float[][])}
     */
    public static PrecisionReport of(Model model, Precision precision, float[][] events) {
        return of(model, precision, events, Optional.empty());
    }

    /**
     * Compares scores, and how well they tell signal from background.
     *
     * @param model without an open axis
     * @param precision to compare with float32
     * @param events flat events
     * @param labels 0 or 1 per event
     * @return what changes
     * @throws InputException where there is no event, as {@link Predictor#predict(float[][])} or as {@link Auc#of(float[], float[])}
     */
    public static PrecisionReport of(Model model, Precision precision, float[][] events, float[] labels) {
        return of(model, precision, events, Optional.of(labels));
    }

    private static PrecisionReport of(Model model, Precision precision, float[][] events, Optional<float[]> labels) {
        if (events.length == 0) {
            throw new InputException("a report on precision needs events, got none");
        }
        float[][] before = Predictor.of(model).predict(events);
        float[][] after = Predictor.of(model, CompileOptions.standard().precision(precision))
                .predict(events);
        double largest = 0;
        double sum = 0;
        for (int row = 0; row < events.length; row++) {
            for (int i = 0; i < before[row].length; i++) {
                double difference = Math.abs((double) before[row][i] - after[row][i]);
                largest = Math.max(largest, difference);
                sum += difference;
            }
        }
        return new PrecisionReport(
                precision,
                events.length,
                largest,
                sum / ((double) events.length * before[0].length),
                labels.map(given -> new Aucs(Auc.of(given, first(before)), Auc.of(given, first(after)))));
    }

    private static float[] first(float[][] outputs) {
        float[] scores = new float[outputs.length];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = outputs[row][0];
        }
        return scores;
    }
}
