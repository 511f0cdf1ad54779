package org.kaon.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.InputException;
import org.kaon.UnsupportedModelException;
import org.kaon.activation.fast.Functions;
import org.kaon.layer.KerasVersion;
import org.kaon.layer.LayerConfig;
import org.kaon.layer.Layers;
import org.kaon.layer.Parameter;
import org.kaon.layer.Parameters;
import org.kaon.layer.Shape;
import org.kaon.loss.BinaryCrossentropy;
import org.kaon.loss.Loss;
import org.kaon.loss.MeanSquaredError;
import org.kaon.network.ForwardPass;
import org.kaon.network.Graph;
import org.kaon.network.Initialisation;
import org.kaon.network.Network;
import org.kaon.optimizer.Sgd;

/** Penalties on what comes out of layers, and how the settings of training are read when an engine is made. */
class ActivityRegularizationTest {
    private static final Map<String, Object> L1 = regularizer("L1", "l1", 0.5);
    private static final Map<String, Object> L1_L2 =
            Map.of("class_name", "L1L2", "config", Map.of("l1", 0.25, "l2", 0.5));

    @AutoClose
    private final Team team = Team.of(2);

    /** Keras 2.13 and 3.15 evaluate these networks to 12 and 3, whatever the batch: penalties count at inference, per event. */
    @ParameterizedTest
    @CsvSource({"0, 5", "0, 2", "2, 4"})
    void evaluationCountsThePenaltyPerEvent(int from, int to) {
        Graph.Builder dense = new Graph.Builder();
        int x = dense.input("x", Shape.of(3, 2));
        dense.output(
                "y",
                call(
                        dense,
                        "Dense",
                        Map.of(
                                "units",
                                4L,
                                "use_bias",
                                false,
                                "kernel_initializer",
                                "ones",
                                "activity_regularizer",
                                L1),
                        x));
        Events events = events(6, 12, 1, 2);
        assertThat(evaluated(dense.build(), events, from, to)).isCloseTo(12, within(1e-6));
        Graph.Builder layer = new Graph.Builder();
        layer.output("y", call(layer, "ActivityRegularization", Map.of("l1", 0.5), layer.input("x", Shape.of(3, 2))));
        assertThat(evaluated(layer.build(), events(6, 6, 1, 1), from, to)).isCloseTo(3, within(1e-6));
    }

    /** In double, by central differences of the loss; the penalty of the last layer stands behind its sigmoid. */
    @ParameterizedTest
    @CsvSource({"linear, mse", "tanh, mse", "sigmoid, binary_crossentropy", "sigmoid, mse"})
    void gradientIsTheCentralDifference(String activation, String loss) {
        Graph.Builder builder = new Graph.Builder();
        int tensor = builder.input("x", Shape.of(3));
        tensor = call(
                builder, "Dense", Map.of("units", 4L, "activation", "tanh", "activity_regularizer", L1_L2), tensor);
        tensor = call(builder, "ActivityRegularization", Map.of("l1", 0.1, "l2", 0.2), tensor);
        tensor = call(
                builder,
                "Dense",
                Map.of(
                        "units",
                        2L,
                        "activation",
                        activation,
                        "kernel_regularizer",
                        L1_L2,
                        "activity_regularizer",
                        L1_L2),
                tensor);
        builder.output("y", tensor);
        Network network = Initialisation.of(builder.build(), 4);
        Loss function = loss.equals("mse") ? MeanSquaredError.of() : BinaryCrossentropy.of();
        Events events = random(130, 3, 2);
        int[] order = IntStream.range(0, 130).toArray();
        Engine engine = engine(network, function, Precision.FLOAT64);
        engine.gradients(events, order, 0, order.length);
        for (int member : new int[] {0, 2}) {
            double[] gradient = engine.gradients().get(member).get("kernel").values();
            for (int i = 0; i < gradient.length; i++) {
                double step = 1e-5;
                double difference = (lossAt(network, member, i, step, function, events, order)
                                - lossAt(network, member, i, -step, function, events, order))
                        / (2 * step);
                // Error of the differences: step² and rounding over step.
                assertThat(gradient[i]).isCloseTo(difference, within(1e-8));
            }
        }
    }

    /** A saturated sigmoid: from probabilities, which are clipped, the gradient would be 0. */
    @Test
    void lossStartsBeforeTheActivationThoughAPenaltyStandsBehindIt() {
        Graph.Builder builder = new Graph.Builder();
        Map<String, Object> settings =
                Map.of("units", 1L, "activation", "sigmoid", "activity_regularizer", L1, "kernel_initializer", "ones");
        builder.output("y", call(builder, "Dense", settings, builder.input("x", Shape.of(1))));
        Engine engine = engine(Initialisation.of(builder.build(), 0), BinaryCrossentropy.of(), Precision.FLOAT64);
        BatchResult result = engine.gradients(events(1, 1, 40, 0), new int[] {0}, 0, 1);
        assertThat(result.loss()).isCloseTo(40 + 0.5, within(1e-12));
        assertThat(engine.gradients().get(0).get("kernel").values()[0]).isCloseTo(40, within(1e-12));
    }

    @Test
    void threadsDontChangeTheBits() {
        Graph.Builder builder = new Graph.Builder();
        Map<String, Object> settings = Map.of("units", 2L, "activity_regularizer", L1_L2);
        builder.output("y", call(builder, "Dense", settings, builder.input("x", Shape.of(3))));
        Network network = Initialisation.of(builder.build(), 4);
        Events events = random(1000, 3, 2);
        int[] order = IntStream.range(0, 1000).toArray();
        try (Team alone = Team.of(1)) {
            double one = Engines.of(
                            network,
                            List.of(new Engines.WeightedLoss(MeanSquaredError.of(), 1)),
                            Sgd.of(),
                            Precision.FLOAT32,
                            Functions.FAST,
                            0,
                            alone)
                    .train(events, order, 0, 1000)
                    .loss();
            assertThat(engine(network, MeanSquaredError.of(), Precision.FLOAT32)
                            .train(events, order, 0, 1000)
                            .loss())
                    .isEqualTo(one);
        }
    }

    @Test
    void insideTimeDistributedIsRefused() {
        Map<String, Object> inner =
                Map.of("class_name", "Dense", "config", Map.of("name", "d", "units", 2L, "activity_regularizer", L1));
        refuses(graph("TimeDistributed", Map.of("layer", inner), Shape.of(3, 2)), "inside TimeDistributed");
    }

    @Test
    void whatCouplesEventsIsRefused() {
        refuses(
                graph("Dense", Map.of("units", 2L, "activity_regularizer", "OrthogonalRegularizer"), Shape.of(3)),
                "activity_regularizer OrthogonalRegularizer",
                "supported: L1, L1L2, L2");
    }

    /** A regularizer of the user's own: inference never reads it, training says what it knows. */
    @ParameterizedTest
    @CsvSource({
        "kernel_regularizer, OrthogonalRegularizer",
        "bias_constraint, UnitNorm",
        "activity_regularizer, OrthogonalRegularizer"
    })
    void unknownNamesDontBreakInference(String key, String known) {
        Map<String, Object> own = Map.of("class_name", "Mine", "config", Map.of());
        Graph graph = graph("Dense", Map.of("units", 2L, key, own), Shape.of(3));
        Network network = Initialisation.of(graph, 1);
        assertThat(ForwardPass.of(network).apply(new FMatrixRMaj(1, 3)).numCols).isEqualTo(2);
        refuses(graph, "'layer_0/" + key + "' (Mine)", known);
    }

    @Test
    void unknownNamesDontBreakFrozenLayers() {
        Map<String, Object> own = Map.of("class_name", "Mine", "config", Map.of());
        Graph.Builder builder = new Graph.Builder();
        int tensor = builder.input("x", Shape.of(3));
        tensor = call(builder, "Dense", Map.of("units", 2L, "trainable", false, "kernel_regularizer", own), tensor);
        builder.output("y", call(builder, "Dense", Map.of("units", 1L), tensor));
        Engine engine = engine(Initialisation.of(builder.build(), 1), MeanSquaredError.of(), Precision.FLOAT32);
        engine.train(random(4, 3, 1), new int[] {0, 1, 2, 3}, 0, 4);
        assertThat(engine.gradients().get(0).get("kernel").values()).containsOnly(0);
    }

    @ParameterizedTest
    @CsvSource({"bias_regularizer, OrthogonalRegularizer", "bias_constraint, MaxNorm"})
    void whatCannotTakeAParametersShapeSaysSoBeforeTraining(String key, String className) {
        Map<String, Object> object =
                Map.of("class_name", className, "config", className.equals("MaxNorm") ? Map.of("axis", 1L) : Map.of());
        Network network = Initialisation.of(graph("Dense", Map.of("units", 2L, key, object), Shape.of(3)), 1);
        assertThatThrownBy(() -> engine(network, MeanSquaredError.of(), Precision.FLOAT32))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Layer 'layer_0' (Dense): bias");
    }

    private void refuses(Graph graph, String... messages) {
        Network network = Initialisation.of(graph, 1);
        assertThatThrownBy(() -> engine(network, MeanSquaredError.of(), Precision.FLOAT32))
                .isInstanceOf(UnsupportedModelException.class)
                .message()
                .contains(messages);
    }

    private double evaluated(Graph graph, Events events, int from, int to) {
        int[] order = IntStream.range(0, 5).toArray();
        return engine(Initialisation.of(graph, 0), MeanSquaredError.of(), Precision.FLOAT32)
                .evaluate(events, order, from, to)
                .loss();
    }

    private double lossAt(Network network, int member, int place, double step, Loss loss, Events events, int[] order) {
        List<Parameters> moved = new ArrayList<>(network.parameters());
        Parameter kernel = moved.get(member).get("kernel");
        double[] values = kernel.values();
        values[place] += step;
        moved.set(
                member,
                Parameters.of(List.of(
                        Parameter.of("kernel", kernel.shape(), values),
                        moved.get(member).get("bias"))));
        return engine(new Network(network.graph(), moved), loss, Precision.FLOAT64)
                .gradients(events, order, 0, order.length)
                .loss();
    }

    private Engine engine(Network network, Loss loss, Precision precision) {
        return Engines.of(
                network, List.of(new Engines.WeightedLoss(loss, 1)), Sgd.of(), precision, Functions.FAST, 0, team);
    }

    private static Graph graph(String className, Map<String, Object> settings, Shape input) {
        Graph.Builder builder = new Graph.Builder();
        builder.output("y", call(builder, className, settings, builder.input("x", input)));
        return builder.build();
    }

    private static int call(Graph.Builder builder, String className, Map<String, Object> settings, int tensor) {
        LayerConfig config =
                new LayerConfig(className, "layer_" + tensor, KerasVersion.CURRENT, new HashMap<>(settings));
        return builder.call(builder.member(config, Layers.standard().of(config)), List.of(tensor));
    }

    private static Map<String, Object> regularizer(String className, String key, double factor) {
        return Map.of("class_name", className, "config", Map.of(key, factor));
    }

    /** Events that are all alike. */
    private static Events events(int inputs, int targets, double x, double y) {
        return of((event, in, out) -> {
            Arrays.fill(in, 0, inputs, x);
            Arrays.fill(out, 0, targets, y);
        });
    }

    private static Events random(int count, int inputs, int targets) {
        double[] numbers =
                new Random(6).doubles((long) count * (inputs + targets)).toArray();
        return of((event, in, out) -> {
            System.arraycopy(numbers, event * (inputs + targets), in, 0, inputs);
            System.arraycopy(numbers, event * (inputs + targets) + inputs, out, 0, targets);
        });
    }

    private interface Reading {
        void read(int event, double[] inputs, double[] targets);
    }

    private static Events of(Reading reading) {
        return new Events() {
            @Override
            public void read(int event, double[] inputs, double[] targets) {
                reading.read(event, inputs, targets);
            }

            @Override
            public double weight(int event) {
                return 1;
            }
        };
    }
}
