package org.kaon.metric;

import org.kaon.InputException;

/** The checks that all metrics share. */
final class Labels {
    private Labels() {}

    /** Labels are 0 or 1, scores are numbers, and there is one of each per event. */
    static void check(float[] labels, float[] scores) {
        if (labels.length != scores.length) {
            throw new InputException(
                    labels.length + " labels for " + scores.length + " scores, expected one per event");
        }
        for (int event = 0; event < labels.length; event++) {
            if (labels[event] != 0 && labels[event] != 1) {
                throw new InputException("Event " + event + ": label " + labels[event] + ", expected 0 or 1");
            }
            if (Float.isNaN(scores[event])) {
                throw new InputException("Event " + event + ": score NaN, expected a number");
            }
        }
    }

    /** Weights are finite, and there is one per event. */
    static void checkWeights(float[] weights, int eventCount) {
        if (weights.length != eventCount) {
            throw new InputException(weights.length + " weights for " + eventCount + " events, expected one per event");
        }
        for (int event = 0; event < eventCount; event++) {
            if (!Float.isFinite(weights[event])) {
                throw new InputException(
                        "Event " + event + ": weight " + weights[event] + ", expected a finite number");
            }
        }
    }
}
