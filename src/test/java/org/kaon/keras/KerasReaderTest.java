package org.kaon.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;
import org.kaon.activation.Elementwise;
import org.kaon.kernel.Affine;
import org.kaon.kernel.Op;
import org.kaon.layer.Layer;
import org.kaon.layer.LayerConfig;
import org.kaon.layer.LayerType;
import org.kaon.layer.Layers;
import org.kaon.layer.ParameterSpec;
import org.kaon.layer.Parameters;
import org.kaon.layer.Shape;
import org.kaon.network.ForwardPass;
import org.kaon.network.Graph;

/** What a user meets beside the recorded cases, which {@code verify} holds against Keras's answers. */
class KerasReaderTest {
    private static final Path CASES = Path.of("testdata/keras");
    private static final double TOLERANCE = 1e-5; // the cases' own, on rows whose noise lies far below

    private final KerasReader reader = new KerasReader(Layers.standard());

    /** The layer that the unsupported cases define in Python: {@code y = x · g}, one g per feature. */
    private record MyScale(LayerConfig config) implements Layer {
        @Override
        public Shape outputShape(List<Shape> inputs) {
            return inputs.get(0);
        }

        @Override
        public List<ParameterSpec> parameters(List<Shape> inputs) {
            return List.of(ParameterSpec.trainable("g", inputs.get(0).last()));
        }

        @Override
        public Op op(List<Shape> inputs, Parameters parameters) {
            float[] g = parameters.get("g").floats();
            return new Affine(1, 1, new float[g.length], g, new float[g.length]);
        }
    }

    private record Square() implements Elementwise {
        @Override
        public String name() {
            return "my_act";
        }

        @Override
        public double value(double x) {
            return x * x;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"keras2.2.4_tf1.15", "keras2.13_tf2.13", "keras3.3_tf2.16", "keras3.15_tf2.21"})
    void layerOfTheUsersOwnIsFoundInTheTableHandedIn(String writer) throws IOException {
        Path folder = CASES.resolve(writer).resolve("unsupported_custom_layer");
        assertThatThrownBy(() -> reader.read(folder.resolve("model.h5")))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("MyScale");
        Layers layers = Layers.standard().plus(new LayerType("MyScale", (config, table) -> new MyScale(config)));
        agrees(folder, new KerasReader(layers).read(folder.resolve("model.h5")));
    }

    @Test
    void activationOfTheUsersOwnIsFoundInTheTableHandedIn() throws IOException {
        Path folder = CASES.resolve("keras2.13_tf2.13/unsupported_custom_activation");
        assertThatThrownBy(() -> reader.read(folder.resolve("model.keras")))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("my_act");
        Layers layers = Layers.standard().plus(new Square());
        agrees(folder, new KerasReader(layers).read(folder.resolve("model.keras")));
    }

    private static void agrees(Path folder, KerasModel model) throws IOException {
        try (Hdf5File expected = Hdf5File.open(Files.readAllBytes(folder.resolve("expected.h5")), "expected.h5")) {
            Hdf5Array x = expected.array("/input_0");
            double[] y = expected.array("/output_0").values();
            int rows = 32; // ordinary rows; behind them come scaled and extreme ones
            FMatrixRMaj input = new FMatrixRMaj(rows, x.shape()[1]);
            for (int i = 0; i < input.data.length; i++) {
                input.data[i] = (float) x.values()[i];
            }
            FMatrixRMaj output = ForwardPass.of(model.network()).apply(input);
            for (int i = 0; i < output.getNumElements(); i++) {
                assertThat((double) output.data[i]).isCloseTo(y[i], within(TOLERANCE * (1 + Math.abs(y[i]))));
            }
        }
    }

    @Test
    void namesEveryLayerThatIsNotSupportedInOneError() throws IOException {
        assertThatThrownBy(() -> changed("\"class_name\": \"Dense\"", "\"class_name\": \"Conv1D\""))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("'two_in_two_out/dense' (Conv1D)")
                .hasMessageContaining("'dense_3' (Conv1D)")
                .hasMessageContaining("supported: Activation,");
    }

    /** One entry of a good configuration changed: the error names the place. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"units\": 1, | \"units\": 2,     | Layer 'dense_3' (Dense): kernel has shape (3, 1), expected (3, 2)",
                "\"units\": 1, | \"units\": -1,    | Layer 'dense_3' (Dense): units is -1, expected at least 1",
                "\"units\": 1, | \"units\": \"x\", | Layer 'dense_3' (Dense): units is x, expected a",
                "\"units\": 1, | \"unit\": 1,      | Layer 'dense_3' (Dense): setting 'units' is missing",
                "[\"input_3\", 0, 0]  | [\"inputs\", 0, 0]   | has no layer 'inputs'",
                "[\"dense_3\", 0, 0]  | [\"dense_3\", 0, 1]  | has no output 1 of call 0 of layer 'dense_3'",
                "[\"dense_3\", 0, 0]  | [\"dense_3\", 7, 0]  | call 7 of layer 'dense_3'",
                "[[\"input_3\", 0, 0], | [[\"dense_3\", 0, 0], | an input that the model doesn't list",
                "[null, 2], \"dtype\": \"float32\", \"sparse\": false, \"ragged\": false, \"name\": \"input_2\""
                        + " | [null, 5], \"dtype\": \"float32\", \"sparse\": false, \"ragged\": false, \"name\": \"input_2\""
                        + " | called with a tensor (2) for its input 'input_2', expected (5)",
            })
    void namesThePlaceOfAContradiction(String part, String replacement, String message) {
        assertThatThrownBy(() -> changed(part, replacement))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(message);
    }

    @Test
    void weightsAloneAreRefusedWithTheWayOut() {
        assertThatThrownBy(() -> reader.read(CASES.resolve("keras2.13_tf2.13/nested_siamese/model.weights.h5")))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("architecture");
    }

    private KerasModel changed(String part, String replacement) throws IOException {
        Path file = CASES.resolve("keras2.15_tf2.15/nested_multi_io/model.h5");
        byte[] content = Files.readAllBytes(file);
        try (Hdf5File hdf5 = Hdf5File.open(content, "model.h5")) {
            String config = hdf5.text("/", "model_config").orElseThrow();
            assertThat(config).contains(part);
            byte[] json = config.replace(part, replacement).getBytes(StandardCharsets.UTF_8);
            return reader.read(json, "architecture.json", content, "model.h5");
        }
    }

    /** What Keras regularizes comes out of the activation, here a layer of its own. */
    @Test
    void activityRegularizerStandsBehindAnActivationThatIsALayer() {
        String json = """
                {"class_name": "Sequential", "keras_version": "2.13.1", "config": {"name": "s", "layers": [
                  {"class_name": "InputLayer", "config": {"name": "i", "batch_input_shape": [null, 2]}},
                  {"class_name": "Dense", "config": {"name": "d", "trainable": true, "units": 1,
                    "activation": {"class_name": "LeakyReLU", "config": {"name": "l", "alpha": 0.2}},
                    "activity_regularizer": {"class_name": "L1", "config": {"l1": 0.5}}}}]}}
                """;
        Graph graph = reader.graph(json.getBytes(StandardCharsets.UTF_8), "model_config");
        assertThat(graph.members())
                .extracting(member -> member.config().className())
                .containsExactly("Dense", "LeakyReLU");
        assertThat(graph.members())
                .extracting(member -> member.config().has("activity_regularizer"))
                .containsExactly(false, true);
    }
}
