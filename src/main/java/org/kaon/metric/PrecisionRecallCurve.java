package org.kaon.metric;

/**
 * Precision (purity) against recall (signal efficiency), a point for every different score from the highest down. No point at recall 0 is
 * made up.
 *
 * @param thresholds an event is taken for signal where its score is at or above this one; descending
 * @param recalls the part of the signal's weight that is taken for signal
 * @param precisions the signal's part of the weight that is taken for signal; 0 where that weight is 0
 * @param averagePrecision the area under the whole curve, {@link AveragePrecision}
 * @param signalFraction the signal's part of all weight: the precision of guessing
 */
public record PrecisionRecallCurve(
        double[] thresholds, double[] recalls, double[] precisions, double averagePrecision, double signalFraction) {
    /**
     * Of events of equal weight.
     *
     * @param labels 0 or 1 per event
     * @param scores one per event
     * @return every point
     * @throws org.kaon.InputException as {@link AveragePrecision#of(float[], float[])}
     */
    public static PrecisionRecallCurve of(float[] labels, float[] scores) {
        return of(RankedScores.of(labels, scores));
    }

    /**
     * Of weighted events.
     *
     * @param labels 0 or 1 per event
     * @param scores one per event
     * @param weights one per event, finite; where some are negative precisions may leave the range from 0 to 1
     * @return every point
     * @throws org.kaon.InputException as {@link AveragePrecision#of(float[], float[], float[])}
     */
    public static PrecisionRecallCurve of(float[] labels, float[] scores, float[] weights) {
        return of(RankedScores.of(labels, scores, weights));
    }

    private static PrecisionRecallCurve of(RankedScores scores) {
        double average = AveragePrecision.of(scores);
        CurvePoints points = new CurvePoints();
        scores.sweep(points);
        int last = points.size() - 1;
        double[] thresholds = new double[points.size()];
        double[] recalls = new double[points.size()];
        double[] precisions = new double[points.size()];
        for (int i = 0; i <= last; i++) {
            thresholds[i] = points.threshold(i);
            recalls[i] = points.signal(i) / points.signal(last);
            precisions[i] = AveragePrecision.precision(points.signal(i), points.background(i));
        }
        return new PrecisionRecallCurve(thresholds, recalls, precisions, average, precisions[last]);
    }

    /**
     * The same curve with fewer points, about equally far from each other, its ends among them. The area stays that of the whole curve.
     *
     * @param pointCount how many at most, at least 2
     * @return the thinner curve
     */
    public PrecisionRecallCurve thinned(int pointCount) {
        int[] kept = Thinning.keep(recalls, precisions, pointCount);
        return new PrecisionRecallCurve(
                Thinning.choose(thresholds, kept),
                Thinning.choose(recalls, kept),
                Thinning.choose(precisions, kept),
                averagePrecision,
                signalFraction);
    }
}
