package org.kaon.metric;

import java.util.Arrays;
import org.kaon.InputException;

/**
 * The area under the curve of signal efficiency over background efficiency: the probability that a signal event scores higher than a
 * background event, ties counted half.
 */
public final class Auc {
    private Auc() {}

    /**
     * Computes the area exactly, by ranks (Mann and Whitney 1947): {@code (R - n(n + 1)/2) / (n m)} with R the sum of the signal's ranks
     * among all scores, equal scores sharing the mean of their ranks.
     *
     * @param labels 0 or 1 per event
     * @param scores one per event
     * @return from 0 to 1
     * @throws InputException where the arrays differ in length, a label is neither 0 nor 1, a score is NaN, or a class has no events
     */
    public static double of(float[] labels, float[] scores) {
        Labels.check(labels, scores);
        long signals = 0;
        for (float label : labels) {
            signals += (long) label;
        }
        long backgrounds = labels.length - signals;
        if (signals == 0 || backgrounds == 0) {
            throw new InputException("AUC of " + signals + " signal and " + backgrounds
                    + " background events, expected at least one of each");
        }
        double ranks = signalRanks(labels, scores);
        return (ranks - signals * (signals + 1) / 2.0) / ((double) signals * backgrounds);
    }

    private static double signalRanks(float[] labels, float[] scores) {
        long[] sorted = new long[scores.length];
        for (int event = 0; event < scores.length; event++) {
            // The score's bits, made to sort like its value, above the event's number. Adding 0 turns -0 into 0, which
            // ties with it.
            int bits = Float.floatToIntBits(scores[event] + 0f);
            sorted[event] = ((long) (bits ^ (bits >> 31 & Integer.MAX_VALUE)) << 32) | event;
        }
        Arrays.sort(sorted);
        double sum = 0;
        for (int first = 0; first < sorted.length; ) {
            int end = first;
            long signals = 0;
            while (end < sorted.length && sorted[end] >> 32 == sorted[first] >> 32) {
                signals += (long) labels[(int) sorted[end]];
                end++;
            }
            sum += signals * (first + 1 + end) / 2.0;
            first = end;
        }
        return sum;
    }
}
