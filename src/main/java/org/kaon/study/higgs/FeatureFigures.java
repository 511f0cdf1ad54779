package org.kaon.study.higgs;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.kaon.data.Dataset;
import org.kaon.plot.DecileCurves;
import org.kaon.plot.FeatureHistograms;
import org.kaon.plot.Figure;
import org.kaon.preprocess.ColumnSummary;

/** What the features look like, class by class. */
final class FeatureFigures {
    /** Of the skewness, beyond which a feature is scaled by its root: the usual bound of "highly skewed". */
    private static final double SKEWED = 1;

    private static final String UNITS =
            "Events per bin; pT, masses, b-tags in units of their mean, η and φ of their standard deviation";

    private FeatureFigures() {}

    static Figure raw(Dataset regular, List<ColumnSummary> summaries) {
        return histograms("Features by class", regular, summaries, summary -> summary.name(), summary -> x -> x);
    }

    /** Signed roots of what is skewed. */
    static Figure rootScaled(Dataset regular, List<ColumnSummary> summaries) {
        return histograms(
                "Features by class, skewed ones by their root",
                regular,
                summaries,
                summary -> isSkewed(summary) ? "√ " + summary.name() : summary.name(),
                summary -> isSkewed(summary) ? FeatureFigures::root : x -> x);
    }

    static Figure deciles(List<ColumnSummary> background, List<ColumnSummary> signal) {
        DecileCurves curves = DecileCurves.of().title("Deciles of the features by class");
        for (int i = 0; i < signal.size(); i++) {
            curves = curves.feature(
                    signal.get(i).name(),
                    background.get(i).deciles(),
                    signal.get(i).deciles());
        }
        return curves.figure();
    }

    private static boolean isSkewed(ColumnSummary summary) {
        return Math.abs(summary.skewness()) > SKEWED;
    }

    private static double root(double x) {
        return Math.signum(x) * Math.sqrt(Math.abs(x));
    }

    /** Something of each feature. */
    @FunctionalInterface
    private interface Of<T> {
        T of(ColumnSummary summary);
    }

    private static Figure histograms(
            String title,
            Dataset regular,
            List<ColumnSummary> summaries,
            Of<String> name,
            Of<DoubleUnaryOperator> scaling) {
        float[] labels = regular.column(HiggsStudy.LABEL);
        FeatureHistograms sheet = FeatureHistograms.of().title(title).axes(UNITS);
        for (ColumnSummary summary : summaries) {
            float[] values = regular.column(summary.name());
            DoubleUnaryOperator scale = scaling.of(summary);
            sheet = sheet.feature(name.of(summary), scaled(values, labels, 0, scale), scaled(values, labels, 1, scale));
        }
        return sheet.figure();
    }

    private static double[] scaled(float[] values, float[] labels, int label, DoubleUnaryOperator scale) {
        double[] chosen = new double[values.length];
        int count = 0;
        for (int row = 0; row < values.length; row++) {
            if (labels[row] == label) {
                chosen[count++] = scale.applyAsDouble(values[row]);
            }
        }
        return Arrays.copyOf(chosen, count);
    }
}
