package org.kaon.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.UnsupportedModelException;
import org.kaon.activation.Activation;
import org.kaon.activation.Activations;
import org.kaon.activation.Elementwise;
import org.kaon.layer.KerasVersion;
import org.kaon.layer.LayerConfig;
import org.kaon.layer.Layers;

/** What holds for every row of the table of activations. */
class ActivationContractTest {
    private static final float[] EXTREMES = {
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        1e30f,
        -1e30f,
        1e-45f,
        -0f,
        0f
    };

    static Set<String> names() {
        return Activations.standard().names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void takesEveryValueAndLeavesTheRestOfTheArrayAlone(String name) {
        for (float first : EXTREMES) {
            for (float second : EXTREMES) {
                float[] values = {first, second, 1, 42, Float.NaN};
                of(name).apply(values, 1, 3);
                assertThat(values[3]).isEqualTo(42);
                assertThat(values[4]).isNaN();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void takesNoRowsAndNoWidth(String name) {
        float[] values = {7};
        of(name).apply(values, 0, 1);
        of(name).apply(values, 1, 0);
        assertThat(values).containsExactly(7);
    }

    @ParameterizedTest
    @MethodSource("names")
    void computesEveryRowByItself(String name) {
        Random random = new Random(1);
        float[] batch = new float[7 * 5];
        for (int i = 0; i < batch.length; i++) {
            batch[i] = (float) (4 * random.nextGaussian());
        }
        float[] rows = batch.clone();
        of(name).apply(batch, 7, 5);
        for (int row = 0; row < 7; row++) {
            float[] alone = Arrays.copyOfRange(rows, row * 5, row * 5 + 5);
            of(name).apply(alone, 1, 5);
            assertThat(alone).isEqualTo(Arrays.copyOfRange(batch, row * 5, row * 5 + 5));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void floatIsTheDoubleFormulaRoundedOnce(String name) {
        if (!(of(name) instanceof Elementwise function)) {
            return;
        }
        for (float x = -9; x < 9; x += 0.37f) {
            assertThat(function.rounded(x)).isEqualTo((float) function.value(x));
        }
    }

    /** At each of these, one value above and below and in a row long enough for vector code. */
    private static final float[] POINTS = {
        -8, -6, -3, -1, -0.5f, -1e-45f, -0f, 0f, 1e-45f, 1e-38f, 0.5f, 1, 3, 6, 8, 1e30f
    };

    @ParameterizedTest
    @MethodSource("names")
    void loopsOverArraysGiveWhatTheFormulasSay(String name) {
        if (!(of(name) instanceof Elementwise function)) {
            return;
        }
        for (float point : POINTS) {
            float[] x = new float[77];
            float[] dy = new float[77];
            for (int i = 0; i < x.length; i++) {
                x[i] = i == 0 ? Math.nextDown(point) : i == 1 ? Math.nextUp(point) : point;
                dy[i] = i % 7 - 3.1f;
            }
            float[] y = x.clone();
            function.apply(y, 7, 11);
            float[] dx = new float[77];
            Arrays.fill(dx, 0.25f);
            function.backward(x, y, dy, dx, 7, 11);
            for (int i = 0; i < x.length; i++) {
                assertThat(y[i]).isEqualTo(function.rounded(x[i]));
                assertThat(dx[i]).isEqualTo(0.25f + (float) (dy[i] * function.derivative(x[i], y[i])));
            }
        }
    }

    @Test
    void reluOfDoublesLetsTheSmallestThrough() {
        double[] x = {Double.MIN_VALUE, 0, -0.0, -Double.MIN_VALUE, Double.MAX_VALUE, Double.POSITIVE_INFINITY};
        double[] y = x.clone();
        org.kaon.float64.activation.Relu relu = new org.kaon.float64.activation.Relu();
        relu.apply(y, 1, x.length);
        double[] dx = new double[x.length];
        relu.backward(x, y, new double[] {3, 3, 3, 3, 3, 3}, dx, 1, x.length);
        assertThat(y).containsExactly(Double.MIN_VALUE, 0, 0, 0, Double.MAX_VALUE, Double.POSITIVE_INFINITY);
        assertThat(dx).containsExactly(3, 0, 0, 0, 3, 3);
    }

    @ParameterizedTest
    @MethodSource("names")
    void bearsItsNameInEveryVersion(String name) {
        assertThat(of(name).name()).isEqualTo(name);
        assertThat(of(name).forKeras(2).name()).isEqualTo(name);
        assertThat(of(name).forKeras(3)).isEqualTo(of(name));
    }

    @Test
    void refusesWhatNeedsArgumentsOrChangesTheShapeWithTheListOfKnownNames() {
        for (String name : new String[] {"glu", "threshold", "rellu"}) {
            LayerConfig config = new LayerConfig("Activation", "act", KerasVersion.CURRENT, Map.of("activation", name));
            assertThatThrownBy(() -> Layers.standard().of(config))
                    .isInstanceOf(UnsupportedModelException.class)
                    .hasMessageContaining("Layer 'act'")
                    .hasMessageContaining("'" + name + "'")
                    .hasMessageContaining("celu, elu, exponential");
        }
    }

    private static Activation of(String name) {
        return Activations.standard().of(name).orElseThrow();
    }
}
