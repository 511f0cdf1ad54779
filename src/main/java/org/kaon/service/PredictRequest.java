package org.kaon.service;

/**
 * What was read of a request.
 *
 * @param events good and bad ones
 * @param problems of the bad ones
 * @param drift what the values were like
 * @param partial whether good events are to be scored though others are bad
 */
record PredictRequest(Events events, Problems problems, Drift drift, boolean partial) {
    /** For each feature, how many values came and how many of them were out of range. */
    static final class Drift {
        final int[] valueCounts;
        final int[] outOfRangeCounts;

        Drift(int width) {
            valueCounts = new int[width];
            outOfRangeCounts = new int[width];
        }
    }
}
