package org.kaon.metric;

import java.util.Arrays;
import org.kaon.InputException;

/**
 * Scores of both classes, collected as float32, and the sums of weights above each of them. 4 bytes an event, 8 where a weight isn't 1; a
 * sweep sorts in 8 bytes an event more.
 */
final class RankedScores {
    private final ClassScores[] classes = {new ClassScores(), new ClassScores()};

    /** What a sweep meets at each different score, from the highest down. */
    @FunctionalInterface
    interface Step {
        /**
         * All events of this score and above.
         *
         * @param score the float that they reach
         * @param signal their sum of signal weights
         * @param background their sum of background weights
         */
        void at(float score, double signal, double background);
    }

    static RankedScores of(float[] labels, float[] scores) {
        Labels.check(labels, scores);
        RankedScores ranked = new RankedScores();
        for (int event = 0; event < scores.length; event++) {
            ranked.add(labels[event] == 1, scores[event], 1);
        }
        return ranked;
    }

    static RankedScores of(float[] labels, float[] scores, float[] weights) {
        Labels.check(labels, scores);
        Labels.checkWeights(weights, scores.length);
        RankedScores ranked = new RankedScores();
        for (int event = 0; event < scores.length; event++) {
            ranked.add(labels[event] == 1, scores[event], weights[event]);
        }
        return ranked;
    }

    void add(boolean signal, float score, float weight) {
        // Adding 0 turns -0 into 0, which ties with it.
        classes[signal ? 1 : 0].add(score + 0f, weight);
    }

    double signalWeight() {
        return classes[1].weightSum;
    }

    double backgroundWeight() {
        return classes[0].weightSum;
    }

    /** Refuses what has no curve: without events of a class, or with one whose weights don't sum to more than 0. */
    RankedScores checked(String figure) {
        if (classes[0].size == 0 || classes[1].size == 0) {
            throw new InputException(figure + " of " + classes[1].size + " signal and " + classes[0].size
                    + " background events, expected at least one of each");
        }
        if (!(signalWeight() > 0) || !(backgroundWeight() > 0)) {
            throw new InputException(figure + " of a sum of weights of " + signalWeight() + " for signal and "
                    + backgroundWeight() + " for background, expected both greater than 0");
        }
        return this;
    }

    /** Walks all different scores from the highest down. */
    void sweep(Step step) {
        Descent signal = classes[1].descent();
        Descent background = classes[0].descent();
        while (signal.hasNext() || background.hasNext()) {
            float score = Math.max(signal.next(), background.next());
            signal.descendTo(score);
            background.descendTo(score);
            step.at(score, signal.passed, background.passed);
        }
    }

    /** One class. */
    private static final class ClassScores {
        private float[] scores = new float[16];
        /** Empty as long as every weight is 1. */
        private float[] weights = {};

        private int size;
        private double weightSum;

        void add(float score, float weight) {
            if (size == scores.length) {
                scores = Arrays.copyOf(scores, grown(size));
            }
            if (weight != 1 && weights.length == 0) {
                weights = new float[scores.length];
                Arrays.fill(weights, 0, size, 1);
            }
            if (weights.length > 0) {
                weights = weights.length < scores.length ? Arrays.copyOf(weights, scores.length) : weights;
                weights[size] = weight;
            }
            scores[size++] = score;
            weightSum += weight;
        }

        private static int grown(int size) {
            return Math.addExact(size, size >> 1);
        }

        /** The events in ascending order: a score's bits, made to sort like its value, above its place. */
        Descent descent() {
            long[] sorted = new long[size];
            for (int i = 0; i < size; i++) {
                int bits = Float.floatToIntBits(scores[i]);
                sorted[i] = ((long) (bits ^ (bits >> 31 & Integer.MAX_VALUE)) << 32) | i;
            }
            Arrays.sort(sorted);
            return new Descent(this, sorted);
        }
    }

    /** The way down the scores of one class. */
    private static final class Descent {
        private final ClassScores events;
        private final long[] sorted;
        private int left;
        private double passed;

        Descent(ClassScores events, long[] sorted) {
            this.events = events;
            this.sorted = sorted;
            this.left = sorted.length;
        }

        boolean hasNext() {
            return left > 0;
        }

        float next() {
            return hasNext() ? events.scores[(int) sorted[left - 1]] : Float.NEGATIVE_INFINITY;
        }

        void descendTo(float score) {
            while (hasNext() && next() >= score) {
                left--;
                passed += events.weights.length == 0 ? 1 : events.weights[(int) sorted[left]];
            }
        }
    }
}
