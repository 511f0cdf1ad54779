package org.kaon.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.activation.Activation;
import org.kaon.activation.Sigmoid;
import org.kaon.activation.Softmax;
import org.kaon.loss.BinaryCrossentropy;
import org.kaon.loss.BinaryFocalCrossentropy;
import org.kaon.loss.CategoricalCrossentropy;
import org.kaon.loss.CategoricalFocalCrossentropy;
import org.kaon.loss.Huber;
import org.kaon.loss.Loss;
import org.kaon.loss.LossBlock;
import org.kaon.loss.Losses;

/** What holds for every row of the table of losses, with other settings as well, and for what they become before an activation. */
class LossContractTest {
    private static final int WIDTH = 3;
    private static final double STEP = 1e-5;
    private static final double[] EXTREMES = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        1e30,
        -1e30,
        Double.MIN_VALUE,
        0,
        -0.0,
        1,
        -1
    };

    static Stream<Loss> losses() {
        Stream<Loss> rows = Losses.standard().names().stream()
                .map(name -> Losses.standard().of(name).orElseThrow());
        Stream<Loss> others = Stream.of(
                Huber.of().delta(0.25),
                BinaryCrossentropy.of().labelSmoothing(0.2),
                CategoricalCrossentropy.of().labelSmoothing(0.2),
                BinaryFocalCrossentropy.of().balanced(0.7).gamma(1.5).labelSmoothing(0.1),
                BinaryFocalCrossentropy.of().gamma(0),
                BinaryFocalCrossentropy.of().fromLogits(true).gamma(0.5),
                CategoricalFocalCrossentropy.of()
                        .alpha(0.1, 0.4, 0.5)
                        .gamma(0.5)
                        .labelSmoothing(0.1),
                CategoricalFocalCrossentropy.of().fromLogits(true));
        return Stream.concat(rows, others).flatMap(LossContractTest::withForms).distinct();
    }

    private static Stream<Loss> withForms(Loss loss) {
        Stream<Activation> activations = Stream.of(new Sigmoid(), new Softmax());
        return Stream.concat(Stream.of(loss), activations.flatMap(f -> loss.beforeActivation(f).stream()));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void gradientIsTheCentralDifference(Loss loss) {
        Random random = new Random(3);
        for (double[] target : targets(loss)) {
            for (int trial = 0; trial < 20; trial++) {
                double[] prediction = random.doubles(WIDTH, 0.05, 0.95).toArray();
                double[] gradient = new double[WIDTH];
                loss.of(prediction, target, gradient);
                for (int i = 0; i < WIDTH; i++) {
                    // The difference is off by rounding, 1e-16 L / step, and by step² / 6 times a third derivative of
                    // up to 1e4.
                    double expected = difference(loss, prediction, target, i);
                    double rounding = 1e-11 * Math.max(1, loss.of(prediction, target, new double[WIDTH])) / STEP;
                    assertThat(gradient[i]).isCloseTo(expected, within(rounding + 1e-8 * Math.abs(expected)));
                }
            }
        }
    }

    private static double difference(Loss loss, double[] prediction, double[] target, int i) {
        double[] unused = new double[WIDTH];
        double[] moved = prediction.clone();
        moved[i] = prediction[i] + STEP;
        double above = loss.of(moved, target, unused);
        moved[i] = prediction[i] - STEP;
        return (above - loss.of(moved, target, unused)) / (2 * STEP);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void takesEveryPredictionAndShowsNan(Loss loss) {
        double[] gradient = new double[WIDTH];
        for (double[] target : targets(loss)) {
            for (double first : EXTREMES) {
                for (double second : EXTREMES) {
                    double[] prediction = {first, second, 0.5};
                    double value = loss.of(prediction, target, gradient);
                    if (Double.isNaN(first) || Double.isNaN(second)) {
                        assertThat(value).isNaN();
                    }
                    assertThat(prediction).containsExactly(first, second, 0.5);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void isFiniteFromZeroToOne(Loss loss) {
        for (double[] target : targets(loss)) {
            for (double[] prediction : new double[][] {{0, 1, 0.5}, {1, 0, 0}, {0, 0, 1}, {1, 1, 1}}) {
                double[] gradient = new double[WIDTH];
                assertThat(loss.of(prediction, target, gradient)).isFinite();
                for (double slope : gradient) {
                    assertThat(slope).isFinite();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void isFiniteForWideLogits(Loss loss) {
        // Quotients by lengths and logarithms of negative numbers aside, nothing overflows at 1e30.
        boolean takesLogits = withForms(loss)
                .anyMatch(form -> form.equals(loss) && form.toString().contains("fromLogits=true"));
        for (double[] target : takesLogits ? targets(loss) : List.<double[]>of()) {
            double[] gradient = new double[WIDTH];
            assertThat(loss.of(new double[] {1e30, -1e30, 0}, target, gradient)).isFinite();
        }
    }

    /** Loops over vectors take another exponential and another logarithm: each is off by 5e-16 of its value, and they go into sums of a few terms. */
    @ParameterizedTest
    @MethodSource("losses")
    void sumsBlocksAsItDoesVectors(Loss loss) {
        for (int width : widths(loss)) {
            for (int count : new int[] {1, 5, 131}) {
                for (double spread : new double[] {1, 30, 1000}) {
                    checkBlock(loss, block(loss, width, count, spread), 1e-14 * Math.max(1, spread));
                }
            }
        }
    }

    /** Where classes have factors of their own, these tell how many there are. */
    private static int[] widths(Loss loss) {
        boolean isOfThree = loss instanceof CategoricalFocalCrossentropy focal
                && focal.alpha().size() == WIDTH;
        return isOfThree ? new int[] {WIDTH} : new int[] {2, WIDTH};
    }

    private static LossBlock block(Loss loss, int width, int count, double spread) {
        Random random = new Random(width + count);
        int targetWidth = loss.targetWidth(width);
        double[][] predictions = new double[width][count + 1];
        double[][] targets = new double[targetWidth][count + 1];
        for (int vector = 0; vector < count; vector++) {
            for (int i = 0; i < width; i++) {
                predictions[i][vector] = spread == 1 ? random.nextDouble() : spread * random.nextGaussian();
            }
            int right = random.nextInt(width);
            targets[targetWidth == 1 ? 0 : right][vector] = targetWidth == 1 ? right : 1;
        }
        double[] factors = random.doubles(count + 1, -0.1, 1).toArray();
        return new LossBlock(count, predictions, targets, factors, new double[width][count + 1]);
    }

    private static void checkBlock(Loss loss, LossBlock block, double bound) {
        double sum = loss.sum(block);
        double expected = 0;
        double size = 0;
        for (int vector = 0; vector < block.count(); vector++) {
            double[] gradient = new double[block.predictions().length];
            double factor = block.factors()[vector];
            double one = loss.of(column(block.predictions(), vector), column(block.targets(), vector), gradient);
            expected += factor * one;
            size += Math.abs(one);
            for (int i = 0; i < gradient.length; i++) {
                checkClose(block.gradients()[i][vector], factor * gradient[i], bound, 1);
            }
        }
        checkClose(sum, expected, 1e-14, size);
        for (double[] gradient : block.gradients()) {
            assertThat(gradient[block.count()]).isZero();
        }
    }

    /** Some losses are NaN where predictions are no probabilities. */
    private static void checkClose(double got, double expected, double bound, double size) {
        if (Double.isNaN(expected)) {
            assertThat(got).isNaN();
        } else {
            assertThat(got).isCloseTo(expected, within(bound * Math.max(1, Math.max(size, Math.abs(expected)))));
        }
    }

    private static double[] column(double[][] values, int column) {
        return Arrays.stream(values).mapToDouble(row -> row[column]).toArray();
    }

    @ParameterizedTest
    @MethodSource("losses")
    void showsNanInBlocks(Loss loss) {
        for (int width : widths(loss)) {
            for (int i = 0; i < width; i++) {
                LossBlock block = block(loss, width, 9, 1);
                block.predictions()[i][4] = Double.NaN;
                assertThat(loss.sum(block)).isNaN();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void namesWhatIsWrongWithATarget(Loss loss) {
        double[] wrong = new double[loss.targetWidth(WIDTH)];
        wrong[0] = Double.NaN;
        assertThat(loss.problem(wrong, WIDTH).orElseThrow()).startsWith("target NaN, expected ");
    }

    /** Hot-one rows are what every loss takes; where the target is a class, its number. */
    private static List<double[]> targets(Loss loss) {
        List<double[]> targets = loss.targetWidth(WIDTH) == 1
                ? List.of(new double[] {0}, new double[] {2})
                : List.of(new double[] {0, 1, 0}, new double[] {1, 0, 0});
        for (double[] target : targets) {
            assertThat(loss.problem(target, WIDTH)).isEmpty();
        }
        return targets;
    }
}
