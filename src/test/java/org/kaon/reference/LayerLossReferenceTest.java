package org.kaon.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.engine.ArrayEvents;
import org.kaon.engine.BatchResult;
import org.kaon.engine.Engine;
import org.kaon.engine.Engines;
import org.kaon.engine.Events;
import org.kaon.engine.GradientCheck;
import org.kaon.engine.Precision;
import org.kaon.engine.Team;
import org.kaon.layer.ParameterSpec;
import org.kaon.loss.MeanSquaredError;
import org.kaon.network.Graph;
import org.kaon.network.Network;
import org.kaon.optimizer.Sgd;

/** Recorded networks with activations and layers other than the plain ones. */
class LayerLossReferenceTest {
    static Stream<Path> squaredErrors() {
        return TrainingFile.all("loss__")
                .filter(path -> path.toString().matches(".*__(prelu|elu|gelu|selu|swish)_[0-9_]*__mse.h5"));
    }

    static Stream<Path> normalised() {
        return TrainingFile.all("loss__bn");
    }

    /** By the bounds of the training references; Keras's gelu holds √2 in float32, which is 2.6e-8 of its values. */
    @ParameterizedTest
    @MethodSource("squaredErrors")
    void gradientsAgreeInDouble(Path path) {
        check(path, Precision.FLOAT64, "float64", 1e-6, 1e-8);
    }

    @ParameterizedTest
    @MethodSource("squaredErrors")
    void gradientsAgreeInFloat(Path path) {
        check(path, Precision.FLOAT32, "float32", 1e-4, 1e-6);
    }

    /** What comes out of batch normalisation in training mode; the gradients of their loss are compared where that is tested. */
    @ParameterizedTest
    @MethodSource("normalised")
    void outputsOfTrainingModeAgree(Path path) {
        try (TrainingFile file = TrainingFile.open(path)) {
            Engine engine = GradientCheck.engine(file.network("initial"), Precision.FLOAT64, 0, 1);
            int[] order = IntStream.range(0, file.eventCount()).toArray();
            double[] predictions =
                    engine.gradients(wide(file), order, 0, order.length).predictions();
            close(predictions, file.numbers("float64/graph/plain/prediction_training"), 1e-6, 1e-9, "predictions");
        }
    }

    /** Targets of the outputs' width: their values don't matter here. */
    private static Events wide(TrainingFile file) {
        double[] x = file.numbers("x");
        int count = file.eventCount();
        double[][] rows = new double[count][x.length / count];
        for (int i = 0; i < x.length; i++) {
            rows[i / rows[0].length][i % rows[0].length] = x[i];
        }
        int outputs = file.numbers("float64/prediction_inference").length / count;
        return new ArrayEvents(rows, new double[count][outputs]);
    }

    private static void check(Path path, Precision precision, String group, double relative, double floor) {
        try (TrainingFile file = TrainingFile.open(path);
                Team team = Team.of(1)) {
            for (String kind : List.of("plain", "weighted")) {
                Network network = file.network("initial");
                Engine engine = Engines.of(
                        network,
                        List.of(new Engines.WeightedLoss(new MeanSquaredError(), 1)),
                        Sgd.of(),
                        precision,
                        0,
                        team);
                int[] order = IntStream.range(0, file.eventCount()).toArray();
                BatchResult result = engine.gradients(file.events(kind.equals("weighted")), order, 0, order.length);
                String place = group + "/graph/" + kind;
                close(new double[] {result.loss()}, file.numbers(place + "/loss"), relative, floor, "loss");
                List<double[]> gradients = trained(engine, network.graph());
                for (int i = 0; i < gradients.size(); i++) {
                    close(gradients.get(i), file.numbers(place + "/grad_" + i), relative, floor, "gradient " + i);
                }
            }
        }
    }

    private static List<double[]> trained(Engine engine, Graph graph) {
        List<double[]> all = new ArrayList<>();
        for (int member = 0; member < graph.members().size(); member++) {
            for (ParameterSpec spec : graph.members().get(member).specs()) {
                if (spec.trainable()) {
                    all.add(engine.gradients().get(member).get(spec.name()).values());
                }
            }
        }
        return all;
    }

    private static void close(double[] actual, double[] expected, double relative, double floor, String what) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(Math.abs(actual[i] - expected[i]))
                    .as("%s %d: %s, expected %s", what, i, actual[i], expected[i])
                    .isLessThanOrEqualTo(Math.max(floor, relative * Math.abs(expected[i])));
        }
    }
}
