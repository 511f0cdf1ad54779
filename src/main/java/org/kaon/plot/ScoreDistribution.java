package org.kaon.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kaon.InputException;

/**
 * Histograms of the scores of each class, each normalised to area 1, with statistical error bars. Events beyond the range count in the
 * normalisation and are told in the legend. Immutable.
 *
 * @param title above the figure
 * @param xLabel what the score is
 * @param samples the classes
 * @param bins how many, over the range from 0 to 1 if all scores are there, else of all scores
 * @param logarithmic whether the heights are drawn in decades; what isn't above 0 lies on the floor
 */
public record ScoreDistribution(String title, String xLabel, List<Sample> samples, int bins, boolean logarithmic) {
    private static final int BINS = 40;

    /**
     * Copies the list.
     *
     * @param title above the figure
     * @param xLabel what the score is
     * @param samples the classes
     * @param bins how many
     * @param logarithmic whether the heights are drawn in decades
     */
    public ScoreDistribution {
        samples = List.copyOf(samples);
    }

    /**
     * A class.
     *
     * @param name in the legend
     * @param scores one per event; none is fine
     * @param weights one per event
     */
    public record Sample(String name, double[] scores, double[] weights) {}

    /**
     * Without classes yet: {@link #sample} adds them.
     *
     * @return 40 bins, linear
     */
    public static ScoreDistribution of() {
        return new ScoreDistribution("", "Score", List.of(), BINS, false);
    }

    /**
     * Of signal and background.
     *
     * @param labels 0 or 1 per event
     * @param scores one per event
     * @return both classes; 40 bins, linear
     * @throws InputException where the arrays differ in length, a label is neither 0 nor 1, or a score is NaN
     */
    public static ScoreDistribution of(float[] labels, float[] scores) {
        float[] ones = new float[labels.length];
        Arrays.fill(ones, 1);
        return of(labels, scores, ones);
    }

    /**
     * Of weighted signal and background.
     *
     * @param labels 0 or 1 per event
     * @param scores one per event
     * @param weights one per event
     * @return both classes; 40 bins, linear
     * @throws InputException where the arrays differ in length, a label is neither 0 nor 1, or a score is NaN
     */
    public static ScoreDistribution of(float[] labels, float[] scores, float[] weights) {
        if (labels.length != scores.length || labels.length != weights.length) {
            throw new InputException(labels.length + " labels and " + weights.length + " weights for " + scores.length
                    + " scores, expected one per event");
        }
        double[][] chosen = new double[4][labels.length];
        int[] counts = new int[2];
        for (int event = 0; event < labels.length; event++) {
            if (labels[event] != 0 && labels[event] != 1) {
                throw new InputException("Event " + event + ": label " + labels[event] + ", expected 0 or 1");
            }
            int label = (int) labels[event];
            chosen[2 * label][counts[label]] = scores[event];
            chosen[2 * label + 1][counts[label]++] = weights[event];
        }
        return of().sample("signal", Arrays.copyOf(chosen[2], counts[1]), Arrays.copyOf(chosen[3], counts[1]))
                .sample("background", Arrays.copyOf(chosen[0], counts[0]), Arrays.copyOf(chosen[1], counts[0]));
    }

    /**
     * Adds a class.
     *
     * @param name in the legend
     * @param scores one per event; none is fine
     * @param weights one per event
     * @return a copy
     * @throws InputException where the arrays differ in length, or a score is NaN
     */
    public ScoreDistribution sample(String name, double[] scores, double[] weights) {
        if (scores.length != weights.length) {
            throw new InputException("Sample '" + name + "': " + weights.length + " weights for " + scores.length
                    + " scores, expected one per event");
        }
        if (Arrays.stream(scores).anyMatch(Double::isNaN)) {
            throw new InputException("Sample '" + name + "': score NaN, expected numbers");
        }
        List<Sample> more = new ArrayList<>(samples);
        more.add(new Sample(name, scores.clone(), weights.clone()));
        return new ScoreDistribution(title, xLabel, more, bins, logarithmic);
    }

    /**
     * Names the figure.
     *
     * @param title above it
     * @return a copy
     */
    public ScoreDistribution title(String title) {
        return new ScoreDistribution(title, xLabel, samples, bins, logarithmic);
    }

    /**
     * Names the score.
     *
     * @param xLabel with its unit, if it has one
     * @return a copy
     */
    public ScoreDistribution xLabel(String xLabel) {
        return new ScoreDistribution(title, xLabel, samples, bins, logarithmic);
    }

    /**
     * Chooses the number of bins.
     *
     * @param bins at least 1
     * @return a copy
     */
    public ScoreDistribution bins(int bins) {
        return new ScoreDistribution(title, xLabel, samples, bins, logarithmic);
    }

    /**
     * With decades upwards.
     *
     * @return a copy
     */
    public ScoreDistribution logarithmicY() {
        return new ScoreDistribution(title, xLabel, samples, bins, true);
    }

    /**
     * Draws it.
     *
     * @return the figure
     * @throws InputException where there are no classes, or no bins
     */
    public Figure figure() {
        if (samples.isEmpty()) {
            throw new InputException("Score distribution without samples, expected at least one");
        }
        Range x = range();
        List<Histogram> histograms = samples.stream()
                .map(sample ->
                        Histogram.of(sample.scores, sample.weights, x, bins).normalised())
                .toList();
        Range y = logarithmic ? decades(histograms) : heights(histograms);
        Axes axes = new Axes(xLabel, "Probability density").x(x);
        axes = logarithmic ? axes.logarithmicY(y) : axes.y(y);
        for (int i = 0; i < samples.size(); i++) {
            Histogram histogram = histograms.get(i);
            axes.line(
                    legend(samples.get(i), histogram),
                    histogram.outlineX(),
                    histogram.outlineY(y.min()),
                    Palette.of(i));
            axes.bars(
                    histogram.centres(),
                    histogram.errorEnds(-1, y.min()),
                    histogram.errorEnds(1, y.min()),
                    Palette.of(i));
        }
        return new Figure(title, "Score distribution", List.of(axes));
    }

    private Range range() {
        Range all = Range.of(samples.stream().map(Sample::scores).toArray(double[][]::new));
        boolean probabilities = samples.stream()
                .flatMapToDouble(sample -> Arrays.stream(sample.scores))
                .allMatch(score -> score >= 0 && score <= 1);
        return probabilities ? new Range(0, 1) : all;
    }

    private static Range heights(List<Histogram> histograms) {
        double top = histograms.stream().mapToDouble(Histogram::top).max().getAsDouble();
        double bottom = histograms.stream().mapToDouble(Histogram::bottom).min().getAsDouble();
        // Below 0 only where negative weights lead there.
        return new Range(Math.min(0, bottom * 1.05), top > 0 ? top * 1.05 : 1);
    }

    private static Range decades(List<Histogram> histograms) {
        double least =
                histograms.stream().mapToDouble(Histogram::leastPositive).min().getAsDouble();
        double top = histograms.stream().mapToDouble(Histogram::top).max().getAsDouble();
        if (!Double.isFinite(least)) {
            return new Range(0.1, 10);
        }
        return new Range(
                Math.pow(10, Math.floor(Math.log10(least) - 0.1)), Math.pow(10, Math.ceil(Math.log10(top) + 0.05)));
    }

    private static String legend(Sample sample, Histogram histogram) {
        String beyond = histogram.outside() == 0 ? "" : ", " + Labels.count(histogram.outside()) + " beyond";
        return sample.name + " (" + Labels.count(sample.scores.length) + " events" + beyond + ")";
    }
}
