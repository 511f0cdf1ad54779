package org.kaon.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.engine.BatchResult;
import org.kaon.engine.Engine;
import org.kaon.engine.Engines;
import org.kaon.engine.Precision;
import org.kaon.engine.Team;
import org.kaon.layer.Parameter;
import org.kaon.layer.ParameterSpec;
import org.kaon.loss.BinaryCrossentropy;
import org.kaon.loss.Loss;
import org.kaon.loss.MeanSquaredError;
import org.kaon.network.Graph;
import org.kaon.network.Network;
import org.kaon.optimizer.Sgd;

class LossReferenceTest {
    static Stream<Path> files() {
        return TrainingFile.all("loss__")
                .filter(f -> f.toString().matches(".*(__mse|__binary_crossentropy|_logits).h5")
                        && !f.toString().matches(".*(categ|elu_|gelu|swish|selu).*"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void agreesWithFloat64(Path path) {
        check(path, Precision.FLOAT64, "float64", 1e-6, 1e-9);
    }

    @ParameterizedTest
    @MethodSource("files")
    void agreesWithFloat32(Path path) {
        check(path, Precision.FLOAT32, "float32", 1e-4, 1e-6);
    }

    private static void check(Path path, Precision precision, String group, double relative, double floor) {
        try (TrainingFile file = TrainingFile.open(path);
                Team team = Team.of(1)) {
            for (String kind : List.of("plain", "weighted")) {
                Network network = file.network("initial");
                Loss loss = file.attribute("", "loss").equals("BinaryCrossentropy")
                        ? new BinaryCrossentropy(path.toString().contains("logits"), 0)
                        : new MeanSquaredError();
                Engine engine =
                        Engines.of(network, List.of(new Engines.WeightedLoss(loss, 1)), Sgd.of(), precision, 0, team);
                int[] order = IntStream.range(0, file.eventCount()).toArray();
                BatchResult result = engine.gradients(file.events(kind.equals("weighted")), order, 0, order.length);
                String place = group + "/graph/" + kind;
                close(new double[] {result.loss()}, file.numbers(place + "/loss"), relative, floor, "loss");
                List<Parameter> gradients = trained(engine, network.graph());
                for (int i = 0; i < gradients.size(); i++) {
                    close(
                            gradients.get(i).values(),
                            file.numbers(place + "/grad_" + i),
                            relative,
                            floor,
                            "gradient " + i);
                }
                close(
                        result.predictions(),
                        file.numbers(place + "/prediction_training"),
                        relative,
                        floor,
                        "prediction");
            }
        }
    }

    private static List<Parameter> trained(Engine engine, Graph graph) {
        List<Parameter> all = new ArrayList<>();
        for (int member = 0; member < graph.members().size(); member++) {
            for (ParameterSpec spec : graph.members().get(member).specs()) {
                if (spec.trainable()) {
                    all.add(engine.gradients().get(member).get(spec.name()));
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
