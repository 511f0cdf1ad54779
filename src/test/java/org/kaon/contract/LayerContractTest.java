package org.kaon.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.KaonException;
import org.kaon.kernel.Identity;
import org.kaon.kernel.Op;
import org.kaon.layer.LayerCase;
import org.kaon.layer.Layers;
import org.kaon.layer.Shape;

/** What holds for every row of the table of layers. */
class LayerContractTest {
    private static final int ROWS = 3;

    static Stream<LayerCase> examples() {
        return LayerExamples.GOOD.stream().map(LayerCase::filled);
    }

    static List<LayerCase> badSettings() {
        return LayerExamples.BAD;
    }

    static List<LayerCase> badInputs() {
        return LayerExamples.BAD_INPUTS;
    }

    @Test
    void everyRowHasAnExampleAndSomethingItRefuses() {
        assertThat(classNames(LayerExamples.GOOD)).isEqualTo(Layers.standard().classNames());
        Set<String> refusing = classNames(LayerExamples.BAD);
        refusing.addAll(classNames(LayerExamples.BAD_INPUTS));
        assertThat(refusing).isEqualTo(Layers.standard().classNames());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void writesEveryValueOfItsOutputAndNoMore(LayerCase example) {
        int size = ROWS * (int) example.output().size();
        if (example.op() instanceof Identity) {
            assertThat(example.output().size())
                    .isEqualTo(example.inputs().get(0).size());
            return;
        }
        float[] zeros = run(example, ROWS, inputs(example), filled(size + 5, 0));
        float[] sevens = run(example, ROWS, inputs(example), filled(size + 5, 7));
        assertThat(Arrays.copyOf(zeros, size)).isEqualTo(Arrays.copyOf(sevens, size));
        assertThat(Arrays.copyOfRange(zeros, size, size + 5)).containsOnly(0);
        assertThat(Arrays.copyOfRange(sevens, size, size + 5)).containsOnly(7);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void leavesItsInputsAlone(LayerCase example) {
        float[][] inputs = inputs(example);
        float[][] copies = Arrays.stream(inputs).map(float[]::clone).toArray(float[][]::new);
        example.run(inputs);
        assertThat(inputs).isDeepEqualTo(copies);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void computesEveryRowByItself(LayerCase example) {
        float[][] inputs = inputs(example);
        float[] batch = example.run(inputs);
        int size = (int) example.output().size();
        for (int row = 0; row < ROWS; row++) {
            float[][] alone = new float[inputs.length][];
            for (int i = 0; i < inputs.length; i++) {
                int width = (int) example.inputs().get(i).size();
                alone[i] = Arrays.copyOfRange(inputs[i], row * width, (row + 1) * width);
            }
            assertThat(example.run(alone)).isEqualTo(Arrays.copyOfRange(batch, row * size, (row + 1) * size));
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isTheSameOnSeveralPartsOfAnEvent(LayerCase example) {
        if (example.op() instanceof Identity) {
            assertThat(example.op().times(ROWS)).isInstanceOf(Identity.class);
            return;
        }
        float[] output = new float[ROWS * (int) example.output().size()];
        Op parts = example.op().times(ROWS);
        parts.run(1, inputs(example), output, new float[parts.scratchSize()]);
        assertThat(output).isEqualTo(example.run(inputs(example)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void takesNaNAndInfinities(LayerCase example) {
        float[][] inputs = inputs(example);
        for (float[] input : inputs) {
            for (int i = 0; i < input.length; i++) {
                input[i] =
                        new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 3e38f, -3e38f}[i % 5];
            }
        }
        assertThat(example.run(inputs)).hasSize(ROWS * (int) example.output().size());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void leavesOpenWhatTheInputLeavesOpen(LayerCase example) {
        for (int axis = 0; axis < example.inputs().get(0).rank(); axis++) {
            Shape[] open = new Shape[example.inputs().size()];
            for (int i = 0; i < open.length; i++) {
                Shape input = example.inputs().get(i);
                open[i] = axis < input.rank() ? input.with(axis, Shape.UNKNOWN) : input;
            }
            LayerCase opened = new LayerCase(example.config(), List.of(open), example.parameters());
            assertThat(opened.output().accepts(example.output()))
                    .as("%s for %s, %s for %s", opened.output(), opened.inputs(), example.output(), example.inputs())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("badSettings")
    void refusesBadSettingsByName(LayerCase bad) {
        assertThatThrownBy(bad::layer)
                .isInstanceOf(KaonException.class)
                .hasMessageContaining("Layer 'the_layer' (" + bad.config().className() + ")");
    }

    @ParameterizedTest
    @MethodSource("badInputs")
    void refusesBadInputsByName(LayerCase bad) {
        assertThatThrownBy(bad::output)
                .isInstanceOf(KaonException.class)
                .hasMessageContaining("Layer 'the_layer' (" + bad.config().className() + ")");
    }

    private static Set<String> classNames(List<LayerCase> cases) {
        Set<String> names = new TreeSet<>();
        cases.forEach(example -> names.add(example.config().className()));
        return names;
    }

    private static float[] run(LayerCase example, int rows, float[][] inputs, float[] output) {
        Op op = example.op();
        op.run(rows, inputs, output, new float[op.scratchSize()]);
        return output;
    }

    private static float[][] inputs(LayerCase example) {
        Random random = new Random(3);
        return example.inputs().stream()
                .map(shape -> {
                    float[] values = new float[ROWS * (int) shape.size()];
                    IntStream.range(0, values.length).forEach(i -> values[i] = (float) random.nextGaussian());
                    return values;
                })
                .toArray(float[][]::new);
    }

    private static float[] filled(int length, float value) {
        float[] values = new float[length];
        Arrays.fill(values, value);
        return values;
    }
}
