package org.kaon.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.KaonException;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;
import org.kaon.initializer.Constant;
import org.kaon.initializer.Initializers;
import org.kaon.keras.KerasReader;
import org.kaon.layer.KerasVersion;
import org.kaon.layer.LayerConfig;
import org.kaon.layer.Layers;
import org.kaon.layer.Parameter;
import org.kaon.layer.Shape;
import org.kaon.random.NumpyLegacy;
import org.kaon.random.Streams;

class InitialisationTest {
    private static final Shape SEQUENCE = Shape.of(4, 3);

    static Stream<Path> models() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("testdata/keras"))) {
            return files
                    .filter(path -> path.endsWith("model.h5")
                            && !path.getParent().getFileName().toString().startsWith("unsupported"))
                    .toList()
                    .stream();
        }
    }

    /** Every spelling that five releases of Keras wrote into these files is read; what is drawn is finite, and not all the same. */
    @ParameterizedTest
    @MethodSource("models")
    void everyModelOfKerasIsDrawnAnew(Path path) throws IOException {
        Graph graph = new KerasReader(Layers.standard()).read(path).network().graph();
        Network drawn = Initialisation.of(graph, 3);
        for (int i = 0; i < graph.members().size(); i++) {
            boolean ones =
                    graph.members().get(i).config().attributes().toString().contains("class_name=Ones");
            for (Parameter parameter : drawn.parameters().get(i).all()) {
                assertThat(Arrays.stream(parameter.values()).allMatch(Double::isFinite))
                        .isTrue();
                if (parameter.name().equals("kernel") && parameter.shape().size() > 1 && !ones) {
                    assertThat(Arrays.stream(parameter.values()).distinct().count())
                            .isGreaterThan(1);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Dense, bias, 0",
        "EinsumDense, bias, 0",
        "BatchNormalization, gamma, 1",
        "BatchNormalization, beta, 0",
        "BatchNormalization, moving_mean, 0",
        "BatchNormalization, moving_variance, 1",
        "LayerNormalization, gamma, 1",
        "LayerNormalization, beta, 0",
        "PReLU, alpha, 0",
        "Normalization, mean, 0",
        "Normalization, variance, 1",
        "Normalization, count, 0"
    })
    void defaultsAreKeras(String className, String parameter, double value) {
        assertThat(drawn(className, Map.of(), parameter)).isNotEmpty().containsOnly(value);
    }

    @ParameterizedTest
    @CsvSource({"Dense, 3, 5", "EinsumDense, 3, 5"})
    void kernelsAreGlorotUniformWhereNothingElseIsAsked(String className, int in, int out) {
        double limit = Math.sqrt(6.0 / (in + out));
        double[] kernel = drawn(className, Map.of(), "kernel");
        assertThat(kernel).hasSize(in * out);
        assertThat(Arrays.stream(kernel).map(Math::abs).max().orElseThrow()).isBetween(limit / 2, limit);
    }

    @ParameterizedTest
    @CsvSource({
        "Dense, kernel",
        "Dense, bias",
        "BatchNormalization, gamma",
        "BatchNormalization, beta",
        "BatchNormalization, moving_mean",
        "BatchNormalization, moving_variance",
        "LayerNormalization, gamma",
        "PReLU, alpha"
    })
    void settingTakesThePlaceOfTheDefault(String className, String parameter) {
        Map<String, Object> constant = Map.of("class_name", "Constant", "config", Map.of("value", 0.75));
        assertThat(drawn(className, Map.of(parameter + "_initializer", constant), parameter))
                .containsOnly(0.75);
    }

    @Test
    void layerInsideTimeDistributedSaysHowItBegins() {
        Map<String, Object> inner =
                Map.of("class_name", "Dense", "config", Map.of("name", "d", "units", 2L, "kernel_initializer", "ones"));
        assertThat(drawn("TimeDistributed", Map.of("layer", inner), "kernel")).containsOnly(1);
    }

    @Test
    void sameSeedGivesTheSameNumbersAndAnotherOthers() {
        Graph graph = dense(2);
        assertThat(values(Initialisation.of(graph, 5), 1)).isEqualTo(values(Initialisation.of(graph, 5), 1));
        assertThat(values(Initialisation.of(graph, 5), 1)).isNotEqualTo(values(Initialisation.of(graph, 6), 1));
        assertThat(values(Initialisation.of(graph, 5), 0)).isNotEqualTo(values(Initialisation.of(graph, 5), 1));
    }

    @Test
    void oneLayerMoreLeavesTheOthersNumbersAlone() {
        assertThat(values(Initialisation.of(dense(3), 5), 1)).isEqualTo(values(Initialisation.of(dense(2), 5), 1));
    }

    /** As in Keras: the seed alone makes the numbers, so that two layers with one seed begin alike. */
    @ParameterizedTest
    @CsvSource({"false", "true"})
    void initializersOwnSeedIsItsStream(boolean generator) {
        Object seed = generator ? Map.of("class_name", "SeedGenerator", "config", Map.of("seed", 7L)) : (Object) 7L;
        Map<String, Object> seeded = Map.of("class_name", "HeNormal", "config", Map.of("seed", seed));
        Graph graph = dense(2, Map.of("kernel_initializer", seeded));
        Network network = Initialisation.of(graph, 1);
        assertThat(values(network, 0)).isEqualTo(values(network, 1));
        assertThat(values(Initialisation.of(graph, 2), 0)).isEqualTo(values(network, 0));
    }

    /**
     * The published lepton study: {@code 2 randn - 1} for all layers but the last, {@code 2 rand - 1} there, all from numpy's one stream. The
     * expected numbers are those of {@code numpy.random.seed(0)}.
     */
    @Test
    void leptonStudyDrawsAllFromNumpysOneStream() {
        Map<String, Object> normal =
                Map.of("class_name", "RandomNormal", "config", Map.of("mean", -1.0, "stddev", 2.0));
        Map<String, Object> uniform =
                Map.of("class_name", "RandomUniform", "config", Map.of("minval", -1.0, "maxval", 1.0));
        Graph.Builder builder = new Graph.Builder();
        int tensor = builder.input("x", Shape.of(2));
        tensor = call(builder, "Dense", "h1", Map.of("units", 1L, "kernel_initializer", normal), tensor);
        tensor = call(builder, "Dense", "h2", Map.of("units", 1L, "kernel_initializer", normal), tensor);
        builder.output("y", call(builder, "Dense", "out", Map.of("units", 2L, "kernel_initializer", uniform), tensor));
        Network network =
                Initialisation.of(builder.build(), Streams.shared(new NumpyLegacy(0)), Initializers.standard());
        double[] randn = {1.764052345967664, 0.4001572083672233, 0.9787379841057392};
        double[] rand = {0.4236547993389047, 0.6458941130666561};
        assertThat(values(network, 0)).containsExactly(2 * randn[0] - 1, 2 * randn[1] - 1);
        assertThat(values(network, 1)).containsExactly(2 * randn[2] - 1);
        assertThat(values(network, 2)).containsExactly(2 * rand[0] - 1, 2 * rand[1] - 1);
    }

    @Test
    void initializerOfTheUsersOwnIsFoundInTheTableHandedIn() {
        Graph graph = dense(1, Map.of("kernel_initializer", "third"));
        assertThatThrownBy(() -> Initialisation.of(graph, 0))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("'layer_0/kernel_initializer' (third)")
                .hasMessageContaining("GlorotUniform");
        Network network = Initialisation.of(
                graph,
                Streams.seeded(0),
                Initializers.standard().plus(settings -> new Constant("third", 1 / 3.0), "third"));
        assertThat(values(network, 0)).containsOnly(1 / 3.0);
    }

    @Test
    void functionOfTheUsersOwnIsRefusedByName() {
        Map<String, Object> function = Map.of("class_name", "function", "config", "my_init");
        assertThatThrownBy(() -> Initialisation.of(dense(1, Map.of("kernel_initializer", function)), 0))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("function my_init");
    }

    @Test
    void initializerThatCannotFillAParameterNamesIt() {
        assertThatThrownBy(() -> Initialisation.of(dense(1, Map.of("bias_initializer", "orthogonal")), 0))
                .isInstanceOf(KaonException.class)
                .hasMessageContaining("layer_0/bias_initializer")
                .hasMessageContaining("2 axes");
    }

    @Test
    void shapeThatIsNotKnownIsRefused() {
        Graph.Builder builder = new Graph.Builder();
        int tensor = builder.input("x", Shape.of(Shape.UNKNOWN, 3));
        builder.output("y", call(builder, "PReLU", "p", Map.of(), tensor));
        assertThatThrownBy(() -> Initialisation.of(builder.build(), 0))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("Layer 'p' (PReLU): alpha has shape");
    }

    private static double[] drawn(String className, Map<String, Object> settings, String parameter) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("units", 5L);
        all.put("equation", "abc,cd->abd");
        all.put("output_shape", List.of(4L, 5L));
        all.put("bias_axes", "d");
        Graph.Builder builder = new Graph.Builder();
        builder.output("y", call(builder, className, "layer", all, builder.input("x", SEQUENCE)));
        return Initialisation.of(builder.build(), 11)
                .parameters()
                .get(0)
                .get(parameter)
                .values();
    }

    private static Graph dense(int count) {
        return dense(count, Map.of());
    }

    private static Graph dense(int count, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("units", 3L);
        Graph.Builder builder = new Graph.Builder();
        int tensor = builder.input("x", Shape.of(3));
        for (int i = 0; i < count; i++) {
            tensor = call(builder, "Dense", "layer_" + i, all, tensor);
        }
        builder.output("y", tensor);
        return builder.build();
    }

    private static int call(Graph.Builder builder, String className, String name, Map<String, Object> all, int tensor) {
        LayerConfig config = new LayerConfig(className, name, KerasVersion.CURRENT, all);
        return builder.call(builder.member(config, Layers.standard().of(config)), List.of(tensor));
    }

    private static double[] values(Network network, int member) {
        Parameter kernel = network.parameters().get(member).get("kernel");
        return kernel.values();
    }
}
