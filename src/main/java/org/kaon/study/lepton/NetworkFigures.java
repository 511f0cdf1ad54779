package org.kaon.study.lepton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.kaon.plot.CurveFigure;
import org.kaon.plot.Figure;
import org.kaon.plot.HistogramFigure;
import org.kaon.study.ShownNumbers;
import org.kaon.training.Grid;

/** What networks do, as figures. */
final class NetworkFigures {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 360;
    private static final int BINS = 50;
    /** More points than that hide each other. */
    private static final int MOST_POINTS = 1000;
    /** Every so many epochs are drawn of the parameters' courses. */
    private static final int COURSE_STEP = 10;

    private NetworkFigures() {}

    /** By the names of their files, in the report's order. */
    static Map<String, Figure> of(LeptonResult.Networks networks) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("learning", learning(networks.published()));
        figures.put("parameters", parameters(networks.published()));
        figures.put("outputs", outputs(networks.outputs()));
        figures.put("difference", difference(networks.outputs()));
        figures.put("overtraining", overtraining(networks));
        figures.put("representations", representations(networks));
        grid(figures, "grid", "Test accuracy, published recipe, ", networks.grid());
        figures.put("modern_learning", modernLearning(networks));
        grid(figures, "modern_grid", "Test accuracy, modern recipe, ", networks.modernGrid());
        return figures;
    }

    private static void grid(Map<String, Figure> figures, String name, String title, ArchitectureGrid grid) {
        figures.put(
                name + "_heatmap",
                grid.figure(ArchitectureGrid::first, ArchitectureGrid::none)
                        .title(title + "seed 0")
                        .heatMap());
        figures.put(
                name + "_surface",
                grid.figure(ArchitectureGrid::first, ArchitectureGrid::none)
                        .title(title + "seed 0")
                        .surface());
        if (grid.seeds() > 1) {
            figures.put(
                    name + "_seeds",
                    grid.figure(Grid.Point::mean, Grid.Point::std)
                            .title(title + "mean of " + grid.seeds() + " seeds")
                            .heatMap());
        }
    }

    private static Figure learning(PublishedTraining training) {
        double[] epochs = epochs(training.epochCount());
        Figure loss = CurveFigure.of("Epoch", "Squared error")
                .title("Loss")
                .line("training", epochs, training.squaredError(), 0)
                .figure();
        return Figure.sheet("The published recipe", 2, WIDTH, HEIGHT, List.of(accuracy("Accuracy", training), loss));
    }

    private static Figure accuracy(String title, PublishedTraining training) {
        return CurveFigure.of("Epoch", "Accuracy")
                .title(title)
                .y(0, 1.05)
                .pale("training", epochs(training.epochCount()), training.trainingAccuracy(), 0)
                .points("test", tested(training), training.testAccuracy(), 1)
                .figure();
    }

    private static Figure overtraining(LeptonResult.Networks networks) {
        List<Figure> all = new ArrayList<>();
        all.add(accuracy(
                points(networks.published()
                        .result()
                        .model()
                        .training()
                        .orElseThrow()
                        .trainingRows()),
                networks.published()));
        networks.few().forEach(few -> all.add(accuracy(points(few.events()), few.training())));
        return Figure.sheet("The same with fewer training events", 3, WIDTH * 3 / 4, HEIGHT, all);
    }

    private static String points(long count) {
        return ShownNumbers.count(count) + " events";
    }

    private static Figure parameters(PublishedTraining training) {
        List<Figure> all = new ArrayList<>();
        int layers = 3;
        for (String name : List.of("kernel", "bias")) {
            for (int layer = 0; layer < layers; layer++) {
                all.add(course(name + " of layer " + (layer + 1), training.course(layer, name)));
            }
        }
        return Figure.sheet("Parameters in the course of the training", layers, WIDTH * 3 / 4, HEIGHT * 4 / 5, all);
    }

    private static Figure course(String title, double[][] course) {
        int[] shown = IntStream.range(0, course.length)
                .filter(epoch -> epoch % COURSE_STEP == 0 || epoch == course.length - 1)
                .toArray();
        CurveFigure figure = CurveFigure.of("Epoch", "Value").title(title);
        double[] x = Arrays.stream(shown).asDoubleStream().toArray();
        for (int i = 0; i < course[0].length; i++) {
            int place = i;
            double[] y = Arrays.stream(shown)
                    .mapToDouble(epoch -> course[epoch][place])
                    .toArray();
            figure = figure.line("", x, y, i);
        }
        return figure.figure();
    }

    private static Figure outputs(LeptonResult.Outputs outputs) {
        return scatter(
                        scatter(
                                CurveFigure.of("Output 1 (muon)", "Output 2 (electron)")
                                        .title("Output nodes of the first 1,000 test events")
                                        .y(-0.05, 1.05),
                                "muons",
                                outputs,
                                true),
                        "electrons",
                        outputs,
                        false)
                .figure();
    }

    private static CurveFigure scatter(CurveFigure figure, String name, LeptonResult.Outputs outputs, boolean muons) {
        int[] places = IntStream.range(0, Math.min(MOST_POINTS, outputs.muon().length))
                .filter(i -> outputs.muon()[i] == muons)
                .toArray();
        return figure.points(name, chosen(outputs.first(), places), chosen(outputs.second(), places), muons ? 0 : 1);
    }

    private static Figure difference(LeptonResult.Outputs outputs) {
        HistogramFigure figure = HistogramFigure.of("Output 1 − output 2", -1, 1, BINS)
                .title("Difference of the output nodes")
                .logarithmicY();
        for (boolean muons : new boolean[] {true, false}) {
            double[] values = IntStream.range(0, outputs.muon().length)
                    .filter(i -> outputs.muon()[i] == muons)
                    .mapToDouble(i -> outputs.first()[i] - outputs.second()[i])
                    .toArray();
            figure = figure.sample(muons ? "muons" : "electrons", values);
        }
        return figure.figure();
    }

    private static Figure representations(LeptonResult.Networks networks) {
        return CurveFigure.of("Epoch", "Test accuracy")
                .title("The published recipe with two representations")
                .y(0.4, 1.02)
                .line(
                        Representation.DECIMALS.title(),
                        tested(networks.published()),
                        networks.published().testAccuracy(),
                        0)
                .line(
                        Representation.KINEMATICS.title(),
                        tested(networks.kinematics()),
                        networks.kinematics().testAccuracy(),
                        1)
                .figure();
    }

    private static Figure modernLearning(LeptonResult.Networks networks) {
        double[] tested = networks.modern().history().values("val_accuracy");
        return CurveFigure.of("Epoch", "Accuracy")
                .title("The modern recipe, 5-5, seed 0")
                .pale(
                        "training",
                        epochs(tested.length),
                        networks.modern().history().values("accuracy"),
                        0)
                .line("test", epochs(tested.length), tested, 1)
                .figure();
    }

    private static double[] epochs(int count) {
        return IntStream.range(0, count).asDoubleStream().toArray();
    }

    private static double[] tested(PublishedTraining training) {
        return Arrays.stream(training.testEpochs()).asDoubleStream().toArray();
    }

    private static double[] chosen(double[] values, int[] places) {
        return IntStream.of(places).mapToDouble(place -> values[place]).toArray();
    }
}
