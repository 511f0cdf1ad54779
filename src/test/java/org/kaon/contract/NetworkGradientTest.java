package org.kaon.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.KaonException;
import org.kaon.activation.fast.Functions;
import org.kaon.engine.ArrayEvents;
import org.kaon.engine.BatchResult;
import org.kaon.engine.Engine;
import org.kaon.engine.Engines;
import org.kaon.engine.GradientCheck;
import org.kaon.engine.NetworkSketch;
import org.kaon.engine.Precision;
import org.kaon.engine.Team;
import org.kaon.layer.KerasVersion;
import org.kaon.layer.Parameters;
import org.kaon.layer.Shape;
import org.kaon.loss.CategoricalCrossentropy;
import org.kaon.network.Network;
import org.kaon.optimizer.Sgd;

/** Networks of several layers: gradients are central differences, and no bit depends on threads. */
class NetworkGradientTest {
    @Test
    void sharedLayerAddsItsGradients() {
        NetworkSketch sketch = new NetworkSketch();
        int shared = sketch.layer("Dense", "units", 4, "activation", "tanh");
        int normalised = sketch.layer("BatchNormalization");
        int left = sketch.input(3);
        int right = sketch.input(3);
        int a = sketch.call(shared, left);
        int b = sketch.call(shared, right);
        int sum = sketch.call(
                sketch.layer("Add"),
                sketch.call(normalised, a),
                sketch.call(normalised, b),
                sketch.call(normalised, b));
        GradientCheck.check(sketch.build(1, sum), 6, 1);
    }

    @Test
    void tensorReadBySeveralLayersAndOutputsAddsTheirGradients() {
        NetworkSketch sketch = new NetworkSketch();
        int x = sketch.then(sketch.input(3), "Dense", "units", 4);
        int y = sketch.call(sketch.layer("Multiply"), x, x, sketch.then(x, "Activation", "activation", "sigmoid"));
        int z = sketch.call(sketch.layer("Concatenate"), y, x, sketch.then(x, "LayerNormalization"));
        GradientCheck.check(sketch.build(2, z, x, y), 3, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void maskedStepsCountForNothing(int keras) {
        NetworkSketch sketch = new NetworkSketch(keras == 2 ? KerasVersion.LAST_2 : KerasVersion.CURRENT);
        Network network = masked(sketch);
        ArrayEvents events = ArrayEvents.random(network.graph(), 5, 3);
        for (int row = 1; row < 4; row++) {
            Arrays.fill(events.inputs()[row], 3, 6, 0);
        }
        GradientCheck.check(network, events, 3);
    }

    private static Network masked(NetworkSketch sketch) {
        int x = sketch.then(sketch.input(4, 3), "Masking");
        int dense = sketch.then(x, "Dense", "units", 3, "activation", "tanh");
        int normalised = sketch.then(dense, "BatchNormalization");
        int dropped = sketch.then(normalised, "Dropout", "rate", 0.2);
        return sketch.build(4, sketch.then(dropped, "GlobalAveragePooling1D"), dropped);
    }

    @Test
    void masksHaveNoGradient() {
        NetworkSketch sketch = new NetworkSketch();
        int x = sketch.then(sketch.learnedInput(4, Shape.of(3, 2)), "ReLU");
        int masking = sketch.then(x, "Masking");
        GradientCheck.check(sketch.build(5, sketch.then(masking, "GlobalAveragePooling1D")), 4, 21);
    }

    @Test
    void frozenLayerPassesGradientsOnAndHasNone() {
        NetworkSketch sketch = new NetworkSketch();
        int first = sketch.then(sketch.input(3), "Dense", "units", 4);
        int frozen = sketch.then(first, "Dense", "units", 4, "activation", "tanh", "trainable", false);
        int normalised = sketch.then(frozen, "BatchNormalization", "trainable", false);
        Network network = sketch.build(6, sketch.then(normalised, "PReLU"));
        GradientCheck.check(network, 4, 6);
        Engine engine = GradientCheck.engine(network, Precision.FLOAT64, 1, 1);
        List<Parameters> gradients = GradientCheck.gradients(engine, ArrayEvents.random(network.graph(), 4, 6));
        assertThat(gradients.get(1).get("kernel").values()).containsOnly(0);
        assertThat(gradients.get(2).get("gamma").values()).containsOnly(0);
        assertThat(engine.parameters().get(2).get("moving_mean").values())
                .isEqualTo(network.parameters().get(2).get("moving_mean").values());
    }

    @Test
    void layerInsideTimeDistributedMayBeFrozen() {
        NetworkSketch sketch = new NetworkSketch();
        Map<String, Object> inner =
                Map.of("class_name", "Dense", "config", Map.of("name", "inner", "units", 3, "trainable", false));
        int steps = sketch.then(sketch.learnedInput(4, Shape.of(3, 2)), "TimeDistributed", "layer", inner);
        Network network = sketch.build(7, steps);
        GradientCheck.check(network, 4, 7);
        Engine engine = GradientCheck.engine(network, Precision.FLOAT64, 1, 1);
        List<Parameters> gradients = GradientCheck.gradients(engine, ArrayEvents.random(network.graph(), 4, 7));
        assertThat(gradients.get(2).get("kernel").values()).containsOnly(0);
    }

    @Test
    void frozenLayersKeepTheirNoise() {
        NetworkSketch sketch = new NetworkSketch();
        int x = sketch.then(sketch.input(50), "Dense", "units", 50);
        Network network = sketch.build(8, sketch.then(x, "Dropout", "rate", 0.5, "trainable", false));
        Engine engine = GradientCheck.engine(network, Precision.FLOAT32, 1, 1);
        double[] y = engine.gradients(
                        ArrayEvents.random(network.graph(), 20, 8),
                        IntStream.range(0, 20).toArray(),
                        0,
                        20)
                .predictions();
        // 1000 values, half of them dropped, give or take 16.
        assertThat(Arrays.stream(y).filter(value -> value == 0).count()).isBetween(400L, 600L);
    }

    @Test
    void refusesRatesThatLeaveNothing() {
        NetworkSketch sketch = new NetworkSketch();
        int x = sketch.then(sketch.input(3), "Dense", "units", 3);
        Network network = sketch.build(9, sketch.then(x, "Dropout", "rate", 1.0));
        assertThatThrownBy(() -> GradientCheck.engine(network, Precision.FLOAT32, 1, 1))
                .isInstanceOf(KaonException.class)
                .hasMessageContaining("rate is 1.0, expected at least 0 and less than 1");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void randomGraphsHaveTheGradientsOfTheirDifferences(long seed) {
        Random random = new Random(seed);
        NetworkSketch sketch = new NetworkSketch();
        int[] tensors = new int[8];
        int left = sketch.input(4);
        int right = sketch.input(3);
        tensors[0] = sketch.then(left, "Dense", "units", 4);
        tensors[1] = sketch.then(right, "Dense", "units", 4, "activation", "elu");
        for (int i = 2; i < tensors.length; i++) {
            int a = tensors[random.nextInt(i)];
            int b = tensors[random.nextInt(i)];
            tensors[i] = switch (random.nextInt(6)) {
                case 0 -> sketch.call(sketch.layer("Add"), a, b);
                case 1 -> sketch.call(sketch.layer("Average"), a, b, tensors[0]);
                case 2 -> sketch.then(a, "BatchNormalization");
                case 3 -> sketch.then(a, "LayerNormalization");
                case 4 -> sketch.then(sketch.call(sketch.layer("Concatenate"), a, b), "Dense", "units", 4);
                default -> sketch.then(a, "Dense", "units", 4, "activation", "softmax");
            };
        }
        GradientCheck.check(sketch.build(seed, tensors[7], tensors[5]), 5, seed);
    }

    /** 300 events make four lanes. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void noBitDependsOnTheNumberOfThreads(Precision precision) {
        Network network = masked(new NetworkSketch());
        double[] expected = trained(network, precision, 1);
        assertThat(trained(network, precision, 2)).isEqualTo(expected);
        assertThat(trained(network, precision, 4)).isEqualTo(expected);
    }

    /** So wide that threads share the update of one array. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void noBitOfAWideLayerDependsOnTheNumberOfThreads(Precision precision) {
        NetworkSketch sketch = new NetworkSketch();
        Network network = sketch.build(6, sketch.then(sketch.input(300), "Dense", "units", 200, "activation", "relu"));
        assertThat(trained(network, precision, 3)).isEqualTo(trained(network, precision, 1));
    }

    /**
     * The gradient of a wide matrix is computed for all lanes at once; that of the same matrix used twice, the second time for nothing, lane by
     * lane. Lanes of 2,500 events have several blocks, the last ones of different lengths: sums in another order differ by rounding. Normalised,
     * lanes run as a whole, and the order is one.
     */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aGradientThatLanesShareIsThatOfEachLaneAddedUp(boolean isNormalised) {
        List<Parameters> shared = wideGradients(isNormalised, false);
        List<Parameters> apart = wideGradients(isNormalised, true);
        double[] expected = apart.get(0).get("kernel").values();
        double[] actual = shared.get(0).get("kernel").values();
        assertThat(actual).hasSize(130 * 140);
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        for (int at = 0; at < actual.length; at++) {
            assertThat(actual[at]).isCloseTo(expected[at], within(1e-12 * largest));
        }
        assertThat(Arrays.equals(actual, expected)).isEqualTo(isNormalised);
        assertThat(shared.get(0).get("bias").values())
                .isEqualTo(apart.get(0).get("bias").values());
    }

    private static List<Parameters> wideGradients(boolean isNormalised, boolean isUsedTwice) {
        NetworkSketch sketch = new NetworkSketch();
        int wide = sketch.layer("Dense", "units", 140, "activation", "tanh");
        int x = sketch.input(130);
        int y = sketch.call(wide, x);
        if (isNormalised) {
            y = sketch.then(y, "BatchNormalization");
        }
        if (isUsedTwice) {
            y = sketch.call(sketch.layer("Add"), y, sketch.then(sketch.call(wide, x), "Rescaling", "scale", 0.0));
        }
        Network network = sketch.build(7, y);
        Engine engine = GradientCheck.engine(network, Precision.FLOAT64, 5, 2);
        return GradientCheck.gradients(engine, ArrayEvents.random(network.graph(), 2500, 9));
    }

    /** A narrow network lies by feature up to its softmax, which runs for predictions alone. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void trainsTheSameWithoutPredictions(Precision precision) {
        NetworkSketch sketch = new NetworkSketch();
        int hidden = sketch.then(sketch.input(2), "Dense", "units", 5, "activation", "tanh");
        Network network = sketch.build(6, sketch.then(hidden, "Dense", "units", 3, "activation", "softmax"));
        ArrayEvents events = ArrayEvents.random(network.graph(), 300, 9);
        int[] order = IntStream.range(0, 300).toArray();
        Engine with = engine(network, precision);
        Engine without = engine(network, precision);
        for (int step = 0; step < 3; step++) {
            BatchResult all = with.train(events, order, 0, 300);
            BatchResult lossOnly = without.train(events, order, 0, 300, false);
            assertThat(all.predictions()).hasSize(900);
            assertThat(all.predictions()[0] + all.predictions()[1] + all.predictions()[2])
                    .isCloseTo(1, within(1e-6));
            assertThat(lossOnly.predictions()).isEmpty();
            assertThat(lossOnly.loss()).isEqualTo(all.loss());
        }
        assertThat(numbers(without)).isEqualTo(numbers(with));
        assertThat(without.evaluate(events, order, 0, 300).predictions())
                .isEqualTo(with.evaluate(events, order, 0, 300).predictions());
    }

    private static Engine engine(Network network, Precision precision) {
        List<Engines.WeightedLoss> losses = List.of(new Engines.WeightedLoss(CategoricalCrossentropy.of(), 1));
        return Engines.of(network, losses, Sgd.of(), precision, Functions.FAST, 3, Team.of(1));
    }

    private static double[] trained(Network network, Precision precision, int threads) {
        Engine engine = GradientCheck.engine(network, precision, 11, threads);
        ArrayEvents events = ArrayEvents.random(network.graph(), 300, 9);
        int[] order = IntStream.range(0, 300).toArray();
        for (int step = 0; step < 4; step++) {
            engine.train(events, order, 0, 300);
        }
        return numbers(engine);
    }

    private static double[] numbers(Engine engine) {
        return engine.parameters().stream()
                .flatMap(own -> own.all().stream())
                .flatMapToDouble(parameter -> Arrays.stream(parameter.values()))
                .toArray();
    }
}
