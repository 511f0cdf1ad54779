package org.kaon.plot;

import static org.assertj.core.api.Assertions.assertThat;
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
