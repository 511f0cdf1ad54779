package org.kaon.float64.activation.fast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.float64.activation.Activation;
import org.kaon.float64.activation.Elementwise;
import org.kaon.float64.activation.Relu;
import org.kaon.float64.activation.Sigmoid;
import org.kaon.float64.activation.Softmax;
import org.kaon.float64.activation.Tanh;

/** Fast functions in double against mpmath (testdata/scripts/make_double_functions.py). The build runs this with and without FMA. */
class FastDoublesTest {
    private static final Activation SOFTMAX = FastActivations.of(new Softmax());
    /** As the pages state; mpmath's values are rounded, which is half a unit of it. */
    private static final double ULPS = 3;

    private record Point(double x, double y) {}

    private static Elementwise fast(String name) {
        return (Elementwise) FastActivations.of(name.equals("tanh") ? new Tanh() : new Sigmoid());
    }

    private static List<Point> points(String name) throws IOException {
        return Files.readAllLines(Path.of("testdata/activations/double_functions.csv")).stream()
                .filter(line -> line.startsWith(name + ","))
                .map(line -> line.split(",", -1))
                .map(cells -> new Point(Double.parseDouble(hex(cells[1])), Double.parseDouble(hex(cells[2]))))
                .toList();
    }

    /** Python leaves out the exponent of 0 alone. */
    private static String hex(String text) {
        return text.contains("p") ? text : text + "p0";
    }

    private static double ulps(double got, double expected) {
        return Math.abs(got - expected) / Math.ulp(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tanh", "sigmoid"})
    void staysWithinTheStatedErrorAloneAndInALoop(String name) throws IOException {
        List<Point> points = points(name);
        double[] loop = points.stream().mapToDouble(Point::x).toArray();
        fast(name).apply(loop, 1, loop.length);
        for (int i = 0; i < loop.length; i++) {
            Point point = points.get(i);
            assertThat(fast(name).rounded(point.x())).isEqualTo(loop[i]);
            assertThat(ulps(loop[i], point.y())).as("%s(%s)", name, point.x()).isLessThanOrEqualTo(ULPS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "log", "log1p"})
    void exponentialsAndLogarithmsStayWithinTheStatedError(String name) throws IOException {
        List<Point> points = points(name);
        double[] values = points.stream().mapToDouble(Point::x).toArray();
        double[] scratch = new double[values.length];
        switch (name) {
            case "exp" -> Exponentials.exp(values, scratch, values.length);
            case "log" -> Exponentials.log(values, scratch, values.length);
            default -> Exponentials.log1p(values, values.length);
        }
        for (int i = 0; i < values.length; i++) {
            Point point = points.get(i);
            assertThat(ulps(values[i], point.y())).as("%s(%s)", name, point.x()).isLessThanOrEqualTo(ULPS);
        }
    }

    @Test
    void exponentialsAndLogarithmsShowNanAndEnds() {
        double[] values = {Double.NaN, Double.NEGATIVE_INFINITY, -1e300, 0};
        Exponentials.exp(values, new double[4], 4);
        assertThat(values).containsExactly(Double.NaN, values[1], values[1], 1);
        assertThat(values[1]).isBetween(0.0, 1e-307);

        double[] large = {Double.NaN, Double.POSITIVE_INFINITY, 1};
        Exponentials.log(large, new double[3], 3);
        assertThat(large).containsExactly(Double.NaN, Double.NaN, 0);
        double[] fractions = {Double.NaN, 0};
        Exponentials.log1p(fractions, 2);
        assertThat(fractions).containsExactly(Double.NaN, 0);
    }

    /** Softmax of d and 0 is the sigmoid of d and of -d; of them with a third value that vanishes, too. */
    @Test
    void softmaxStaysWithinTheStatedError() throws IOException {
        for (Point point : points("sigmoid")) {
            double[] pair = {point.x(), 0};
            double[] swapped = {0, point.x()};
            double[] three = {point.x(), 0, -1e5};
            SOFTMAX.apply(pair, 1, 2);
            SOFTMAX.apply(swapped, 1, 2);
            SOFTMAX.apply(three, 1, 3);
            assertThat(swapped).containsExactly(pair[1], pair[0]);
            assertThat(three[2]).isZero();
            if (point.x() > -690) {
                assertThat(ulps(pair[0], point.y())).as("of %s", point.x()).isLessThanOrEqualTo(4.5);
                assertThat(ulps(three[0], point.y())).as("of %s", point.x()).isLessThanOrEqualTo(4.5);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tanh", "sigmoid"})
    void agreesWithTheExactFormOnRandomNumbers(String name) {
        Random random = new Random(3);
        for (int i = 0; i < 200_000; i++) {
            double x = 4 * random.nextGaussian();
            double expected = fast(name).value(x);
            // Math's own error and ours.
            assertThat(Math.abs(fast(name).rounded(x) - expected)).isLessThanOrEqualTo(1e-15 * Math.abs(expected));
        }
    }

    @Test
    void takesEveryValueAsTheExactFormDoes() {
        double[] extremes = {
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MAX_VALUE,
            -1e300,
            0,
            -0.0,
            5e-324,
            800
        };
        for (double x : extremes) {
            // Zeros of either sign are equal.
            assertThat(fast("tanh").rounded(x) + 0.0).isEqualTo(Double.valueOf(Math.tanh(x) + 0.0));
            assertThat(fast("sigmoid").rounded(x)).isEqualTo(Double.valueOf(new Sigmoid().value(x)));
            for (double other : extremes) {
                for (double[] values : new double[][] {{x, other}, {other, x, 1}}) {
                    double[] expected = values.clone();
                    new Softmax().apply(expected, 1, values.length);
                    SOFTMAX.apply(values, 1, values.length);
                    for (int i = 0; i < values.length; i++) {
                        boolean close = Math.abs(values[i] - expected[i]) <= 1e-15 * expected[i];
                        assertThat(close || Double.compare(values[i], expected[i]) == 0)
                                .as("softmax of %s and %s", x, other)
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void tanhIsOdd() {
        new Random(5)
                .doubles(1000, -25, 25)
                .forEach(x -> assertThat(FastTanh.of(-x)).isEqualTo(-FastTanh.of(x)));
    }

    @Test
    void computesEveryRowByItselfAndLeavesTheRestAlone() {
        for (Activation function : List.of(fast("tanh"), fast("sigmoid"), SOFTMAX)) {
            for (int width : new int[] {0, 1, 2, 5, 131}) {
                double[] values =
                        new Random(width).doubles(3 * width + 1, -4, 4).toArray();
                double[] before = values.clone();
                function.apply(values, 3, width);
                for (int row = 0; row < 3; row++) {
                    double[] alone = Arrays.copyOfRange(before, row * width, (row + 1) * width);
                    function.apply(alone, 1, width);
                    assertThat(Arrays.copyOfRange(values, row * width, (row + 1) * width))
                            .isEqualTo(alone);
                }
                assertThat(values[3 * width]).isEqualTo(before[3 * width]);
            }
        }
    }

    @Test
    void keepsNameFormulaAndGradient() {
        for (Activation exact : List.of(new Tanh(), new Sigmoid(), new Softmax())) {
            Activation fast = FastActivations.of(exact);
            assertThat(fast.name()).isEqualTo(exact.name());
            double[] x = {-0.5, 0.25, 1};
            double[] y = {0.25, 0.5, 0.125};
            double[] dy = {1, -2, 0.5};
            double[] expected = new double[3];
            double[] got = new double[3];
            exact.backward(x, y, dy, expected, 1, 3);
            fast.backward(x, y, dy, got, 1, 3);
            assertThat(got).isEqualTo(expected);
        }
        assertThat(fast("tanh").value(0.3)).isEqualTo(Math.tanh(0.3));
        assertThat(fast("tanh").derivative(0.3, 0.5)).isEqualTo(0.75);
        Relu relu = new Relu();
        assertThat(FastActivations.of(relu)).isSameAs(relu);
    }
}
