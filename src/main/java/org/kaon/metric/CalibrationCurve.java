package org.kaon.metric;

import java.util.Arrays;
import org.kaon.InputException;

/**
 * Whether a score can be read as a probability: in bins of the score, its mean beside the part of the events that is signal. Bins without events are left out, as
 * scikit-learn's {@code calibration_curve} does.
 *
 * @param meanScores the mean score of each bin, ascending
 * @param signalParts the part of each bin's weight that is signal
 * @param errors of these parts: {@code √(p (1 - p) / n)}, n being the effective number {@code (Σw)² / Σw²}
 * @param weights the sum of weights in each bin
 * @param brier the mean squared difference of score and label (Brier 1950)
 * @param calibrationError the mean of {@code |mean score - signal part|} over the bins, each by its weight
 */
public record CalibrationCurve(
        double[] meanScores,
        double[] signalParts,
        double[] errors,
        double[] weights,
        double brier,
        double calibrationError) {
    /**
     * Of events of equal weight.
     *
     * @param labels 0 or 1 per event
     * @param scores one per event, from 0 to 1
     * @param binCount bins of equal width from 0 to 1, at least 1
     * @return the curve
     * @throws InputException where the arrays differ in length or are empty, a label is neither 0 nor 1, or a score not from 0 to 1
     */
    public static CalibrationCurve of(float[] labels, float[] scores, int binCount) {
        float[] ones = new float[labels.length];
        Arrays.fill(ones, 1);
        return of(labels, scores, ones, binCount);
    }

    /**
     * Of weighted events.
     *
     * @param labels 0 or 1 per event
     * @param scores one per event, from 0 to 1
     * @param weights one per event, above 0
     * @param binCount bins of equal width from 0 to 1, at least 1
     * @return the curve
     * @throws InputException where the arrays differ in length or are empty, a label is neither 0 nor 1, a score not from 0 to 1, or a weight not
     *     above 0
     */
    public static CalibrationCurve of(float[] labels, float[] scores, float[] weights, int binCount) {
        Labels.check(labels, scores);
        Labels.checkWeights(weights, labels.length);
        if (labels.length == 0 || binCount < 1) {
            throw new InputException("calibration of " + labels.length + " events in " + binCount
                    + " bins, expected at least one of each");
        }
        Bin[] bins = new Bin[binCount];
        Arrays.setAll(bins, i -> new Bin());
        double squares = 0;
        for (int event = 0; event < labels.length; event++) {
            double score = scores[event];
            if (!(score >= 0 && score <= 1) || !(weights[event] > 0)) {
                throw new InputException("Event " + event + ": score " + scores[event] + " with weight "
                        + weights[event] + ", expected a score from 0 to 1 and a weight above 0");
            }
            bins[Math.min((int) (score * binCount), binCount - 1)].add(score, labels[event], weights[event]);
            squares += weights[event] * (score - labels[event]) * (score - labels[event]);
        }
        return of(Arrays.stream(bins).filter(bin -> bin.weight > 0).toArray(Bin[]::new), squares);
    }

    private static CalibrationCurve of(Bin[] bins, double squares) {
        double all = Arrays.stream(bins).mapToDouble(bin -> bin.weight).sum();
        double apart = Arrays.stream(bins)
                .mapToDouble(bin -> Math.abs(bin.scores - bin.signal))
                .sum();
        return new CalibrationCurve(
                Arrays.stream(bins).mapToDouble(bin -> bin.scores / bin.weight).toArray(),
                Arrays.stream(bins).mapToDouble(Bin::part).toArray(),
                Arrays.stream(bins)
                        .mapToDouble(bin -> Math.sqrt(bin.part() * (1 - bin.part()) * bin.squares) / bin.weight)
                        .toArray(),
                Arrays.stream(bins).mapToDouble(bin -> bin.weight).toArray(),
                squares / all,
                apart / all);
    }

    private static final class Bin {
        private double weight;
        private double squares;
        private double scores;
        private double signal;

        void add(double score, float label, float eventWeight) {
            weight += eventWeight;
            squares += (double) eventWeight * eventWeight;
            scores += eventWeight * score;
            signal += eventWeight * label;
        }

        double part() {
            return signal / weight;
        }
    }
}
