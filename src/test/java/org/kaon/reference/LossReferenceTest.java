package org.kaon.reference;

import com.google.gson.Gson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.activation.fast.Functions;
import org.kaon.engine.BatchResult;
import org.kaon.engine.Engine;
import org.kaon.engine.Engines;
import org.kaon.engine.Engines.WeightedLoss;
import org.kaon.engine.Precision;
import org.kaon.engine.Team;
import org.kaon.layer.Parameter;
import org.kaon.layer.ParameterSpec;
import org.kaon.loss.Losses;
import org.kaon.network.Graph;
import org.kaon.network.Network;
import org.kaon.optimizer.Sgd;

/** Losses, gradients and predictions as Keras recorded them. */
class LossReferenceTest {
    /** Keras holds the √2 of gelu in float32, off by 2.6e-8, in one version to one side and in the other to the other. */
    private static final Closeness GELU = new Closeness(1e-6, 1e-8);

    static Stream<Path> files() {
        return TrainingFile.all("loss__");
    }

    @ParameterizedTest
    @MethodSource("files")
    void agreesInFloat64(Path path) {
        try (TrainingFile file = TrainingFile.open(path)) {
            check(file, Precision.FLOAT64, "float64", hasGelu(file) ? GELU : Closeness.FLOAT64);
        }
    }

    private static boolean hasGelu(TrainingFile file) {
        return file.attribute("", "model_config").contains("\"gelu\"");
    }

    @ParameterizedTest
    @MethodSource("files")
    void agreesInFloat32(Path path) {
        try (TrainingFile file = TrainingFile.open(path)) {
            // Our own files have no float32 of Keras: then its float64 is the truth, within the same limits.
            check(file, Precision.FLOAT32, file.has("float32") ? "float32" : "float64", Closeness.FLOAT32);
        }
    }

    @Test
    void severalOutputsWithWeights() {
        try (TrainingFile file = TrainingFile.open(Path.of("testdata/training/extra/outputs.h5"))) {
            Gson json = new Gson();
            String[] names = json.fromJson(file.attribute("", "losses"), String[].class);
            double[] weights = json.fromJson(file.attribute("", "loss_weights"), double[].class);
            List<WeightedLoss> losses = new ArrayList<>();
            for (int i = 0; i < names.length; i++) {
                losses.add(new WeightedLoss(Losses.standard().read(names[i]), weights[i]));
            }
            for (String kind : List.of("plain", "weighted")) {
                check(file, losses, Precision.FLOAT64, "float64/graph/" + kind, Closeness.FLOAT64, "y_0", "y_1", "y_2");
            }
        }
    }

    private static void check(TrainingFile file, Precision precision, String group, Closeness closeness) {
        for (String mode : List.of("graph", "eager")) {
            for (String kind : List.of("plain", "weighted")) {
                String place = group + "/" + mode + "/" + kind;
                if (file.has(place)) {
                    check(file, List.of(new WeightedLoss(file.loss(), 1)), precision, place, closeness, "y");
                }
            }
        }
    }

    private static void check(
            TrainingFile file,
            List<WeightedLoss> losses,
            Precision precision,
            String place,
            Closeness closeness,
            String... targets) {
        Network network = file.network("initial");
        try (Team team = Team.of(1)) {
            Engine engine = Engines.of(network, losses, Sgd.of(), precision, Functions.FAST, 0, team);
            int[] order = file.order();
            BatchResult result =
                    engine.gradients(file.events(place.endsWith("weighted"), targets), order, 0, order.length);
            closeness.check(new double[] {result.loss()}, file.numbers(place + "/loss"), "loss");
            List<Parameter> gradients = trained(engine, network.graph());
            for (int i = 0; i < gradients.size(); i++) {
                closeness.check(gradients.get(i).values(), file.numbers(place + "/grad_" + i), "gradient " + i);
            }
            closeness.check(result.predictions(), file.numbers(place + "/prediction_training"), "prediction");
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
}
