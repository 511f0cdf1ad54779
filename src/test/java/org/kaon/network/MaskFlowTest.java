package org.kaon.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kaon.UnsupportedModelException;
import org.kaon.layer.KerasVersion;
import org.kaon.layer.LayerConfig;
import org.kaon.layer.Layers;
import org.kaon.layer.Parameters;
import org.kaon.layer.Shape;

/** Masks on their way through a network: one input of 3 steps × 1 feature, masked where 0. */
class MaskFlowTest {
    private final Model two = new Model(KerasVersion.LAST_2);
    private final Model three = new Model(KerasVersion.CURRENT);

    @Test
    void averageLeavesMaskedStepsOut() {
        int x = three.builder.input("x", Shape.of(3, 1));
        int masked = three.call("Masking", x);
        assertThat(three.run(three.call("GlobalAveragePooling1D", three.call("Dropout", masked)), values(4, 0, 2)))
                .containsExactly(3);
    }

    @Test
    void flattenEndsAMask() {
        int x = three.builder.input("x", Shape.of(3, 1));
        int flat = three.call("Flatten", three.call("Masking", x));
        int again = three.call("Reshape", Map.of("target_shape", List.of(3, 1)), flat);
        assertThat(three.run(three.call("GlobalAveragePooling1D", again), values(4, 0, 2)))
                .containsExactly(2);
    }

    @Test
    void aMaskThatAllInputsOfASumShareIsHandedOn() {
        int x = three.builder.input("x", Shape.of(3, 1));
        int masked = three.call("Masking", x);
        int sum = three.call("Add", masked, three.call("Dropout", masked));
        assertThat(three.run(three.call("GlobalAveragePooling1D", sum), values(4, 0, 2)))
                .containsExactly(6);
    }

    @Test
    void concatenationAlongTheStepsConcatenatesMasks() {
        int x = three.builder.input("x", Shape.of(3, 1));
        int masked = three.call("Masking", x);
        int joined = three.call("Concatenate", Map.of("axis", 1), masked, masked);
        assertThat(three.run(three.call("GlobalAveragePooling1D", joined), values(4, 0, 2)))
                .containsExactly(3);
    }

    @Test
    void differentMasksAreCombinedByAndInKerasTwo() {
        assertThat(two.run(two.differentMasks("Add"), values(4, 0, 2), values(1, 1, 0)))
                .containsExactly(5);
        Model features = new Model(KerasVersion.LAST_2);
        assertThat(features.run(features.differentMasks("Concatenate"), values(4, 0, 2), values(1, 1, 0)))
                .containsExactly(4, 1);
    }

    @Test
    void differentMasksAreCombinedByOrSinceKerasThreePointFour() {
        assertThat(three.run(three.differentMasks("Add"), values(4, 0, 2), values(1, 1, 0)))
                .containsExactly(8 / 3f);
        Model older = new Model(new KerasVersion(3, 3));
        assertThat(older.run(older.differentMasks("Add"), values(4, 0, 2), values(1, 1, 0)))
                .containsExactly(5);
    }

    @Test
    void anInputWithoutMaskTakesTheMaskAwaySinceKerasThreePointFour() {
        for (Model model : List.of(three, two)) {
            int x = model.builder.input("x", Shape.of(3, 1));
            int y = model.builder.input("y", Shape.of(3, 1));
            int sum = model.call("GlobalAveragePooling1D", model.call("Add", model.call("Masking", x), y));
            float expected = model == three ? 8f / 3 : 3.5f;
            assertThat(model.run(sum, values(4, 0, 2), values(1, 1, 0))).containsExactly(expected);
        }
    }

    @Test
    void masksThatWouldChangeTheValuesAreRefused() {
        for (String merge : List.of("Maximum", "Minimum", "Multiply")) {
            Model model = new Model(KerasVersion.CURRENT);
            int output = model.differentMasks(merge);
            assertThatThrownBy(() -> model.run(output, values(4, 0, 2), values(1, 1, 0)))
                    .isInstanceOf(UnsupportedModelException.class)
                    .hasMessageContaining(merge)
                    .hasMessageContaining("masks of its inputs");
        }
        assertThat(two.run(two.differentMasks("Maximum"), values(4, 0, 2), values(1, 1, 0)))
                .containsExactly(4);
    }

    @Test
    void aMaskInFrontOfARepeatedInputIsRefused() {
        int x = two.builder.input("x", Shape.of(1, 1));
        int y = two.builder.input("y", Shape.of(3, 1));
        int sum = two.call("Add", two.call("Masking", x), y);
        assertThatThrownBy(() -> two.run(sum, values(1), values(1, 2, 3)))
                .isInstanceOf(UnsupportedModelException.class);
    }

    @Test
    void nanCountsAsAStep() {
        int x = three.builder.input("x", Shape.of(3, 1));
        assertThat(three.run(three.call("Masking", x), new float[] {Float.NaN, 0, 2}))
                .containsExactly(Float.NaN, 0, 2);
    }

    @Test
    void allStepsMaskedGiveNaN() {
        int x = three.builder.input("x", Shape.of(3, 1));
        assertThat(three.run(three.call("GlobalAveragePooling1D", three.call("Masking", x)), values(0, 0, 0)))
                .containsExactly(Float.NaN);
    }

    private static float[] values(float... values) {
        return values;
    }

    /** A network under construction. */
    private static final class Model {
        private final Graph.Builder builder = new Graph.Builder();
        private final KerasVersion kerasVersion;
        private int layers;

        private Model(KerasVersion kerasVersion) {
            this.kerasVersion = kerasVersion;
        }

        private int differentMasks(String merge) {
            int x = builder.input("x", Shape.of(3, 1));
            int y = builder.input("y", Shape.of(3, 1));
            return call("GlobalAveragePooling1D", call(merge, call("Masking", x), call("Masking", y)));
        }

        private int call(String className, Integer... tensors) {
            return call(className, Map.of(), tensors);
        }

        private int call(String className, Map<String, Object> settings, Integer... tensors) {
            LayerConfig config = new LayerConfig(className, className + layers++, kerasVersion, settings);
            return builder.call(builder.member(config, Layers.standard().of(config)), List.of(tensors));
        }

        private float[] run(int tensor, float[]... inputs) {
            builder.output("y", tensor);
            Graph graph = builder.build();
            List<Parameters> none = new ArrayList<>();
            graph.members().forEach(member -> none.add(Parameters.none()));
            Program program = new Network(graph, none).program();
            float[][] values = program.sizes().stream().map(float[]::new).toArray(float[][]::new);
            for (int i = 0; i < inputs.length; i++) {
                values[program.inputs().get(i)] = inputs[i];
            }
            for (Program.Step step : program.steps()) {
                float[][] in =
                        step.inputs().stream().map(input -> values[input]).toArray(float[][]::new);
                step.op().run(1, in, values[step.output()], new float[program.scratchSize()]);
            }
            int output = program.outputs().get(0);
            return Arrays.copyOf(values[output], program.sizes().get(output));
        }
    }
}
