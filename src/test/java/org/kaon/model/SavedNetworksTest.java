package org.kaon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.UnsupportedModelException;
import org.kaon.layer.Parameter;
import org.kaon.layer.ParameterSpec;
import org.kaon.layer.Parameters;
import org.kaon.layer.Shape;
import org.kaon.network.CompactNotation;
import org.kaon.network.ForwardPass;
import org.kaon.network.Functional;
import org.kaon.network.Graph;
import org.kaon.network.Network;
import org.kaon.network.Sequential;
import org.kaon.preprocess.Feature;
import org.kaon.preprocess.FeatureSchema;

/** Networks built in Java, saved and loaded; for {@code -Dkaon.saved} see {@link SavedCasesTest}. */
class SavedNetworksTest {
    @TempDir
    private Path folder;

    /** Kernels of Glorot's size; anything called variance is positive. */
    static Network random(Graph graph, long seed) {
        Random random = new Random(seed);
        List<Parameters> parameters = new ArrayList<>();
        for (Graph.Member member : graph.members()) {
            List<Parameter> made = new ArrayList<>();
            for (ParameterSpec spec : member.specs()) {
                int size = (int) spec.shape().size();
                double[] values = random.doubles(size, -1, 1).toArray();
                double width = Math.sqrt(
                        3.0 / Math.max(1, spec.shape().rank() > 1 ? spec.shape().axis(0) : 3));
                for (int i = 0; i < size; i++) {
                    values[i] = spec.name().contains("variance") ? 1 + values[i] / 2 : width * values[i];
                }
                made.add(Parameter.of(spec.name(), spec.shape(), values));
            }
            parameters.add(Parameters.of(made));
        }
        return new Network(graph, parameters);
    }

    /** Features whose mean is {@code ratio} times their standard deviation. */
    static FeatureSchema schema(int count, double ratio) {
        return new FeatureSchema(IntStream.range(0, count)
                .mapToObj(i -> {
                    double std = 0.5 + i % 5;
                    double mean = (i % 2 == 0 ? 1 : -1) * ratio * std;
                    return new Feature("x" + i, mean, std, mean - 3 * std, mean + 4 * std);
                })
                .toList());
    }

    private static Graph functional() {
        Functional net = Functional.of();
        Functional.Tensor jets = net.input("jets", Shape.of(6, 4));
        Functional.Tensor event = net.input("event", Shape.of(3));
        Functional.Node phi = net.layer("Dense", Map.of("units", 4, "activation", "gelu", "name", "phi"));
        Functional.Tensor once = phi.on(jets);
        Functional.Tensor twice = phi.on(once);
        Functional.Tensor pooled =
                net.layer("GlobalAveragePooling1D").on(net.layer("Add").on(once, twice));
        Functional.Tensor branch = net.dense(event, 4, "tanh");
        Functional.Tensor other = net.dense(event, 4, "elu");
        Functional.Tensor joined = net.layer("Concatenate").on(pooled, branch, other);
        return net.graph(net.dense(joined, 1, "sigmoid"), net.dense(joined, 3, "softmax"));
    }

    static Map<String, Model> models() {
        Map<String, Model> models = new LinkedHashMap<>();
        Network plain = random(
                CompactNotation.read("16 relu, 8 tanh batchnorm dropout 0.1, 1 sigmoid", Shape.of(6))
                        .graph(),
                1);
        Network noBias = random(
                Sequential.of(Shape.of(6))
                        .dense(8, "relu")
                        .with("use_bias", false)
                        .dense(2, "softmax")
                        .graph(),
                2);
        Network sequence = random(
                Sequential.of(Shape.of(5, 4))
                        .layer("TimeDistributed", Map.of("layer", dense("hard_sigmoid")))
                        .activation("hard_sigmoid")
                        .layer("Flatten", Map.of())
                        .dense(2)
                        .graph(),
                3);
        models.put("compact", Model.of(plain));
        models.put("folded", Model.of(plain).withFeatures(schema(6, 1)));
        models.put("folded_gets_bias", Model.of(noBias).withFeatures(schema(6, 1.5)));
        models.put("normalised_in_front", Model.of(plain).withFeatures(schema(6, 1000)));
        models.put("sequence", Model.of(sequence));
        models.put("normalised_sequence", Model.of(sequence).withFeatures(schema(20, 1)));
        models.put("functional", Model.of(random(functional(), 4)));
        models.put("functional_folded", Model.of(random(functional(), 5)).withFeatures(schema(27, 0.5)));
        models.put("with_training", Model.of(plain).withFeatures(schema(6, 1)).withTraining(record(4711)));
        models.put(
                "no_parameters",
                Model.of(random(Sequential.of(Shape.of(3)).activation("softmax").graph(), 6)));
        return models;
    }

    private static TrainingRecord record(long seed) {
        return new TrainingRecord(
                "ab12",
                800,
                150,
                50,
                seed,
                12,
                "binary_crossentropy",
                "Adam(0.001)",
                Map.of("auc", 0.8125),
                Map.of("kaon", "0.1.0"),
                "plain",
                "2026-11-22");
    }

    private static Map<String, Object> dense(String activation) {
        return Map.of("class_name", "Dense", "config", Map.of("name", "step", "units", 3, "activation", activation));
    }

    static Stream<String> names() {
        return models().keySet().stream();
    }

    private Path file(String name) throws IOException {
        String kept = System.getProperty("kaon.saved");
        return (kept == null ? folder : Files.createDirectories(Path.of(kept))).resolve("built__" + name + ".h5");
    }

    @ParameterizedTest
    @MethodSource("names")
    void takesRawFeaturesAfterSavingAndLoading(String name) throws IOException {
        Model model = models().get(name);
        Path file = file(name);
        model.save(file);
        Model loaded = Model.load(file);

        assertThat(loaded.standardises()).isFalse();
        assertThat(loaded.features()).isEqualTo(model.features());
        int width = ReferenceRows.width(model.network());
        double[] raw = new Random(7).doubles(width, -1, 1).toArray();
        double[] taken = raw.clone();
        model.features().ifPresent(schema -> {
            for (int i = 0; i < width; i++) {
                Feature feature = schema.features().get(i);
                taken[i] = (float) raw[i];
                raw[i] = (float) (feature.mean() + feature.std() * taken[i]);
                taken[i] = (raw[i] - feature.mean()) / feature.std();
            }
        });
        List<float[]> expected = answers(model.network(), taken);
        List<float[]> got = answers(loaded.network(), raw);
        for (int i = 0; i < expected.size(); i++) {
            // The folded first layer rounds sums of size √(1 + ratio²) in place of 1, and there are few of them.
            assertThat(got.get(i)).containsExactly(expected.get(i), within(5e-6f));
        }
    }

    private static List<float[]> answers(Network network, double... event) {
        return ForwardPass.of(network)
                .apply(
                        1,
                        ReferenceRows.tables(network, List.of(event)).stream()
                                .map(table -> table.values())
                                .toList());
    }

    @Test
    void foldsWhereNoDigitIsLostAndNormalisesInFrontElse() throws IOException {
        assertThat(classes("folded")).containsExactly("Dense", "Dense", "BatchNormalization", "Dropout", "Dense");
        assertThat(classes("normalised_in_front")).startsWith("Normalization", "Dense");
        assertThat(classes("functional_folded")).contains("Normalization");
    }

    private List<String> classes(String name) throws IOException {
        models().get(name).save(folder.resolve("m.h5"));
        return Model.load(folder.resolve("m.h5")).network().graph().members().stream()
                .map(member -> member.config().className())
                .toList();
    }

    @Test
    void leavesTheStandardisationOutsideOnRequestOnly() throws IOException {
        Model model = models().get("folded");
        Path file = folder.resolve("m.h5");
        model.saver().standardisedInputs().save(file);
        Model loaded = Model.load(file);
        assertThat(loaded.standardises()).isTrue();
        assertThat(loaded.network().parameters().get(0).get("kernel").floats())
                .containsExactly(
                        model.network().parameters().get(0).get("kernel").floats());
    }

    @Test
    void savingTwiceGivesTheSameBytes() throws IOException {
        models().get("folded").save(folder.resolve("a.h5"));
        models().get("folded").save(folder.resolve("b.h5"));
        assertThat(folder.resolve("b.h5")).hasSameBinaryContentAs(folder.resolve("a.h5"));
    }

    @Test
    void keepsTheTrainingRecord() throws IOException {
        TrainingRecord record = record(Long.MIN_VALUE + 1);
        Path file = folder.resolve("m.h5");
        models().get("folded").withTraining(record).save(file);
        assertThat(Model.load(file).training()).contains(record);
    }

    @Test
    void refusesBeforeAnythingIsWritten() throws IOException {
        Network net = random(
                Sequential.of(Shape.of(3))
                        .layer("ThresholdedReLU", Map.of("name", "cut"))
                        .dense(1)
                        .graph(),
                1);
        Path file = folder.resolve("m.h5");
        Files.writeString(file, "old");
        assertThatThrownBy(() -> Model.of(net).save(file))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("'cut' (ThresholdedReLU)");
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void refusesAStandardDeviationBelowKerassSmallest() {
        FeatureSchema tiny = new FeatureSchema(List.of(new Feature("t", 1, 1e-9, 0, 2)));
        Network net = random(Sequential.of(Shape.of(1)).dense(1).graph(), 1);
        assertThatThrownBy(() -> Model.of(net).withFeatures(tiny).save(folder.resolve("m.h5")))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("'t': Std is 1.0E-9");
    }
}
