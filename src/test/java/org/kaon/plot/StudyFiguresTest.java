package org.kaon.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.InputException;
import org.kaon.metric.CalibrationCurve;
import org.kaon.metric.SignificanceCurve;

/** The figures of studies, ordinary and at their limits, checked as {@link FigureTest} checks all others. */
class StudyFiguresTest {
    private static final double[] NONE = {};

    static Stream<Arguments> figures() {
        Random random = new Random(7);
        double[] background = random.doubles(2000, 0, 10).toArray();
        double[] signal = random.doubles(1000, 5, 12).toArray();
        List<Arguments> all = new ArrayList<>();
        FeatureHistograms sheet = FeatureHistograms.of().title("Features").axes("Events per bin");
        FeatureHistograms full = sheet;
        DecileCurves deciles = DecileCurves.of().title("Deciles");
        double[] nine = IntStream.rangeClosed(1, 9).mapToDouble(i -> i).toArray();
        for (int i = 0; i < 28; i++) {
            full = full.feature("feature " + i, background, signal);
            deciles = deciles.feature("feature " + i, nine, nine);
        }
        figure(
                all,
                "histograms",
                full.figure(),
                "Features",
                "Events per bin; signal, background; feature 0, ",
                "feature 27");
        figure(all, "one histogram", sheet.feature("x", background, NONE).figure(), "x");
        figure(
                all,
                "no events",
                sheet.feature("x", NONE, NONE)
                        .feature("y", new double[] {1}, NONE)
                        .figure(),
                "y");
        figure(all, "deciles", deciles.figure(), "signal, background", "feature 27");
        figure(
                all,
                "equal deciles",
                DecileCurves.of().feature("c", new double[9], new double[9]).figure(),
                "c");
        ImportanceFigure bars = ImportanceFigure.of("Drop").title("Importance");
        figure(
                all,
                "importance",
                bars.bar("a", 0.01, 0.002)
                        .bar("b with a name that is too long for its place", -0.003, 0.001)
                        .figure(),
                "Drop: a 0.0100 ± 0.0020, b with");
        figure(all, "no importance", bars.bar("a", 0, 0).figure(), "a 0.0000 ± 0.0000");
        float[] labels = {1, 0, 1, 0, 0};
        float[] scores = {0.9f, 0.2f, 0.6f, 0.7f, 0.1f};
        float[] weights = {1, 2, 1, 3, 2};
        SignificanceCurve curve = SignificanceCurve.of(labels, scores, weights, 100, 10);
        figure(
                all,
                "significance",
                SignificanceFigure.of(curve, 20).title("S").figure(),
                "AMS, s/√b, score > 0.2: AMS ",
                "Significance (standard deviations) over Threshold on the score");
        figure(
                all,
                "no background",
                SignificanceFigure.of(SignificanceCurve.of(new float[] {1}, new float[] {1}, new float[] {1}, 3, 0), 0)
                        .figure(),
                "AMS");
        figure(
                all,
                "calibration",
                CalibrationFigure.of("net", CalibrationCurve.of(labels, scores, 5))
                        .title("C")
                        .figure(),
                "score = probability, net (mean distance ");
        double[] x = {0, 1, 2, 3};
        figure(
                all,
                "curves",
                CurveFigure.of("Epoch", "Accuracy")
                        .title("Curves")
                        .pale("training", x, new double[] {0.5, 0.6, Double.NaN, 0.9}, 0)
                        .points("test", x, x, 1)
                        .line("", x, x, 2)
                        .figure(),
                "Curves",
                "Accuracy over Epoch: training, test");
        figure(
                all,
                "no curves",
                CurveFigure.of("x", "y").points("none", NONE, NONE, 0).figure(),
                "y over x");
        HistogramFigure histogram = HistogramFigure.of("m (GeV)", 0, 10, 20).title("Masses");
        figure(
                all,
                "histogram of counts",
                histogram.sample("muons", signal).sample("none", NONE).figure(),
                "Count per bin of 0.5 over m (GeV): muons (1,000, ",
                " beyond), none (0)");
        figure(all, "decades", histogram.logarithmicY().sample("muons", signal).figure(), "muons");
        GridFigure grid = GridFigure.of(
                        List.of(1, 2, 3), List.of(1, 2), new double[][] {{0.5, 0.6}, {0.7, 0.8}, {0.4, 1}})
                .title("Grid")
                .labels("i", "j", "accuracy");
        figure(all, "heat map", grid.heatMap(), "Grid", "i over j: 1, 2");
        figure(
                all,
                "heat map with errors",
                grid.errors(new double[][] {{0.1, 0.1}, {0.1, 0.1}, {Double.NaN, 0.1}})
                        .heatMap(),
                "Grid");
        figure(all, "surface", grid.range(0.4, 1).surface(), "accuracy over i and j: [[0.5, 0.6], ");
        figure(
                all,
                "surface of one cell",
                GridFigure.of(List.of(5), List.of(5), new double[][] {{0.9}})
                        .labels("Units of the first hidden layer", "Units of the second hidden layer", "Accuracy")
                        .surface(),
                "Accuracy over Units of the first");
        return all.stream();
    }

    private static void figure(List<Arguments> all, String name, Figure figure, String... words) {
        all.add(Arguments.of(name, figure, List.of(words)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("figures")
    void pictureHasTwoPixelsAPointAndIsNotBlank(String name, Figure figure, List<String> words) throws IOException {
        PictureCheck.requireWhole(figure);
        assertThat(figure.width()).isEqualTo(720);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("figures")
    void drawingIsXmlWithTitleAndWords(String name, Figure figure, List<String> words) throws Exception {
        PictureCheck.requireWords(figure, words);
    }

    @Test
    void sheetOfTwentyEightFeaturesFitsAPage() {
        Figure sheet = (Figure) figures().findFirst().orElseThrow().get()[1];

        // A4 less 16 mm all round.
        assertThat((double) sheet.height() / sheet.width()).isLessThan((297 - 32.0) / (210 - 32));
    }

    @Test
    void sheetHoldsFiguresSideBySide() throws Exception {
        Figure one = CurveFigure.of("x", "y")
                .title("first")
                .line("a", new double[] {0, 1}, new double[] {1, 2}, 0)
                .figure();
        Figure sheet = Figure.sheet("Both", 2, 360, 300, List.of(one, one, one));

        assertThat(sheet.width()).isEqualTo(720);
        assertThat(sheet.height()).isEqualTo(2 * 300 + 40);
        PictureCheck.requireWhole(sheet);
        PictureCheck.requireWords(sheet, List.of("Both", "first: y over x: a; first: "));
    }

    @Test
    void refusesGridsAndSeriesThatDoNotFit() {
        assertThatThrownBy(() -> GridFigure.of(List.of(1), List.of(1, 2), new double[][] {{1}}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("a grid of 1 × 2");
        assertThatThrownBy(() -> CurveFigure.of("x", "y").line("a", new double[2], new double[3], 0))
                .isInstanceOf(InputException.class)
                .hasMessage("Series 'a': 3 values at 2 places, expected as many");
        assertThatThrownBy(() -> HistogramFigure.of("x", 1, 1, 5))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("5 bins from 1.0 to 1.0");
    }

    @Test
    void stackedHistogramsAddCountsAndErrors() {
        Range range = new Range(0, 2);
        double[] ones = {1, 1, 1};
        Histogram lower = Histogram.of(new double[] {0.5, 1.5, 5}, ones, range, 2);
        Histogram sum = lower.plus(Histogram.of(new double[] {0.5, 0.6, 1.5}, ones, range, 2));

        assertThat(sum.outlineY(0)).containsExactly(0, 3, 3, 2, 2, 0);
        assertThat(sum.errorEnds(1, 0))
                .containsExactly(new double[] {3 + Math.sqrt(3), 2 + Math.sqrt(2)}, within(1e-12));
        assertThat(sum.outside()).isEqualTo(1);
    }

    @Test
    void shortTicksNameThousandsAndMillions() {
        assertThat(Stream.of(0.0, 0.25, 999.0, 1500.0, -2e3, 3e6, 2.5e7).map(Labels::shortTick))
                .containsExactly("0", "0.25", "999", "1.5k", "-2k", "3M", "25M");
    }
}
