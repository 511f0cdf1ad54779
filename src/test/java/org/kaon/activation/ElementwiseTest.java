package org.kaon.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ElementwiseTest {
    private static final double[] POINTS = {-20, -3.5, -0.75, -0.125, 0, 0.25, 0.875, 2.5, 30};

    /** Each function at the points, to 18 digits, by mpmath from Keras's definitions. */
    private static final String VALUES = """
            celu, -0.999999997938846378, -0.969802616577681499, -0.527633447258985293, -0.117503097415404597, 0, 0.25, 0.875, 2.5, 30
            elu, -0.999999997938846378, -0.969802616577681499, -0.527633447258985293, -0.117503097415404597, 0, 0.25, 0.875, 2.5, 30
            exponential, 2.06115362243855783e-9, 0.0301973834223185007, 0.472366552741014707, 0.882496902584595403, 1, 1.28402541668774148, 2.39887529396709791, 12.1824939607034734, 10686474581524.4621
            gelu, -5.50724823721246739e-88, -0.000814201776624337627, -0.169970514282651149, -0.0562827218962358884, 0, 0.149676581420730931, 0.708061416254053203, 2.48447583668555966, 30
            hard_shrink, -20, -3.5, -0.75, 0, 0, 0, 0.875, 2.5, 30
            hard_sigmoid, 0, 0, 0.375, 0.479166666666666667, 0.5, 0.541666666666666667, 0.645833333333333333, 0.916666666666666667, 1
            hard_silu, 0, 0, -0.28125, -0.0598958333333333333, 0, 0.135416666666666667, 0.565104166666666667, 2.29166666666666667, 30
            hard_swish, 0, 0, -0.28125, -0.0598958333333333333, 0, 0.135416666666666667, 0.565104166666666667, 2.29166666666666667, 30
            hard_tanh, -1, -1, -0.75, -0.125, 0, 0.25, 0.875, 1, 1
            leaky_relu, -4, -0.7, -0.15, -0.025, 0, 0.25, 0.875, 2.5, 30
            linear, -20, -3.5, -0.75, -0.125, 0, 0.25, 0.875, 2.5, 30
            log_sigmoid, -20.0000000020611536, -3.52975041827262057, -1.13687100611489994, -0.757599035317169066, -0.693147180559945309, -0.575939419878843562, -0.348444581005055712, -0.0788897342925496233, -9.35762296883973678e-14
            mish, -4.1223072406287614e-8, -0.104095754486371217, -0.27649471450546518, -0.0699799071800024769, 0, 0.169572409663817591, 0.735583910984456241, 2.47139230455788111, 30
            relu, 0, 0, 0, 0, 0, 0.25, 0.875, 2.5, 30
            relu6, 0, 0, 0, 0, 0, 0.25, 0.875, 2.5, 6
            selu, -1.75809933722366403, -1.7050093409572832, -0.927632015835051226, -0.206582118113547934, 0, 0.262675246838870123, 0.919363363936045432, 2.62675246838870123, 31.5210296206644148
            sigmoid, 2.06115361819020358e-9, 0.0293122307513563189, 0.320821300824607027, 0.468790626626243743, 0.5, 0.562176500885798104, 0.705785027837011226, 0.924141819978756449, 0.999999999999906424
            silu, -4.12230723638040716e-8, -0.102592807629747116, -0.24061597561845527, -0.0585988283282804678, 0, 0.140544125221449526, 0.617561899357384823, 2.31035454994689112, 29.9999999999971927
            soft_shrink, -19.5, -3, -0.25, 0, 0, 0, 0.375, 2, 29.5
            softplus, 2.0611536203143807e-9, 0.0297504182726205652, 0.386871006114899944, 0.632599035317169066, 0.693147180559945309, 0.825939419878843562, 1.22344458100505571, 2.57888973429254962, 30.0000000000000936
            softsign, -0.952380952380952381, -0.777777777777777778, -0.428571428571428571, -0.111111111111111111, 0, 0.2, 0.466666666666666667, 0.714285714285714286, 0.967741935483870968
            sparse_plus, 0, 0, 0.015625, 0.19140625, 0.25, 0.390625, 0.87890625, 2.5, 30
            sparse_sigmoid, 0, 0, 0.125, 0.4375, 0.5, 0.625, 0.9375, 1, 1
            squareplus, 0.0498756211208902702, 0.265564437074637413, 0.693000468164691396, 0.939451221367587335, 1, 1.13278221853731871, 1.52901557478581129, 2.85078105935821217, 30.0332963783729083
            swish, -4.12230723638040716e-8, -0.102592807629747116, -0.24061597561845527, -0.0585988283282804678, 0, 0.140544125221449526, 0.617561899357384823, 2.31035454994689112, 29.9999999999971927
            tanh, -0.999999999999999992, -0.998177897611198709, -0.635148952387287319, -0.124353001771596208, 0, 0.244918662403709129, 0.703905603936621061, 0.986614298151430289, 1
            tanh_shrink, -19, -2.50182210238880129, -0.114851047612712681, -0.000646998228403791945, 0, 0.00508133759629087072, 0.171094396063378939, 1.51338570184856971, 29
            """;

    static String[] lines() {
        return VALUES.strip().split("\n", -1);
    }

    // 1e-13: the rounding of an argument of 20 moves erfc and exp by 2e-14 of their value, cancellation
    // tanh_shrink(1/8) as much.
    @ParameterizedTest
    @MethodSource("lines")
    void hasTheValuesOfItsDefinition(String line) {
        String[] cells = line.strip().split(" *, *", -1);
        Elementwise function = function(cells[0]);
        for (int i = 0; i < POINTS.length; i++) {
            double expected = Double.parseDouble(cells[i + 1]);
            assertThat(function.value(POINTS[i]))
                    .as("%s(%s)", cells[0], POINTS[i])
                    .isCloseTo(expected, within(1e-13 * Math.abs(expected)));
        }
    }

    @Test
    void everyElementwiseActivationHasReferenceValues() {
        Set<String> covered = Arrays.stream(lines())
                .map(line -> line.strip().split(" *, *", -1)[0])
                .collect(Collectors.toCollection(TreeSet::new));
        covered.addAll(Set.of("softmax", "log_softmax", "sparsemax"));
        assertThat(covered).isEqualTo(Activations.standard().names());
    }

    /** As Keras 3.15 (2.13 where it has the function) gave them. */
    @ParameterizedTest
    @CsvSource({
        "celu, NaN, -1, Infinity",
        "elu, NaN, -1, Infinity",
        "exponential, NaN, 0, Infinity",
        "gelu, NaN, NaN, Infinity",
        "hard_shrink, 0, -Infinity, Infinity",
        "hard_sigmoid, NaN, 0, 1",
        "hard_silu, NaN, NaN, Infinity",
        "hard_swish, NaN, NaN, Infinity",
        "hard_tanh, NaN, -1, 1",
        "leaky_relu, NaN, -Infinity, Infinity",
        "linear, NaN, -Infinity, Infinity",
        "log_sigmoid, NaN, -Infinity, 0",
        "mish, NaN, NaN, Infinity",
        "relu, NaN, 0, Infinity",
        "relu6, NaN, 0, 6",
        "selu, NaN, -1.7580993, Infinity",
        "sigmoid, NaN, 0, 1",
        "silu, NaN, NaN, Infinity",
        "swish, NaN, NaN, Infinity",
        "soft_shrink, 0, -Infinity, Infinity",
        "softplus, NaN, 0, Infinity",
        "softsign, NaN, NaN, NaN",
        "sparse_plus, NaN, 0, Infinity",
        "sparse_sigmoid, NaN, 0, 1",
        "squareplus, NaN, NaN, Infinity",
        "tanh, NaN, -1, 1",
        "tanh_shrink, NaN, -Infinity, Infinity",
    })
    void treatsNaNAndInfinitiesAsKerasDoes(String name, float atNaN, float atMinusInfinity, float atInfinity) {
        float[] values = {Float.NaN, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY};
        function(name).apply(values, 1, 3);
        // Zeros of either sign.
        for (int i = 0; i < 3; i++) {
            values[i] += 0f;
        }
        assertThat(values).containsExactly(atNaN, atMinusInfinity, atInfinity);
    }

    @Test
    void squareplusOverflowsInFloatWhereKerasDoes() {
        float[] values = {1e30f, -1e30f, 1e18f, -1e18f};
        new Squareplus().apply(values, 1, 4);
        assertThat(values).containsExactly(Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY, 1e18f, 1e-18f);
        assertThat(new Squareplus().value(1e30)).isEqualTo(1e30);
    }

    @Test
    void hardSigmoidHasAnotherSlopeInKerasTwo() {
        assertThat(((Elementwise) function("hard_sigmoid").forKeras(2)).value(1))
                .isCloseTo(0.7, within(1e-15));
        assertThat(((Elementwise) function("hard_sigmoid").forKeras(3)).value(1))
                .isCloseTo(4.0 / 6, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({
        // x, Keras 2, Keras 3: slope 0.1, limit 2, threshold 0.5
        "3, 2, 2",
        "1, 1, 1",
        "0.5, 0, 0",
        "-1.5, -0.2, -0.2",
        "-Infinity, NaN, -Infinity",
        "Infinity, 2, 2",
        "NaN, NaN, NaN",
    })
    void generalReluFollowsTheStepsOfEachVersion(double x, double keras2, double keras3) {
        assertThat(new GeneralRelu(0.1, 2, 0.5, 2).value(x)).isEqualTo(keras2, within(1e-15));
        assertThat(new GeneralRelu(0.1, 2, 0.5, 3).value(x)).isEqualTo(keras3, within(1e-15));
    }

    @Test
    void generalReluWithoutSlopeDropsNaNBelowTheThresholdInKerasThreeOnly() {
        assertThat(new GeneralRelu(0, 2, 0.5, 2).value(Double.NaN)).isNaN();
        assertThat(new GeneralRelu(0, 2, 0.5, 3).value(Double.NaN)).isZero();
        assertThat(new GeneralRelu(0, Double.POSITIVE_INFINITY, 0, 3).value(Double.NaN))
                .isNaN();
        assertThat(new GeneralRelu(0.3, Double.POSITIVE_INFINITY, 0, 2).value(-2))
                .isEqualTo(-0.6);
    }

    @Test
    void parametersOfTheActivationLayersAreUsed() {
        assertThat(new LeakyRelu(0.5).value(-4)).isEqualTo(-2);
        assertThat(new Elu(2).value(-1)).isEqualTo(2 * Math.expm1(-1));
        assertThat(new ThresholdedRelu(1).value(1)).isZero();
        assertThat(new ThresholdedRelu(1).value(1.5)).isEqualTo(1.5);
        assertThat(new ThresholdedRelu(1).value(Double.NEGATIVE_INFINITY)).isNaN();
    }

    private static Elementwise function(String name) {
        return (Elementwise) Activations.standard().of(name).orElseThrow();
    }
}
