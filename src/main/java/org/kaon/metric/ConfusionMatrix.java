package org.kaon.metric;

/**
 * How many events of each class were decided for which class, at one threshold. Signal is label 1, background 0; an event counts as
 * signal where its score lies above the threshold (as Keras's metrics have it).
 *
 * @param truePositives signal taken for signal
 * @param falsePositives background taken for signal
 * @param falseNegatives signal taken for background
 * @param trueNegatives background taken for background
 */
public record ConfusionMatrix(long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {
    /**
     * Counts.
     *
     * @param labels 0 or 1 per event
     * @param scores one per event
     * @param threshold a score above it is taken for signal
     * @return the four counts
     * @throws org.kaon.InputException where the arrays differ in length, a label is neither 0 nor 1, or a score is NaN
     */
    public static ConfusionMatrix of(float[] labels, float[] scores, double threshold) {
        Labels.check(labels, scores);
        long[] counts = new long[4];
        for (int event = 0; event < labels.length; event++) {
            int decided = isSignal(scores[event], threshold) ? 0 : 2;
            counts[decided + (labels[event] == 1 ? 0 : 1)]++;
        }
        return new ConfusionMatrix(counts[0], counts[1], counts[2], counts[3]);
    }

    /**
     * The decision at a threshold.
     *
     * @param score of an event
     * @param threshold the working point
     * @return whether the score lies above it; false for NaN
     */
    public static boolean isSignal(float score, double threshold) {
        return score > threshold;
    }

    /**
     * How many events were counted.
     *
     * @return the sum of all four
     */
    public long eventCount() {
        return truePositives + falsePositives + falseNegatives + trueNegatives;
    }

    /**
     * The part of all events that was decided rightly.
     *
     * @return from 0 to 1; NaN without events
     */
    public double accuracy() {
        return (double) (truePositives + trueNegatives) / eventCount();
    }

    /**
     * The part of the events taken for signal that is signal (purity).
     *
     * @return from 0 to 1; NaN where none was taken for signal
     */
    public double precision() {
        return (double) truePositives / (truePositives + falsePositives);
    }

    /**
     * The part of the signal that was taken for signal (efficiency).
     *
     * @return from 0 to 1; NaN without signal
     */
    public double recall() {
        return (double) truePositives / (truePositives + falseNegatives);
    }
}
