package org.kaon.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A sheet of small panels, one per feature: its deciles from 10 % to 90 %, a curve for signal and one for background. Where one curve lies above the other,
 * that class has the larger values. Immutable.
 *
 * @param title above the figure
 * @param features what it shows
 */
public record DecileCurves(String title, List<Feature> features) {
    /**
     * Copies the list.
     *
     * @param title above the figure
     * @param features what it shows
     */
    public DecileCurves {
        features = List.copyOf(features);
    }

    /**
     * A feature.
     *
     * @param name above its panel
     * @param background its deciles, in equal steps of the probability
     * @param signal its deciles, as many
     */
    public record Feature(String name, double[] background, double[] signal) {}

    /**
     * Without features yet.
     *
     * @return an empty sheet
     */
    public static DecileCurves of() {
        return new DecileCurves("", List.of());
    }

    /**
     * Names the figure.
     *
     * @param title above it
     * @return a copy
     */
    public DecileCurves title(String title) {
        return new DecileCurves(title, features);
    }

    /**
     * Adds a feature.
     *
     * @param name above its panel
     * @param background its nine deciles in background events
     * @param signal its nine deciles in signal events
     * @return a copy
     */
    public DecileCurves feature(String name, double[] background, double[] signal) {
        List<Feature> more = new ArrayList<>(features);
        more.add(new Feature(name, background.clone(), signal.clone()));
        return new DecileCurves(title, more);
    }

    /**
     * Draws it.
     *
     * @return the figure
     */
    public Figure figure() {
        return new SmallPanels(title, "Value over part of the events below it (%)", List.of("signal", "background"))
                .figure(
                        "Decile curves",
                        features.stream()
                                .map(feature -> new SmallPanels.Named(feature.name(), panel(feature)))
                                .toList());
    }

    private static Axes panel(Feature feature) {
        Range values = Range.of(feature.background, feature.signal).padded(0.06);
        Axes axes = Axes.small().x(new Range(0, 100)).y(values);
        return axes.line("", percents(feature.background), feature.background, Palette.of(1))
                .line("", percents(feature.signal), feature.signal, Palette.of(0));
    }

    private static double[] percents(double[] deciles) {
        return IntStream.rangeClosed(1, deciles.length)
                .mapToDouble(i -> 100.0 * i / (deciles.length + 1))
                .toArray();
    }
}
