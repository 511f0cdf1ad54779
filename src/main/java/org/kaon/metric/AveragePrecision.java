package org.kaon.metric;

/**
 * The area under the curve of precision over recall as a sum of steps, {@code sum (R_n - R_(n-1)) P_n} over all different scores from the
 * highest down: scikit-learn's {@code average_precision_score}. No line is drawn between the points, which would promise precisions that no
 * threshold gives (Davis and Goadrich 2006); exact, where Keras's {@code AUC(curve="PR")} interpolates between 200 thresholds.
 */
public final class AveragePrecision {
    private AveragePrecision() {}

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
        Steps steps = new Steps();
        scores.checked("Average precision").sweep(steps);
        return steps.sum / scores.signalWeight();
    }

    /** The precision of a sum of weights; 0 where it is 0. */
    static double precision(double signal, double background) {
        double taken = signal + background;
        return taken == 0 ? 0 : signal / taken;
    }

    private static final class Steps implements RankedScores.Step {
        private double sum;
        private double lastSignal;

        @Override
        public void at(float score, double signal, double background) {
            sum += (signal - lastSignal) * precision(signal, background);
            lastSignal = signal;
        }
    }
}
