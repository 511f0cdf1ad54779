package org.kaon.metric;

/**
 * The area under the curve of signal efficiency over background efficiency: the probability that a signal event scores higher than a
 * background event, ties counted half (Mann and Whitney 1947). Exact, where Keras's {@code AUC} adds up 200 thresholds.
 *
 * <p>With event weights every pair counts with the product of its weights,
 * {@code sum w_s w_b [s > b] / (sum w_s sum w_b)}. Negative weights, as generators give them, take their pairs away again; the value may then
 * leave the range from 0 to 1 by what their statistics allow.
 */
public final class Auc {
    private Auc() {}

    /**
     * Of events of equal weight.
     *
     * @param labels 0 or 1 per event
     * @param scores one per event
     * @return from 0 to 1
     * @throws org.kaon.InputException where the arrays differ in length, a label is neither 0 nor 1, a score is NaN, or a class has no events
     */
    public static double of(float[] labels, float[] scores) {
        return of(RankedScores.of(labels, scores));
    }

    /**
     * Of weighted events.
     *
     * @param labels 0 or 1 per event
     * @param scores one per event
     * @param weights one per event, finite; negative ones take away
     * @return from 0 to 1 where no weight is negative
     * @throws org.kaon.InputException as without weights; and where a weight isn't finite, or a class's weights don't sum to more than 0
     */
    public static double of(float[] labels, float[] scores, float[] weights) {
        return of(RankedScores.of(labels, scores, weights));
    }

    static double of(RankedScores scores) {
        Area area = new Area();
        scores.checked("AUC").sweep(area);
        return area.doubled / 2 / (scores.signalWeight() * scores.backgroundWeight());
    }

    /** Trapezoids, doubled so that sums of whole weights stay whole. */
    private static final class Area implements RankedScores.Step {
        private double doubled;
        private double lastSignal;
        private double lastBackground;

        @Override
        public void at(float score, double signal, double background) {
            doubled += (background - lastBackground) * (signal + lastSignal);
            lastSignal = signal;
            lastBackground = background;
        }
    }
}
