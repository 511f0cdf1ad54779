package org.kaon.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.UnsupportedModelException;
import org.kaon.activation.Activations;
import org.kaon.engine.ArrayEvents;
import org.kaon.engine.Engine;
import org.kaon.engine.GradientCheck;
import org.kaon.engine.NetworkSketch;
import org.kaon.engine.Precision;
import org.kaon.layer.KerasVersion;
import org.kaon.layer.LayerCase;
import org.kaon.layer.Layers;
import org.kaon.layer.Shape;
import org.kaon.network.ForwardPass;
import org.kaon.network.Graph;
import org.kaon.network.Network;

/** Every layer and activation learns: its gradients are central differences. Inputs are random and so none lies within 1e-5 of a kink. */
class GradientContractTest {
    /** As many as an input has numbers: so the gradient by the first kernel tells that of each value that goes into the layer. */
    private static final int ROWS = 4;

    static Stream<LayerCase> trainable() {
        return LayerExamples.GOOD.stream()
                .filter(example -> !LayerExamples.NOT_TRAINABLE.containsKey(
                        example.config().className()));
    }

    static Stream<LayerCase> notTrainable() {
        return LayerExamples.GOOD.stream()
                .filter(example ->
                        LayerExamples.NOT_TRAINABLE.containsKey(example.config().className()));
    }

    static Set<String> activations() {
        return Activations.standard().names();
    }

    @Test
    void whatCannotBeTrainedIsInTheTable() {
        assertThat(Layers.standard().classNames()).containsAll(LayerExamples.NOT_TRAINABLE.keySet());
    }

    @ParameterizedTest
    @MethodSource("trainable")
    void layerHasTheGradientsOfItsDifferences(LayerCase example) {
        GradientCheck.check(network(example), ROWS, 7);
    }

    @ParameterizedTest
    @MethodSource("notTrainable")
    void refusesWhatCannotBeTrainedByName(LayerCase example) {
        assertThatThrownBy(() -> GradientCheck.engine(network(example), Precision.FLOAT32, 1, 1))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("the_layer")
                .hasMessageContaining(
                        LayerExamples.NOT_TRAINABLE.get(example.config().className()));
    }

    @ParameterizedTest
    @MethodSource("activations")
    void activationHasTheGradientOfItsDifferences(String name) {
        for (KerasVersion version : new KerasVersion[] {KerasVersion.LAST_2, KerasVersion.CURRENT}) {
            NetworkSketch sketch = new NetworkSketch(version);
            int x = sketch.learnedInput(ROWS, Shape.of(3, 5));
            GradientCheck.check(sketch.build(3, sketch.then(x, "Activation", "activation", name)), ROWS, 11);
        }
    }

    /** The form at inference is that of the predictor: evaluating gives what the layer's inference op gives. */
    @ParameterizedTest
    @MethodSource("trainable")
    void layerEvaluatesAsItPredicts(LayerCase example) {
        Network network = network(example);
        ArrayEvents events = ArrayEvents.random(network.graph(), ROWS, 5);
        Engine engine = GradientCheck.engine(network, Precision.FLOAT32, 1, 1);
        double[] evaluated =
                engine.evaluate(events, new int[] {0, 1, 2, 3}, 0, ROWS).predictions();
        float[] predicted = predicted(network, events);
        for (int i = 0; i < predicted.length; i++) {
            // Both round sums in float, maybe in another order.
            assertThat(evaluated[i]).isCloseTo(predicted[i], Offset.offset(1e-5 * Math.max(1, Math.abs(predicted[i]))));
        }
    }

    private static float[] predicted(Network network, ArrayEvents events) {
        List<FMatrixRMaj> inputs = new ArrayList<>();
        int from = 0;
        for (Graph.Input input : network.graph().inputs()) {
            FMatrixRMaj matrix = new FMatrixRMaj(ROWS, (int) input.shape().size());
            for (int row = 0; row < ROWS; row++) {
                for (int column = 0; column < matrix.numCols; column++) {
                    matrix.set(row, column, (float) events.inputs()[row][from + column]);
                }
            }
            inputs.add(matrix);
            from += matrix.numCols;
        }
        return ForwardPass.of(network).apply(inputs).get(0).data;
    }

    private static Network network(LayerCase example) {
        NetworkSketch sketch = new NetworkSketch(example.config().kerasVersion());
        List<Integer> flat =
                example.inputs().stream().map(shape -> sketch.input(ROWS)).toList();
        List<Integer> tensors = new ArrayList<>();
        for (int i = 0; i < flat.size(); i++) {
            tensors.add(sketch.learned(flat.get(i), example.inputs().get(i)));
        }
        int layer = sketch.layer(example.config());
        return sketch.build(1, sketch.call(layer, tensors.toArray(Integer[]::new)));
    }
}
