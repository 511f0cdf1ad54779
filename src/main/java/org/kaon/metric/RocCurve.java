package org.kaon.metric;

/**
 * Signal efficiency (true positive rate) against background efficiency (false positive rate), a point for every different score from the
 * highest down, after the point (0, 0) at threshold +infinity, as scikit-learn's {@code roc_curve} has them with {@code drop_intermediate=False}.
 *
 * @param thresholds an event is taken for signal where its score is at or above this one; descending
 * @param backgroundEfficiencies the part of the background's weight that is taken for signal
 * @param signalEfficiencies the part of the signal's weight that is taken for signal
 * @param auc the area under the whole curve, {@link Auc}
 */
public record RocCurve(double[] thresholds, double[] backgroundEfficiencies, double[] signalEfficiencies, double auc) {
    /**
     * Of events of equal weight.
     *
     * @param labels 0 or 1 per event
     * @param scores one per event
     * @return every point
     * @throws org.kaon.InputException as {@link Auc#of(float[], float[])}
     */
    public static RocCurve of(float[] labels, float[] scores) {
        return of(RankedScores.of(labels, scores));
    }

    /**
     * Of weighted events.
     *
     * @param labels 0 or 1 per event
     * @param scores one per event
     * @param weights one per event, finite; where some are negative the curve may turn back and leave the unit square
     * @return every point
     * @throws org.kaon.InputException as {@link Auc#of(float[], float[], float[])}
     */
    public static RocCurve of(float[] labels, float[] scores, float[] weights) {
        return of(RankedScores.of(labels, scores, weights));
    }

    private static RocCurve of(RankedScores scores) {
        double auc = Auc.of(scores);
        CurvePoints points = new CurvePoints();
        scores.sweep(points);
        int last = points.size() - 1;
        double[] thresholds = new double[points.size() + 1];
        double[] x = new double[points.size() + 1];
        double[] y = new double[points.size() + 1];
        thresholds[0] = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= last; i++) {
            thresholds[i + 1] = points.threshold(i);
            x[i + 1] = points.background(i) / points.background(last);
            y[i + 1] = points.signal(i) / points.signal(last);
        }
        return new RocCurve(thresholds, x, y, auc);
    }

    /**
     * The same curve with fewer points, about equally far from each other, its ends among them. The area stays that of the whole curve.
     *
     * @param pointCount how many at most, at least 2
     * @return the thinner curve
     */
    public RocCurve thinned(int pointCount) {
        int[] kept = Thinning.keep(backgroundEfficiencies, signalEfficiencies, pointCount);
        return new RocCurve(
                Thinning.choose(thresholds, kept),
                Thinning.choose(backgroundEfficiencies, kept),
                Thinning.choose(signalEfficiencies, kept),
                auc);
    }
}
