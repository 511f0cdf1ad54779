package org.kaon.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kaon.InputException;

/**
 * Histograms of several samples in the same bins, as counts with statistical error bars. Values beyond the range are told in the legend. Values are binned when they
 * are added, and not kept. Immutable.
 */
public final class HistogramFigure {
    private static final double FLOOR = 0.5;

    private final String title;
    private final String xLabel;
    private final Range range;
    private final int bins;
    private final boolean logarithmic;
    private final List<Sample> samples;

    private record Sample(String name, int count, Histogram histogram) {}

    private HistogramFigure(
            String title, String xLabel, Range range, int bins, boolean logarithmic, List<Sample> samples) {
        this.title = title;
        this.xLabel = xLabel;
        this.range = range;
        this.bins = bins;
        this.logarithmic = logarithmic;
        this.samples = List.copyOf(samples);
    }

    /**
     * Without samples yet.
     *
     * @param xLabel what is counted, with its unit
     * @param min lower end of the first bin
     * @param max upper end of the last bin
     * @param bins how many
     * @return an empty figure
     * @throws InputException where there is no bin or no range
     */
    public static HistogramFigure of(String xLabel, double min, double max, int bins) {
        if (!(min < max) || bins < 1) {
            throw new InputException(
                    "histogram of " + bins + " bins from " + min + " to " + max + ", expected at least one, upwards");
        }
        return new HistogramFigure("", xLabel, new Range(min, max), bins, false, List.of());
    }

    /**
     * Names the figure.
     *
     * @param title above it
     * @return a copy
     */
    public HistogramFigure title(String title) {
        return new HistogramFigure(title, xLabel, range, bins, logarithmic, samples);
    }

    /**
     * With decades upwards.
     *
     * @return a copy
     */
    public HistogramFigure logarithmicY() {
        return new HistogramFigure(title, xLabel, range, bins, true, samples);
    }

    /**
     * Adds a sample.
     *
     * @param name in the legend
     * @param values any number; none is NaN
     * @return a copy
     */
    public HistogramFigure sample(String name, double[] values) {
        double[] ones = new double[values.length];
        Arrays.fill(ones, 1);
        List<Sample> more = new ArrayList<>(samples);
        more.add(new Sample(name, values.length, Histogram.of(values, ones, range, bins)));
        return new HistogramFigure(title, xLabel, range, bins, logarithmic, more);
    }

    /**
     * Draws it.
     *
     * @return the figure
     * @throws InputException where there are no samples
     */
    public Figure figure() {
        double top = samples.stream()
                .mapToDouble(sample -> sample.histogram.top())
                .max()
                .orElseThrow(() -> new InputException("histogram without samples, expected at least one"));
        double floor = logarithmic ? FLOOR : 0;
        String width = Labels.number((range.max() - range.min()) / bins);
        Axes axes = new Axes(xLabel, "Count per bin of " + width).x(range);
        axes = logarithmic
                ? axes.logarithmicY(new Range(floor, Math.pow(10, Math.ceil(Math.log10(Math.max(top, 2))))))
                : axes.y(new Range(0, Math.max(1, top * 1.05)));
        for (int i = 0; i < samples.size(); i++) {
            Histogram histogram = samples.get(i).histogram;
            axes.line(legend(samples.get(i)), histogram.outlineX(), histogram.outlineY(floor), Palette.of(i));
            axes.bars(
                    histogram.centres(), histogram.errorEnds(-1, floor), histogram.errorEnds(1, floor), Palette.of(i));
        }
        return new Figure(title, "Histogram", List.of(axes));
    }

    private static String legend(Sample sample) {
        String beyond =
                sample.histogram.outside() == 0 ? "" : ", " + Labels.count(sample.histogram.outside()) + " beyond";
        return sample.name + " (" + Labels.count(sample.count) + beyond + ")";
    }
}
