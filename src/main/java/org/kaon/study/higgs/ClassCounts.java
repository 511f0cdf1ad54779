package org.kaon.study.higgs;

import org.apache.commons.math3.stat.descriptive.StatisticalSummaryValues;
import org.apache.commons.math3.stat.inference.TTest;

/**
 * How many events there are of each class, with one-sample t statistics (Student 1908).
 *
 * @param background events with label 0
 * @param signal events with label 1
 * @param countsT of the two counts against a mean of 0, as in the published study: {@code mean / (s / √2)}; two numbers leave one degree of freedom,
 *     and it says little
 * @param countsP two-sided, of {@code countsT}
 * @param labelsT of the labels against a mean of 0.5: whether the classes are equally frequent
 * @param labelsP two-sided, of {@code labelsT}
 */
public record ClassCounts(
        long background, long signal, double countsT, double countsP, double labelsT, double labelsP) {
    private static final double EQUALLY_FREQUENT = 0.5;

    /**
     * Of labels.
     *
     * @param labels 0 or 1, of both at least one
     * @return their counts
     */
    public static ClassCounts of(float[] labels) {
        long signal = 0;
        for (float label : labels) {
            signal += label == 1 ? 1 : 0;
        }
        long count = labels.length;
        double mean = (double) signal / count;
        double variance = mean * (1 - mean) * count / (count - 1);
        StatisticalSummaryValues summary = new StatisticalSummaryValues(mean, variance, count, 1, 0, signal);
        double[] counts = {count - signal, signal};
        TTest test = new TTest();
        // Equal counts have no spread, and t no end.
        boolean equal = counts[0] == counts[1];
        return new ClassCounts(
                count - signal,
                signal,
                equal ? Double.POSITIVE_INFINITY : test.t(0, counts),
                equal ? 0 : test.tTest(0, counts),
                test.t(EQUALLY_FREQUENT, summary),
                test.tTest(EQUALLY_FREQUENT, summary));
    }
}
