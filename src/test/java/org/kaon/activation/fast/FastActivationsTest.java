package org.kaon.activation.fast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.activation.Activation;
import org.kaon.activation.Activations;
import org.kaon.activation.Elementwise;

class FastActivationsTest {
    /** A prime, so that every pattern of low bits comes; all floats are checked by FastActivationBounds. */
    private static final int STRIDE = 16_381;

    static List<FastForm> forms() {
        return FastForm.all();
    }

    static Set<String> names() {
        return Activations.standard().names();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void staysWithinTheStatedErrorWithTheSameBitsAloneAndInALoop(FastForm form) {
        FastForm.Worst worst = form.measured(STRIDE);
        assertThat(worst.ulps()).as("ulp at %s", worst.x()).isLessThanOrEqualTo(form.ulps());
        assertThat(worst.relative()).as("relative at %s", worst.xRelative()).isLessThanOrEqualTo(form.relative());
    }

    @Test
    void noStatedErrorReachesTheLibrarysPromise() {
        assertThat(forms()).allSatisfy(form -> assertThat(form.relative()).isLessThan(5e-7));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void zerosKeepTheSignOfTheExactForm(FastForm form) {
        float[] zeros = new float[2 * FloatExp.LONG];
        Arrays.fill(zeros, 0, FloatExp.LONG, -0f);
        form.fast().apply(zeros, 2, FloatExp.LONG);
        // celu alone makes +0 of -0 where its fast form, which it shares with elu, keeps -0; its page says so.
        float negative = form.exact().name().equals("celu") ? -0f : form.exact().rounded(-0f);
        assertThat(zeros[0]).isEqualTo(negative);
        assertThat(form.fast().rounded(-0f)).isEqualTo(negative);
        assertThat(zeros[FloatExp.LONG]).isEqualTo(form.exact().rounded(0f));
    }

    @Test
    void theTableHasTheFunctionsThatTakeTime() {
        Set<String> fast = new TreeSet<>();
        for (String name : names()) {
            if (FastActivations.of(exact(name)) != exact(name)) {
                fast.add(name);
            }
        }
        assertThat(fast)
                .containsExactly(
                        "celu",
                        "elu",
                        "exponential",
                        "gelu",
                        "leaky_relu",
                        "log_sigmoid",
                        "log_softmax",
                        "mish",
                        "selu",
                        "sigmoid",
                        "silu",
                        "softmax",
                        "softplus",
                        "softsign",
                        "swish",
                        "tanh");
    }

    @ParameterizedTest
    @MethodSource("names")
    void keepsNameFormulaAndGradient(String name) {
        Activation fast = FastActivations.of(exact(name));
        assertThat(fast.name()).isEqualTo(name);
        if (fast instanceof Elementwise formula) {
            assertThat(formula.value(-0.7)).isEqualTo(((Elementwise) exact(name)).value(-0.7));
        }
        float[] x = {-0.5f, 0.25f, 1};
        float[] y = {0.25f, 0.5f, 0.125f};
        float[] dy = {1, -2, 0.5f};
        float[] expected = new float[3];
        float[] got = new float[3];
        exact(name).backward(x, y, dy, expected, 1, 3);
        fast.backward(x, y, dy, got, 1, 3);
        assertThat(got).isEqualTo(expected);
    }

    @Test
    void anActivationOfTheUsersOwnStaysAsItIs() {
        Activation own = new Activation() {
            @Override
            public String name() {
                return "tanh";
            }

            @Override
            public void apply(float[] values, int rows, int width) {
                Arrays.fill(values, 7);
            }
        };
        assertThat(FastActivations.of(own)).isSameAs(own);
    }

    @ParameterizedTest
    @MethodSource("names")
    void computesEveryRowByItselfAndLeavesTheRestAlone(String name) {
        Activation fast = FastActivations.of(exact(name));
        for (int width : new int[] {1, 2, 5, FloatExp.LONG + 3}) {
            float[] values = values(3 * width + 1, 4);
            float[] before = values.clone();
            fast.apply(values, 3, width);
            for (int row = 0; row < 3; row++) {
                float[] alone = Arrays.copyOfRange(before, row * width, (row + 1) * width);
                fast.apply(alone, 1, width);
                assertThat(Arrays.copyOfRange(values, row * width, (row + 1) * width))
                        .isEqualTo(alone);
            }
            assertThat(values[3 * width]).isEqualTo(before[3 * width]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"softmax", "log_softmax"})
    void vectorsStayWithinTheStatedError(String name) {
        for (float scale : new float[] {0.01f, 1, 20, 100, 1e4f, 1e30f}) {
            for (int width : new int[] {1, 2, 3, 5, 64, 300}) {
                for (int seed = 0; seed < 40; seed++) {
                    check(name, values(width, scale), seed);
                }
            }
        }
    }

    private static void check(String name, float[] x, int shift) {
        for (int i = 0; i < x.length; i++) {
            x[i] += shift;
        }
        double[] expected = name.equals("softmax") ? SoftmaxInDouble.of(x) : SoftmaxInDouble.logarithmOf(x);
        float[] got = x.clone();
        FastActivations.of(exact(name)).apply(got, 1, x.length);
        for (int i = 0; i < x.length; i++) {
            // 2⁻¹⁴⁸: two units of a denormal result.
            double allowed = 4e-7 * Math.abs(expected[i]) + 0x1p-148;
            if (!(Math.abs(got[i] - expected[i]) <= allowed)) {
                fail("%s of %s: value %s is %s, expected %s", name, Arrays.toString(x), i, got[i], expected[i]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"softmax", "log_softmax"})
    void vectorsOfNaNInfinitiesAndHugeNumbersAreThoseOfTheExactForm(String name) {
        float[] extremes = {
            Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MAX_VALUE, -1e30f, 3e7f, 0, -0f
        };
        for (float first : extremes) {
            for (float second : extremes) {
                for (float[] x : new float[][] {{first, second}, {second, first, second}, wide(first, second)}) {
                    float[] expected = x.clone();
                    float[] got = x.clone();
                    exact(name).apply(expected, 1, x.length);
                    FastActivations.of(exact(name)).apply(got, 1, x.length);
                    for (int i = 0; i < x.length; i++) {
                        boolean close = Math.abs(got[i] - expected[i]) <= 4e-7 * Math.abs(expected[i]);
                        assertThat(close || Float.compare(got[i], expected[i]) == 0)
                                .as("%s of %s, %s: %s, expected %s", name, first, second, got[i], expected[i])
                                .isTrue();
                    }
                }
            }
        }
    }

    private static float[] wide(float first, float second) {
        float[] x = new float[FloatExp.LONG];
        Arrays.fill(x, first);
        x[77] = second;
        return x;
    }

    /** Differences near 0, on both sides of where its form changes, and up to where one of the two is 0; behind large numbers they are rounded. */
    @ParameterizedTest
    @ValueSource(floats = {0, 0.7f, -1234.5f, 3e6f})
    void softmaxOfTwoStaysWithinTheStatedErrorAndSwapsWithItsArguments(float offset) {
        Activation softmax = FastActivations.of(exact("softmax"));
        for (int i = -5500; i <= 5500; i++) {
            float[] x = {offset, offset + i * 0.0203f};
            float[] swapped = {x[1], x[0]};
            check("softmax", x, 0);
            softmax.apply(x, 1, 2);
            softmax.apply(swapped, 1, 2);
            assertThat(swapped).containsExactly(x[1], x[0]);
        }
    }

    @Test
    void softmaxOfTwoFarApartIsOneAndZero() {
        float[] x = {300, -4, -1e30f, 1e30f, 20, -109};
        FastActivations.of(exact("softmax")).apply(x, 3, 2);
        assertThat(x).containsExactly(1, 0, 0, 1, 1, 0);
    }

    /** Strides pass them by. */
    @ParameterizedTest
    @MethodSource("forms")
    void specialValuesHaveTheSameBitsAloneAndInALoop(FastForm form) {
        float[] special = {
            0,
            -0f,
            Float.MIN_VALUE,
            -Float.MIN_VALUE,
            Float.MIN_NORMAL,
            -Float.MIN_NORMAL,
            1,
            -1,
            Float.MAX_VALUE,
            -Float.MAX_VALUE,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.NaN
        };
        float[] loop = Arrays.copyOf(special, 10 * FloatExp.LONG);
        form.fast().apply(loop, 1, loop.length);
        for (int i = 0; i < special.length; i++) {
            assertThat(Float.floatToIntBits(loop[i]))
                    .as("%s(%s)", form, special[i])
                    .isEqualTo(Float.floatToIntBits(form.fast().rounded(special[i])));
        }
    }

    @Test
    void tanhIsOdd() {
        for (float x : values(1000, 3)) {
            assertThat(FastTanh.of(-x)).isEqualTo(-FastTanh.of(x));
        }
    }

    @Test
    void tanhIsNeitherMoreThanOneNorThanItsArgument() {
        int limit = Float.floatToRawIntBits(FastTanh.HIGHEST);
        IntStream.concat(
                        IntStream.range(limit - 100_000, limit + 100),
                        IntStream.rangeClosed(0, limit / STRIDE).map(i -> i * STRIDE))
                .mapToObj(Float::intBitsToFloat)
                .forEach(x -> assertThat(FastTanh.of(x)).isLessThanOrEqualTo(Math.min(x, 1)));
        assertThat(FastTanh.of(FastTanh.HIGHEST)).isEqualTo(1);
        assertThat(FastTanh.inside(FastTanh.HIGHEST)).isEqualTo(1);
    }

    private static Activation exact(String name) {
        return Activations.standard().of(name).orElseThrow();
    }

    private static float[] values(int count, float scale) {
        Random random = new Random(count);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (scale * random.nextGaussian());
        }
        return values;
    }
}
