package org.kaon.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.data.Examples;
import org.kaon.layer.Parameter;
import org.kaon.layer.Parameters;
import org.kaon.layer.Shape;
import org.kaon.loss.MeanSquaredError;
import org.kaon.network.Graph;
import org.kaon.network.Network;
import org.kaon.network.Sequential;
import org.kaon.optimizer.OptimizerSettings;
import org.kaon.optimizer.Sgd;

/** Keras's own callbacks over given series of values: when they stop, what they restore, how they lower the learning rate. */
class CallbackReferenceTest {
    private static final Path FOLDER = Path.of("testdata/training");

    static Stream<Named<JsonObject>> keras3() throws IOException {
        return runs("keras3.15_tf2.21").stream().map(CallbackReferenceTest::named);
    }

    /** The runs of Keras 2.13 that Keras 3.15 repeats to the last value; the others differ by the rules that interpretation.md names. */
    static Stream<Named<JsonObject>> keras2AsKeras3() throws IOException {
        List<JsonObject> old = runs("keras2.13_tf2.13");
        List<JsonObject> current = runs("keras3.15_tf2.21");
        return Stream.iterate(0, i -> i < old.size(), i -> i + 1)
                .filter(i -> Objects.equals(outcome(old.get(i)), outcome(current.get(i))))
                .map(i -> named(old.get(i)));
    }

    private static String outcome(JsonObject run) {
        return run.get("trace").getAsJsonArray().size() + " " + run.get("final_weight") + " "
                + StreamSupport.stream(run.getAsJsonArray("trace").spliterator(), false)
                        .map(epoch -> epoch.getAsJsonObject().get("lr_after"))
                        .toList();
    }

    private static Named<JsonObject> named(JsonObject run) {
        return Named.of(run.get("callback").getAsString() + " " + run.get("kwargs") + " " + run.get("series"), run);
    }

    private static List<JsonObject> runs(String version) throws IOException {
        JsonArray all = JsonParser.parseString(
                        Files.readString(FOLDER.resolve(version).resolve("callbacks.json")))
                .getAsJsonArray();
        return StreamSupport.stream(all.spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("keras3")
    void actsAsKeras3(JsonObject run) throws IOException {
        check(run);
    }

    @ParameterizedTest
    @MethodSource("keras2AsKeras3")
    void actsAsKeras2WhereBothAgree(JsonObject run) throws IOException {
        check(run);
    }

    private static void check(JsonObject run) throws IOException {
        JsonArray values = run.getAsJsonArray("values");
        List<Double> rates = new ArrayList<>();
        Callback script = Callback.atEpochEnd(epoch -> {
            epoch.add("val_loss", values.get(epoch.number()).getAsDouble());
            // The recorded runs set the only weight to the number of the epoch.
            epoch.parameters(weight(epoch.number()));
        });
        Callback rate = Callback.atEpochEnd(epoch -> rates.add(epoch.learningRate()));
        TrainingResult result = Trainer.of(MeanSquaredError.of())
                .optimizer(new Sgd(OptimizerSettings.of(1), 0, false))
                .epochs(values.size())
                .callbacks(script, callback(run), rate)
                .fit(network(), Examples.of(new float[][] {{1}, {2}}, new float[][] {{0}, {1}}));
        JsonArray trace = run.getAsJsonArray("trace");
        assertThat(result.history().epochCount()).as("epochs").isEqualTo(trace.size());
        double weight =
                result.model().network().parameters().get(0).get("kernel").values()[0];
        assertThat(weight).as("final weight").isEqualTo(run.get("final_weight").getAsDouble());
        for (int i = 0; i < trace.size(); i++) {
            // Keras keeps the rate as float32.
            assertThat((float) (double) rates.get(i))
                    .as("rate after epoch %d", i)
                    .isEqualTo(trace.get(i).getAsJsonObject().get("lr_after").getAsFloat());
        }
    }

    private static Callback callback(JsonObject run) {
        JsonObject settings = run.getAsJsonObject("kwargs");
        return run.get("callback").getAsString().equals("EarlyStopping") ? early(settings) : plateau(settings);
    }

    private static Callback early(JsonObject settings) {
        EarlyStopping early = EarlyStopping.of();
        for (String key : settings.keySet()) {
            JsonElement value = settings.get(key);
            early = switch (key) {
                case "patience" -> early.patience(value.getAsInt());
                case "min_delta" -> early.minDelta(value.getAsDouble());
                case "baseline" -> early.baseline(value.getAsDouble());
                case "restore_best_weights" -> early.restoreBest();
                case "start_from_epoch" -> early.startFromEpoch(value.getAsInt());
                case "mode" -> early.higherIsBetter();
                default -> throw new AssertionError(key);
            };
        }
        return early;
    }

    private static Callback plateau(JsonObject settings) {
        ReduceLrOnPlateau plateau = ReduceLrOnPlateau.of();
        for (String key : settings.keySet()) {
            JsonElement value = settings.get(key);
            plateau = switch (key) {
                case "patience" -> plateau.patience(value.getAsInt());
                case "factor" -> plateau.factor(value.getAsDouble());
                case "min_delta" -> plateau.minDelta(value.getAsDouble());
                case "cooldown" -> plateau.cooldown(value.getAsInt());
                case "min_lr" -> plateau.minLearningRate(value.getAsDouble());
                default -> throw new AssertionError(key);
            };
        }
        return plateau;
    }

    private static Network network() {
        Graph graph = Sequential.of(Shape.of(1))
                .layer("Dense", java.util.Map.of("units", 1, "use_bias", false))
                .graph();
        return new Network(graph, weight(0));
    }

    private static List<Parameters> weight(double value) {
        return List.of(Parameters.of(List.of(Parameter.of("kernel", Shape.of(1, 1), new double[] {value}))));
    }
}
