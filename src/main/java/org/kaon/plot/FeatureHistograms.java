package org.kaon.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A sheet of small histograms, one per feature: signal stacked on background, with statistical error bars on the sum. Values are binned when they are
 * added, and not kept. Immutable.
 */
public final class FeatureHistograms {
    private static final int BINS = 20;
    private static final List<String> CLASSES = List.of("signal", "background");

    private final String title;
    private final String axes;
    private final List<SmallPanels.Named> panels;

    private FeatureHistograms(String title, String axes, List<SmallPanels.Named> panels) {
        this.title = title;
        this.axes = axes;
        this.panels = panels;
    }

    /**
     * Without features yet.
     *
     * @return an empty sheet
     */
    public static FeatureHistograms of() {
        return new FeatureHistograms("", "Events per bin", List.of());
    }

    /**
     * Names the figure.
     *
     * @param title above it
     * @return a copy
     */
    public FeatureHistograms title(String title) {
        return new FeatureHistograms(title, axes, panels);
    }

    /**
     * Says what all axes show.
     *
     * @param axes such as {@code Events per bin, over GeV}
     * @return a copy
     */
    public FeatureHistograms axes(String axes) {
        return new FeatureHistograms(title, axes, panels);
    }

    /**
     * Adds a feature, in 20 bins over all of its values.
     *
     * @param name above its panel
     * @param background its values in background events
     * @param signal its values in signal events
     * @return a copy
     */
    public FeatureHistograms feature(String name, double[] background, double[] signal) {
        List<SmallPanels.Named> more = new ArrayList<>(panels);
        more.add(new SmallPanels.Named(name, panel(background, signal)));
        return new FeatureHistograms(title, axes, more);
    }

    /**
     * Draws it.
     *
     * @return the figure
     */
    public Figure figure() {
        return new SmallPanels(title, axes, CLASSES).figure("Histograms of features", panels);
    }

    private static Axes panel(double[] background, double[] signal) {
        Range range = Range.of(background, signal);
        Histogram lower = Histogram.of(background, ones(background), range, BINS);
        Histogram all = lower.plus(Histogram.of(signal, ones(signal), range, BINS));
        Axes axes = Axes.small().x(range).y(new Range(0, Math.max(all.top() * 1.05, 1)));
        fill(axes, all, Palette.of(0));
        fill(axes, lower, Palette.of(1));
        return axes.bars(all.centres(), all.errorEnds(-1, 0), all.errorEnds(1, 0), Palette.INK);
    }

    private static void fill(Axes axes, Histogram histogram, Color colour) {
        axes.area("", histogram.outlineX(), histogram.outlineY(0), Palette.tint(colour, 0.75));
    }

    private static double[] ones(double[] values) {
        double[] ones = new double[values.length];
        Arrays.fill(ones, 1);
        return ones;
    }
}
