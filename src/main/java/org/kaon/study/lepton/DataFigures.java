package org.kaon.study.lepton;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.kaon.plot.Figure;
import org.kaon.plot.HistogramFigure;

/** What the leptons look like. */
final class DataFigures {
    private static final int BINS = 50;
    private static final double MASS_END_GEV = 0.125;
    /** Of the decimals' difference: a muon's is 0.11. */
    private static final double DIFFERENCE_END = 0.25;
    /** Beyond this part of the leptons a tail isn't shown. */
    private static final double SHOWN = 0.99;

    private static final int WIDTH = 480;
    private static final int HEIGHT = 340;

    private DataFigures() {}

    static Figure masses(Leptons leptons) {
        return HistogramFigure.of("Mass by E² − p² (GeV)", 0, MASS_END_GEV, BINS)
                .title("Masses below 0.125 GeV")
                .logarithmicY()
                .sample("muons", MassCut.masses(leptons, true))
                .sample("electrons", MassCut.masses(leptons, false))
                .figure();
    }

    static Figure decimals(Leptons leptons) {
        double[] differences = Ceiling.differences(leptons);
        return histogram(
                        HistogramFigure.of(
                                        "10·frac(E²) − 10·frac(p²), to the nearest multiple of 10",
                                        -DIFFERENCE_END,
                                        DIFFERENCE_END,
                                        2 * BINS)
                                .title("What the decimals tell")
                                .logarithmicY(),
                        leptons,
                        i -> differences[i])
                .figure();
    }

    static Figure features(Leptons leptons) {
        return Figure.sheet(
                "The four measured numbers",
                2,
                WIDTH,
                HEIGHT,
                List.of(
                        feature("pT (GeV)", leptons, leptons::ptGeV),
                        feature("η", leptons, leptons::eta),
                        feature("φ (radians)", leptons, leptons::phiRad),
                        feature("E (GeV)", leptons, leptons::eGeV)));
    }

    private static Figure feature(String name, Leptons leptons, IntToDoubleFunction value) {
        double[] sorted =
                IntStream.range(0, leptons.size()).mapToDouble(value).sorted().toArray();
        boolean tail = sorted[0] > 0;
        double end = tail ? sorted[(int) (SHOWN * (sorted.length - 1))] : sorted[sorted.length - 1];
        double begin = tail ? 0 : sorted[0];
        // All equal numbers leave no range.
        return histogram(HistogramFigure.of(name, begin, end > begin ? end : begin + 1, BINS), leptons, value)
                .figure();
    }

    private static HistogramFigure histogram(HistogramFigure figure, Leptons leptons, IntToDoubleFunction value) {
        return figure.sample("muons", chosen(leptons, value, true)).sample("electrons", chosen(leptons, value, false));
    }

    private static double[] chosen(Leptons leptons, IntToDoubleFunction value, boolean muons) {
        int[] places = IntStream.range(0, leptons.size())
                .filter(i -> leptons.isMuon(i) == muons)
                .toArray();
        return Arrays.stream(places).mapToDouble(value).toArray();
    }
}
