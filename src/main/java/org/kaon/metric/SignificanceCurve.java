package org.kaon.metric;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.kaon.InputException;

/**
 * What a selection keeps, and how significant it is, against the threshold; an event is kept where its score lies above it. Weights give the
 * expected numbers of events; errors are those of the sample's size, {@code √Σw²} of what is kept, carried on to the significances linearly.
 *
 * @param thresholds ascending
 * @param signal expected after the selection
 * @param background expected after the selection
 * @param simple {@code s / √b}, {@link Significance#simple}
 * @param simpleErrors of {@code simple}
 * @param ams {@link Significance#ams} with the curve's regularisation
 * @param amsErrors of {@code ams}
 * @param keptCounts how many events of the sample are kept, not weighted
 */
public record SignificanceCurve(
        double[] thresholds,
        double[] signal,
        double[] background,
        double[] simple,
        double[] simpleErrors,
        double[] ams,
        double[] amsErrors,
        long[] keptCounts) {
    /** Of the difference that stands in for a derivative. */
    private static final double STEP = 1e-6;

    /**
     * Sums at thresholds at equal distances from 0 to less than 1: 0, 1/n, 2/n, ….
     *
     * @param labels 0 or 1 per event
     * @param scores one per event, from 0 to 1
     * @param weights one per event, finite: what it stands for among the expected events
     * @param thresholdCount n, at least 1
     * @param regularisation of the AMS
     * @return a value per threshold
     * @throws InputException where the arrays differ in length, a label is neither 0 nor 1, a score is NaN or a weight not finite
     */
    public static SignificanceCurve of(
            float[] labels, float[] scores, float[] weights, int thresholdCount, double regularisation) {
        Labels.check(labels, scores);
        Labels.checkWeights(weights, labels.length);
        if (thresholdCount < 1) {
            throw new InputException(thresholdCount + " thresholds, expected at least 1");
        }
        Sums[] classes = {new Sums(thresholdCount), new Sums(thresholdCount)};
        for (int event = 0; event < labels.length; event++) {
            classes[(int) labels[event]].add(scores[event], weights[event]);
        }
        return of(classes[1].integrated(), classes[0].integrated(), regularisation);
    }

    /**
     * Where the AMS is highest among the thresholds that keep at least so many events of the sample, so that no chance of a few events wins.
     *
     * @param leastCount of events kept
     * @return the threshold's number, the first of equal ones
     * @throws InputException where no threshold keeps so many
     */
    public int best(long leastCount) {
        int best = -1;
        for (int i = 0; i < ams.length; i++) {
            if (keptCounts[i] >= leastCount && (best < 0 || ams[i] > ams[best])) {
                best = i;
            }
        }
        if (best < 0) {
            throw new InputException("no threshold keeps " + leastCount + " events, expected one to choose");
        }
        return best;
    }

    private static SignificanceCurve of(Sums signal, Sums background, double regularisation) {
        int count = signal.weights.length;
        double[] simple = new double[count];
        double[] ams = new double[count];
        double[] simpleErrors = new double[count];
        double[] amsErrors = new double[count];
        for (int i = 0; i < count; i++) {
            Quantity s = new Quantity(signal.weights[i], Math.sqrt(signal.squares[i]));
            Quantity b = new Quantity(background.weights[i], Math.sqrt(background.squares[i]));
            simple[i] = Significance.simple(s.value, b.value);
            simpleErrors[i] = error(s, b, Significance::simple);
            ams[i] = Significance.ams(s.value, b.value, regularisation);
            amsErrors[i] = error(s, b, (x, y) -> Significance.ams(x, y, regularisation));
        }
        return new SignificanceCurve(
                IntStream.range(0, count).mapToDouble(i -> (double) i / count).toArray(),
                signal.weights,
                background.weights,
                simple,
                simpleErrors,
                ams,
                amsErrors,
                IntStream.range(0, count)
                        .mapToLong(i -> signal.counts[i] + background.counts[i])
                        .toArray());
    }

    /** A number with its error. */
    private record Quantity(double value, double error) {}

    @FunctionalInterface
    private interface Formula {
        double of(double signal, double background);
    }

    private static double error(Quantity s, Quantity b, Formula formula) {
        double bySignal = derivative(x -> formula.of(x, b.value), s.value) * s.error;
        double byBackground = derivative(y -> formula.of(s.value, y), b.value) * b.error;
        return Math.hypot(bySignal, byBackground);
    }

    private static double derivative(DoubleUnaryOperator f, double x) {
        double step = STEP * Math.max(Math.abs(x), STEP);
        return (f.applyAsDouble(x + step) - f.applyAsDouble(x - step)) / (2 * step);
    }

    /** Sums by the last threshold that keeps an event, then over all thresholds that do. */
    private static final class Sums {
        private final double[] weights;
        private final double[] squares;
        private final long[] counts;

        Sums(int size) {
            weights = new double[size];
            squares = new double[size];
            counts = new long[size];
        }

        void add(float score, float weight) {
            // Above threshold i / n: the last such i is ceil(n · score) - 1.
            int last = (int) Math.min(Math.ceil((double) score * weights.length), weights.length) - 1;
            if (last >= 0) {
                weights[last] += weight;
                squares[last] += (double) weight * weight;
                counts[last]++;
            }
        }

        Sums integrated() {
            for (int i = weights.length - 2; i >= 0; i--) {
                weights[i] += weights[i + 1];
                squares[i] += squares[i + 1];
                counts[i] += counts[i + 1];
            }
            return this;
        }
    }
}
