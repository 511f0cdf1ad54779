package org.kaon.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.engine.ArrayEvents;
import org.kaon.engine.BatchResult;
import org.kaon.engine.Engine;
import org.kaon.engine.GradientCheck;
import org.kaon.engine.Precision;
import org.kaon.keras.KerasReader;
import org.kaon.layer.Layers;
import org.kaon.layer.Parameter;
import org.kaon.layer.ParameterSpec;
import org.kaon.layer.Parameters;
import org.kaon.network.Graph;
import org.kaon.network.Network;

/** In training mode every layer computes what Keras computes: outputs, gradients and moving statistics. */
class LayerGradientTest {
    private static final int ROWS = 5;

    /** A recorded network. */
    record Recorded(String file, JsonObject data) {
        @Override
        public String toString() {
            return file + " " + data.get("name").getAsString();
        }
    }

    static Stream<Recorded> networks() {
        return Stream.of("keras2.13", "keras3.15").flatMap(LayerGradientTest::read);
    }

    /** The records have 12 digits, and Keras 2.13's sums in float64 differ from others in the last few. */
    @ParameterizedTest
    @MethodSource("networks")
    void agreesInDouble(Recorded recorded) {
        check(recorded.data(), Precision.FLOAT64, 1e-9, 1e-11);
    }

    /** By the bounds of the training references: 1e-4, floor 1e-6. */
    @ParameterizedTest
    @MethodSource("networks")
    void agreesInFloat(Recorded recorded) {
        check(recorded.data(), Precision.FLOAT32, 1e-4, 1e-6);
    }

    private static void check(JsonObject data, Precision precision, double relative, double floor) {
        Graph graph = new KerasReader(Layers.standard())
                .graph(data.get("config").toString().getBytes(StandardCharsets.UTF_8), "config");
        JsonObject start = data.getAsJsonObject("parameters");
        Network network = new Network(graph, parameters(graph, start));
        Engine engine = GradientCheck.engine(network, precision, 0, 1);
        ArrayEvents events =
                new ArrayEvents(rows(data.getAsJsonArray("inputs")), rows(data.getAsJsonArray("coefficients")));
        BatchResult result = engine.gradients(events, IntStream.range(0, ROWS).toArray(), 0, ROWS);

        double[][] outputs = rows(data.getAsJsonArray("outputs"));
        double[] expected = Stream.of(outputs).flatMapToDouble(Arrays::stream).toArray();
        close(result.predictions(), expected, relative, floor, "outputs");
        close(new double[] {result.loss()}, new double[] {data.get("loss").getAsDouble()}, relative, floor, "loss");
        compare(graph, engine.gradients(), data.getAsJsonObject("gradients"), relative, floor);
        compare(graph, engine.parameters(), data.getAsJsonObject("after"), relative, floor);
    }

    private static void compare(
            Graph graph, List<Parameters> actual, JsonObject expected, double relative, double floor) {
        int compared = 0;
        for (int member = 0; member < graph.members().size(); member++) {
            String name = nameInKeras(graph.members().get(member));
            JsonObject own = expected.has(name) ? expected.getAsJsonObject(name) : new JsonObject();
            for (String key : own.keySet()) {
                double[] values = actual.get(member).get(key).values();
                close(values, numbers(own.getAsJsonArray(key)), relative, floor, name + " " + key);
                compared++;
            }
        }
        int count = expected.entrySet().stream()
                .mapToInt(entry -> entry.getValue().getAsJsonObject().size())
                .sum();
        assertThat(compared).isEqualTo(count);
    }

    private static List<Parameters> parameters(Graph graph, JsonObject values) {
        List<Parameters> all = new ArrayList<>();
        for (Graph.Member member : graph.members()) {
            List<Parameter> own = new ArrayList<>();
            for (ParameterSpec spec : member.specs()) {
                JsonObject named = values.getAsJsonObject(nameInKeras(member));
                assertThat(named)
                        .as("%s of %s", member.config(), values.keySet())
                        .isNotNull();
                // Keras 3 keeps no count in a Normalization layer.
                double[] numbers = named.has(spec.name()) ? numbers(named.getAsJsonArray(spec.name())) : new double[1];
                own.add(Parameter.of(spec.name(), spec.shape(), numbers));
            }
            all.add(Parameters.of(own));
        }
        return all;
    }

    /** A layer inside TimeDistributed is recorded under the name of that. */
    private static String nameInKeras(Graph.Member member) {
        return member.config().name().split("/", 2)[0];
    }

    /** Event by event, the arrays one behind the other. */
    private static double[][] rows(JsonArray arrays) {
        double[][] rows = new double[ROWS][];
        for (int row = 0; row < ROWS; row++) {
            int at = row;
            rows[row] = arrays.asList().stream()
                    .map(array -> numbers(array.getAsJsonArray()))
                    .flatMapToDouble(
                            values -> Arrays.stream(values, at * values.length / ROWS, (at + 1) * values.length / ROWS))
                    .toArray();
        }
        return rows;
    }

    private static double[] numbers(JsonArray array) {
        return array.asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
    }

    private static void close(double[] actual, double[] expected, double relative, double floor, String what) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(Math.abs(actual[i] - expected[i]))
                    .as("%s %d: %s, expected %s", what, i, actual[i], expected[i])
                    .isLessThanOrEqualTo(Math.max(floor, relative * Math.abs(expected[i])));
        }
    }

    private static Stream<Recorded> read(String name) {
        Path file = Path.of("testdata/training/layers", name + ".json.gz");
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader
                    .lines()
                    .map(line -> new Recorded(name, JsonParser.parseString(line).getAsJsonObject()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
