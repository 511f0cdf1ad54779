package org.kaon.metric;

/** The part of the events that are decided rightly at a threshold. */
public final class Accuracy {
    private Accuracy() {}

    /**
     * Counts.
     *
     * @param labels 0 or 1 per event
     * @param scores one per event
     * @param threshold a score above it is taken for 1
     * @return from 0 to 1; NaN without events
     * @throws org.kaon.InputException where the arrays differ in length, a label is neither 0 nor 1, or a score is NaN
     */
    public static double of(float[] labels, float[] scores, double threshold) {
        return ConfusionMatrix.of(labels, scores, threshold).accuracy();
    }
}
