package org.kaon.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.InputException;
import org.kaon.TrainingException;
import org.kaon.UnsupportedModelException;
import org.kaon.activation.fast.Functions;
import org.kaon.data.ColumnSets;
import org.kaon.data.Dataset;
import org.kaon.data.Examples;
import org.kaon.data.KFold;
import org.kaon.data.ReadOptions;
import org.kaon.data.Readers;
import org.kaon.engine.Precision;
import org.kaon.inference.Predictor;
import org.kaon.layer.Layers;
import org.kaon.layer.Parameter;
import org.kaon.layer.ParameterSpec;
import org.kaon.layer.Parameters;
import org.kaon.layer.Shape;
import org.kaon.loss.BinaryCrossentropy;
import org.kaon.loss.CategoricalCrossentropy;
import org.kaon.metric.Metrics;
import org.kaon.model.Model;
import org.kaon.network.Graph;
import org.kaon.network.Initialisation;
import org.kaon.network.Network;
import org.kaon.network.Sequential;
import org.kaon.optimizer.Adam;
import org.kaon.optimizer.OptimizerSettings;
import org.kaon.optimizer.Sgd;
import org.kaon.preprocess.FeatureSchema;

class TrainerTest {
    private static final Trainer TRAINER = Trainer.of(BinaryCrossentropy.of())
            .optimizer(new Adam(OptimizerSettings.of(0.01), 0.9, 0.999, 1e-7, false))
            .epochs(6)
            .batchSize(200)
            .seed(11)
            .standardise(Standardisation.STANDARD)
            .validationSplit(0.2)
            .metrics("accuracy", "auc");

    @TempDir
    private Path folder;

    @Test
    void learnsWhatCanBeLearnt() throws IOException {
        TrainingResult result = TRAINER.epochs(30).fit(network(3), ring(2000, 1));
        Examples fresh = ring(1000, 2);
        Predictor predictor = Predictor.of(result.model());
        int right = 0;
        for (int event = 0; event < fresh.size(); event++) {
            float[] values = new float[2];
            fresh.features().copyRow(event, values, 0);
            float[] score = new float[1];
            predictor.session().predict(values, 0, score, 0);
            right += score[0] > 0.5 == fresh.targets().value(event, 0) > 0.5 ? 1 : 0;
        }
        // The border of the ring is sharp; a network of 16 tanh units gets all but the events next to it.
        assertThat(right).isGreaterThan(950);
        assertThat(result.history().names())
                .containsExactly("loss", "accuracy", "auc", "val_loss", "val_accuracy", "val_auc");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void bitsDoNotDependOnThreads(int threads) throws IOException {
        TrainingResult one = TRAINER.fit(network(3), ring(1000, 1));
        TrainingResult more = TRAINER.threads(threads).fit(network(3), ring(1000, 1));
        assertSame(more, one);
    }

    @Test
    void trainsOnThreadsOfTheCallerAndLeavesThemToIt() throws Exception {
        TrainingResult one = TRAINER.fit(network(3), ring(1000, 1));
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            TrainingResult shared = TRAINER.executor(pool, 3).fit(network(3), ring(1000, 1));
            assertSame(shared, one);
            // Both threads train, so that neither training finds one to help it.
            List<Future<TrainingResult>> inside = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                inside.add(pool.submit(() -> TRAINER.executor(pool, 3).fit(network(3), ring(1000, 1))));
            }
            for (Future<TrainingResult> training : inside) {
                assertSame(training.get(1, TimeUnit.MINUTES), one);
            }
        } finally {
            pool.shutdown();
        }
        assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void goesOnFromACheckpointAsIfNeverCutOff(Precision precision) throws IOException {
        EarlyStopping stopping = EarlyStopping.of().patience(4).restoreBest();
        ReduceLrOnPlateau plateau = ReduceLrOnPlateau.of().patience(1).minDelta(0.01);
        Trainer trainer =
                TRAINER.precision(precision).callbacks(stopping, plateau).epochs(9);
        TrainingResult whole = trainer.fit(network(3), ring(1000, 1));
        Path file = folder.resolve("checkpoint.h5");
        trainer.epochs(4).checkpoint(file).fit(network(3), ring(1000, 1));
        TrainingResult resumed = trainer.resume(file).fit(network(3), ring(1000, 1));
        assertSame(resumed, whole);
        assertThat(resumed.warnings()).isEmpty();
    }

    @Test
    void refusesToResumeWithOtherSettings() throws IOException {
        Path file = folder.resolve("checkpoint.h5");
        TRAINER.epochs(1).checkpoint(file).fit(network(3), ring(1000, 1));
        assertThatThrownBy(() -> TRAINER.batchSize(100).resume(file).fit(network(3), ring(1000, 1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("batchSize was 200, is 100");
        assertThatThrownBy(() -> TRAINER.resume(file).fit(network(3), ring(1000, 5)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("data was");
    }

    /** Fast and exact functions differ by 1e-15 of a value in double; a hundred steps on smooth functions don't make 1e-10 of it. */
    @Test
    void exactFunctionsTrainAsFastOnesDoWithinRounding() throws IOException {
        Network smooth = Initialisation.of(
                Sequential.of(Shape.of(2))
                        .dense(5, "tanh")
                        .dense(4, "sigmoid")
                        .dense(2, "softmax")
                        .graph(),
                7);
        Examples ring = ring(1000, 1);
        float[] classes = new float[2000];
        for (int i = 0; i < 1000; i++) {
            classes[2 * i + (int) ring.targets().value(i, 0)] = 1;
        }
        Examples examples = Examples.of(ring.features(), Dataset.of(List.of("inside", "outside"), classes));
        Trainer trainer = Trainer.of(CategoricalCrossentropy.of())
                .precision(Precision.FLOAT64)
                .epochs(4);
        double[] fast = parameters(trainer.fit(smooth, examples));
        double[] exact = parameters(trainer.functions(Functions.EXACT).fit(smooth, examples));
        assertThat(fast).isNotEqualTo(exact);
        assertThat(fast).containsExactly(exact, Offset.offset(1e-10));
    }

    private static double[] parameters(TrainingResult result) {
        return result.model().network().parameters().stream()
                .flatMap(member -> member.all().stream())
                .flatMapToDouble(parameter -> Arrays.stream(parameter.values()))
                .toArray();
    }

    @Test
    void stopsWhereTheLossIsNoNumber() throws IOException {
        Path file = folder.resolve("checkpoint.h5");
        Trainer trainer =
                TRAINER.optimizer(new Sgd(OptimizerSettings.of(1e38), 0, false)).checkpoint(file);
        assertThatThrownBy(() -> trainer.fit(network(3), ring(1000, 1)))
                .isInstanceOf(TrainingException.class)
                .hasMessageMatching("The loss is .* in epoch 1, batch \\d of 4; the first layer .* 'dense.*'.*");
    }

    @Test
    void triesTheCheckpointBeforeItTrains() {
        Path file = folder.resolve("nowhere/checkpoint.h5");
        List<Integer> epochs = new ArrayList<>();
        Callback watch = Callback.atEpochEnd(epoch -> epochs.add(epoch.number()));
        assertThatThrownBy(() -> TRAINER.callbacks(watch).checkpoint(file).fit(network(3), ring(1000, 1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("checkpoint.h5");
        assertThat(epochs).isEmpty();
    }

    @Test
    void refusesDataThatDoNotFit() {
        Examples three = Examples.of(new float[][] {{1, 2, 3}, {2, 3, 5}}, new float[][] {{0}, {1}});
        assertThatThrownBy(() -> TRAINER.fit(network(3), three))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("3 features, expected 2");
        Examples twoTargets = Examples.of(new float[][] {{1, 2}, {2, 3}}, new float[][] {{0, 1}, {1, 0}});
        assertThatThrownBy(() -> TRAINER.fit(network(3), twoTargets))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("2 target columns, expected 1");
    }

    @Test
    void fineTunesAnImportedModelAroundItsFrozenLayers() throws IOException {
        Network imported = Model.load(Path.of("testdata/higgs/small28.h5")).network();
        Dataset table = Readers.read(
                Path.of("testdata/higgs/HIGGS_like_uciformat_2000.csv.gz"),
                ReadOptions.of().columns(ColumnSets.of("higgs")));
        TrainingResult result = TRAINER.epochs(1)
                .fit(
                        imported.frozen(Layers.standard(), "dense", "dense_1"),
                        Examples.of(table).label("signal"));
        List<Parameters> tuned = result.model().network().parameters();
        for (int i = 0; i < tuned.size(); i++) {
            boolean last = imported.graph().members().get(i).config().name().equals("dense_2");
            for (Parameter parameter : imported.parameters().get(i).all()) {
                assertThat(Arrays.equals(tuned.get(i).get(parameter.name()).values(), parameter.values()))
                        .as("layer %d, %s unchanged", i, parameter.name())
                        .isEqualTo(!last);
            }
        }
        assertThatThrownBy(() -> imported.frozen(Layers.standard(), "dens"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no layers [dens] to freeze; there are [dense");
    }

    @Test
    void refusesAnOutputWithAMask() {
        Graph graph = Sequential.of(Shape.of(2, 1))
                .layer("Masking", Map.of())
                .dense(1, "sigmoid")
                .graph();
        Network network = Initialisation.of(graph, 1);
        Examples two = Examples.of(new float[][] {{1, 2}, {2, 3}}, new float[][] {{0, 1}, {1, 0}});
        assertThatThrownBy(() -> TRAINER.fit(network, two))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("A mask goes with the outputs [dense]");
    }

    @Test
    void eventWeightsCountAsRepeatedEvents() throws IOException {
        float[][] x = {{1, 2}, {2, -1}, {-1, 3}, {0, 1}};
        float[][] y = {{0}, {1}, {1}, {0}};
        Trainer trainer = Trainer.of(BinaryCrossentropy.of())
                .optimizer(new Sgd(OptimizerSettings.of(0.1), 0, false))
                .precision(Precision.FLOAT64)
                .unshuffled()
                .batchSize(8)
                .epochs(20);
        TrainingResult weighted = trainer.fit(network(3), Examples.of(x, y).weights(new float[] {2, 1, 3, 2}));
        float[][] repeatedX = {x[0], x[0], x[1], x[2], x[2], x[2], x[3], x[3]};
        float[][] repeatedY = {y[0], y[0], y[1], y[2], y[2], y[2], y[3], y[3]};
        // Twice the rate: the mean is over events, of which there are twice as many.
        TrainingResult repeated = trainer.optimizer(new Sgd(OptimizerSettings.of(0.2), 0, false))
                .fit(network(3), Examples.of(repeatedX, repeatedY));
        List<Parameters> expected = repeated.model().network().parameters();
        List<Parameters> actual = weighted.model().network().parameters();
        for (int i = 0; i < expected.size(); i++) {
            for (Parameter parameter : expected.get(i).all()) {
                // Only the order of summation differs.
                assertThat(actual.get(i).get(parameter.name()).values())
                        .containsExactly(parameter.values(), org.assertj.core.data.Offset.offset(1e-12));
            }
        }
    }

    @Test
    void minMaxScalingStandsInsideTheModel() throws IOException {
        TrainingResult result =
                TRAINER.standardise(Standardisation.MIN_MAX).epochs(2).fit(network(3), ring(1000, 1));
        Path file = folder.resolve("model.h5");
        result.model().save(file);
        float[] event = {0.3f, -0.7f};
        float[] before = new float[1];
        Predictor.of(result.model()).session().predict(event, 0, before, 0);
        float[] after = new float[1];
        Predictor.of(Model.load(file)).session().predict(event, 0, after, 0);
        assertThat(after[0]).isEqualTo(before[0], org.assertj.core.data.Offset.offset(1e-6f));
    }

    @Test
    void givenStatisticsScaleTheFeatures() throws IOException {
        Examples examples = ring(1000, 1);
        FeatureSchema all = FeatureSchema.fit(examples.features());
        Trainer two = TRAINER.epochs(2);

        Model model = two.standardise(Standardisation.STANDARD, all)
                .fit(network(3), examples)
                .model();

        assertThat(model.features()).contains(all);
        assertThat(two.fit(network(3), examples).model().features())
                .isNotEmpty()
                .isNotEqualTo(Optional.of(all));
    }

    @Test
    void crossValidationScoresEachEventByANetworkThatHasNotSeenIt() throws IOException {
        Examples examples = ring(900, 1);
        CrossValidation.Result result = new CrossValidation(
                        TRAINER.epochs(15), List.of(Metrics.standard().of("auc").orElseThrow()))
                .run(TrainerTest::network, examples, KFold.of(3, 5).rows(900));
        assertThat(result.folds()).hasSize(3);
        assertThat(result.mean("auc")).isGreaterThan(0.9);
        assertThat(result.scores()).hasDimensions(900, 1);
    }

    @Test
    void gridRunsEveryCellWithEverySeed() {
        List<Grid.Point> points = Grid.of()
                .axis("i", 1, 3)
                .axisOf("j", 10, 20)
                .seeds(1, 2)
                .threads(2)
                .run(cell -> cell.get("i") + cell.get("j") + 0.5 * cell.seed());
        assertThat(points).hasSize(6);
        assertThat(points.get(3).values()).isEqualTo(Map.of("i", 2, "j", 20));
        assertThat(points.get(3).mean()).isEqualTo(22.75);
        assertThat(points.get(3).std()).isEqualTo(Math.sqrt(0.125));
    }

    @Test
    void logsHistoryAfterEveryEpoch() throws IOException {
        Path file = folder.resolve("history.csv");
        TrainingResult result = TRAINER.epochs(3).callbacks(new CsvLog(file)).fit(network(3), ring(1000, 1));
        assertThat(Files.readString(file)).isEqualTo(result.history().toCsv());
        assertThat(History.parse(Files.readAllLines(file)).toCsv())
                .isEqualTo(result.history().toCsv());
    }

    private static void assertSame(TrainingResult actual, TrainingResult expected) {
        assertThat(actual.history().toCsv()).isEqualTo(expected.history().toCsv());
        for (int i = 0; i < expected.model().network().parameters().size(); i++) {
            for (Parameter parameter :
                    expected.model().network().parameters().get(i).all()) {
                assertThat(actual.model()
                                .network()
                                .parameters()
                                .get(i)
                                .get(parameter.name())
                                .values())
                        .isEqualTo(parameter.values());
            }
        }
    }

    /** Inside or outside of a circle. */
    private static Examples ring(int count, long seed) {
        Random random = new Random(seed);
        float[] rows = new float[3 * count];
        for (int i = 0; i < count; i++) {
            float x = (float) random.nextGaussian();
            float y = (float) random.nextGaussian();
            rows[3 * i] = x;
            rows[3 * i + 1] = 5 + 3 * y;
            rows[3 * i + 2] = x * x + y * y > 1.4 ? 1 : 0;
        }
        return Examples.of(Dataset.of(List.of("x", "y", "outside"), rows)).label("outside");
    }

    private static Network network(long seed) {
        Graph graph =
                Sequential.of(Shape.of(2)).dense(16, "tanh").dense(1, "sigmoid").graph();
        Random random = new Random(seed);
        List<Parameters> parameters = new ArrayList<>();
        for (Graph.Member member : graph.members()) {
            List<Parameter> own = new ArrayList<>();
            for (ParameterSpec spec : member.specs()) {
                double[] values = random.doubles(spec.shape().size(), -0.7, 0.7).toArray();
                own.add(Parameter.of(spec.name(), spec.shape(), values));
            }
            parameters.add(Parameters.of(own));
        }
        return new Network(graph, parameters);
    }
}
