package org.kaon.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.InputException;
import org.kaon.metric.ClassTable;
import org.kaon.metric.ConfusionMatrix;
import org.kaon.metric.PrecisionRecallCurve;
import org.kaon.metric.RocCurve;

class FigureTest {
    private static final double NAN = Double.NaN;
    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final float[] LABELS = new float[2000];
    private static final float[] SCORES = new float[LABELS.length];

    static {
        Random random = new Random(5);
        for (int i = 0; i < LABELS.length; i++) {
            LABELS[i] = random.nextInt(2);
            SCORES[i] = (float) (1 / (1 + Math.exp(-random.nextGaussian() - LABELS[i])));
        }
    }

    @TempDir
    private Path folder;

    /** Every kind of figure, ordinary and at its limits, with words that must stand in it. */
    static Stream<Arguments> figures() {
        RocCurve roc = RocCurve.of(LABELS, SCORES);
        PrecisionRecallCurve precision = PrecisionRecallCurve.of(LABELS, SCORES);
        double[] falling = {0.7, 0.6, 0.5};
        float[] two = {0, 1};
        float[] same = {0.5f, 0.5f};
        double[] none = {};
        List<Arguments> all = new ArrayList<>();
        figure(
                all,
                "learning",
                LearningCurve.of(falling)
                        .validationLoss(falling)
                        .title("T")
                        .bestEpoch(3)
                        .figure(),
                "T",
                "Loss over Epoch: training, validation, best epoch: 3");
        figure(
                all,
                "learning with metrics",
                LearningCurve.of(falling)
                        .metric("auc", falling, falling)
                        .metric("recall", falling, none)
                        .figure(),
                "Metric over Epoch: auc, training, auc, validation, recall, training");
        figure(
                all,
                "one epoch",
                LearningCurve.of(new double[] {0.5})
                        .metric("auc", none, new double[] {1})
                        .figure(),
                "auc over Epoch");
        figure(
                all,
                "broken curve",
                LearningCurve.of(new double[] {0.5, NAN, INFINITE, -INFINITE, 0.4})
                        .figure(),
                "training");
        figure(all, "all NaN", LearningCurve.of(new double[] {NAN, NAN}).figure(), "Loss");
        figure(all, "constant loss", LearningCurve.of(new double[] {0, 0, 0}).figure(), "Loss");
        figure(
                all,
                "huge loss",
                LearningCurve.of(new double[] {1e300, 1e-300, -1e300}).figure(),
                "Loss");
        figure(
                all,
                "all but equal",
                LearningCurve.of(new double[] {0.5, Math.nextUp(0.5)}).figure(),
                "Loss");
        figure(
                all,
                "ROC",
                RocFigure.of("net", roc)
                        .and("cut", roc)
                        .workingPoint(0.5)
                        .title("R")
                        .figure(),
                "net (AUC " + String.format(Locale.ROOT, "%.4f", roc.auc()),
                "score > 0.5: background ",
                "guessing (AUC 0.5)",
                "Signal efficiency");
        figure(
                all,
                "ROC of equal scores",
                RocFigure.of("net", RocCurve.of(two, same)).workingPoint(2).figure(),
                "AUC 0.5000");
        figure(
                all,
                "precision",
                PrecisionRecallFigure.of("net", precision).and("cut", precision).figure(),
                "net (average precision ",
                "guessing",
                "Precision (purity) over Recall");
        figure(
                all,
                "scores",
                ScoreDistribution.of(LABELS, SCORES).xLabel("network output").figure(),
                "Probability density over network output: signal (",
                "background (");
        figure(
                all,
                "scores by decades",
                ScoreDistribution.of(LABELS, SCORES).logarithmicY().figure(),
                "signal (");
        figure(
                all,
                "one score",
                ScoreDistribution.of(new float[] {1}, new float[] {0.3f}).figure(),
                "signal (1 events)",
                "background (0 events)");
        figure(
                all,
                "no score by decades",
                ScoreDistribution.of(new float[0], new float[0]).logarithmicY().figure(),
                "signal (0 events)");
        figure(
                all,
                "equal scores",
                ScoreDistribution.of(two, new float[] {7, 7})
                        .logarithmicY()
                        .bins(1)
                        .figure(),
                "signal (1 events)");
        figure(
                all,
                "infinite score",
                ScoreDistribution.of(two, new float[] {1, Float.POSITIVE_INFINITY})
                        .figure(),
                "signal (1 events, 1 beyond)");
        figure(
                all,
                "negative weights by decades",
                ScoreDistribution.of(two, same, new float[] {1, -1})
                        .logarithmicY()
                        .figure(),
                "signal (");
        figure(
                all,
                "confusion",
                ConfusionFigure.of(ConfusionMatrix.of(LABELS, SCORES, 0.5), 0.5).figure(),
                "background, signal",
                "Signal where score > 0.5: accuracy 0.");
        figure(
                all,
                "one class",
                ConfusionFigure.of(ClassTable.of(1, new int[1], new int[1]), List.of("only"))
                        .figure(),
                "only");
        figure(
                all,
                "many classes",
                ConfusionFigure.of(ClassTable.of(30, new int[0], new int[0]), names(30))
                        .figure(),
                "class 29");
        figure(
                all,
                "residuals",
                ResidualHistogram.of(LABELS, SCORES).quantity("mass", "GeV").figure(),
                "target, mass (GeV)",
                "68 % half-width",
                "bias ");
        figure(
                all,
                "one residual",
                ResidualHistogram.of(new float[] {1}, new float[] {1}).figure(),
                "1 events");
        return all.stream();
    }

    private static void figure(List<Arguments> all, String name, Figure figure, String... words) {
        all.add(Arguments.of(name, figure, List.of(words)));
    }

    private static List<String> names(int count) {
        return Stream.iterate(0, i -> i + 1).limit(count).map(i -> "class " + i).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("figures")
    void pictureHasTwoPixelsAPointAndIsNotBlank(String name, Figure figure, List<String> words) throws IOException {
        PictureCheck.requireWhole(figure);
        assertThat(figure.height()).isEqualTo(480);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("figures")
    void drawingIsXmlWithTitleAndWords(String name, Figure figure, List<String> words) throws Exception {
        PictureCheck.requireWords(figure, words);
    }

    @Test
    void savesByTheEndOfTheNameAndReplaces() throws IOException {
        Figure figure = LearningCurve.of(new double[] {1, 0.5}).figure();
        Path png = folder.resolve("a.PNG");
        Path svg = folder.resolve("a.svg");
        Files.writeString(png, "old");
        figure.save(png);
        figure.save(svg);

        assertThat(Files.readAllBytes(png)).isEqualTo(figure.png());
        assertThat(Files.readAllBytes(svg)).isEqualTo(figure.svg());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(png, svg);
        }
    }

    @Test
    void refusesOtherFormatsAndMissingFolders() {
        Figure figure = LearningCurve.of(new double[] {1}).figure();
        assertThatThrownBy(() -> figure.save(folder.resolve("a.pdf")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("a.pdf': expected a name that ends in .png or .svg");
        assertThatThrownBy(() -> figure.save(folder.resolve("no/a.png")))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("no folder");
    }

    @Test
    void numbersDoNotFollowTheLocaleOfTheMachine() throws IOException {
        Figure figure = LearningCurve.of(new double[] {0.25, 0.5}).figure();
        byte[] before = figure.png();
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(LearningCurve.of(new double[] {0.25, 0.5}).figure().png())
                    .isEqualTo(before);
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        assertThatThrownBy(() -> LearningCurve.of(new double[0]).figure()).hasMessageContaining("without epochs");
        assertThatThrownBy(() -> ScoreDistribution.of(new float[] {1}, new float[] {Float.NaN}))
                .hasMessageContaining("Sample 'signal': score NaN");
        assertThatThrownBy(() -> ScoreDistribution.of(new float[] {3}, new float[] {1}))
                .hasMessageContaining("Event 0: label 3.0");
        assertThatThrownBy(() -> ScoreDistribution.of(new float[] {1}, new float[2]))
                .hasMessageContaining("1 labels");
        assertThatThrownBy(() -> ScoreDistribution.of(LABELS, SCORES).bins(0).figure())
                .hasMessageContaining("0 bins");
        assertThatThrownBy(() -> ScoreDistribution.of().figure()).hasMessageContaining("without samples");
        assertThatThrownBy(() -> ConfusionFigure.of(ClassTable.of(2, new int[0], new int[0]), List.of("a")))
                .hasMessageContaining("1 names for 2 classes");
    }

    @Test
    void textOnAnyShadeOfACellHasContrast() {
        for (int step = 0; step <= 100; step++) {
            java.awt.Color ground = Palette.tint(Palette.of(0), step / 100.0);
            double lighter = Math.max(luminance(ground), luminance(Palette.textOn(ground)));
            double darker = Math.min(luminance(ground), luminance(Palette.textOn(ground)));
            // WCAG 2.2, level AA for large text.
            assertThat((lighter + 0.05) / (darker + 0.05)).isGreaterThan(3);
        }
    }

    private static double luminance(java.awt.Color colour) {
        double[] linear = Arrays.stream(new int[] {colour.getRed(), colour.getGreen(), colour.getBlue()})
                .mapToDouble(value -> value / 255.0)
                .map(value -> value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4))
                .toArray();
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }
}
