package org.kaon.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.activation.Activation;
import org.kaon.activation.HardSigmoid;
import org.kaon.activation.Linear;
import org.kaon.kernel.Affine;
import org.kaon.kernel.Gather;
import org.kaon.kernel.Mapped;
import org.kaon.kernel.Op;
import org.kaon.kernel.Product;
import org.kaon.kernel.StepMask;
import org.kaon.network.Program;

class FoldingTest {
    private final Random random = new Random(7);

    @Test
    void mergesStandardisationNormalisationAndActivationsIntoTheProducts() {
        Program program =
                chain(affine(5), affine(5), product(5, 7), affine(7), mapped(7), affine(7), product(7, 3), mapped(3));

        Program folded = Folding.fold(program);

        assertThat(folded.steps()).extracting(Program.Step::name).containsExactly("0 + 1 + 2 + 3 + 4", "5 + 6 + 7");
        assertAgree(program, folded, 1e-6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void randomChainsGiveTheSame(int seed) {
        random.setSeed(seed);
        int width = 1 + random.nextInt(9);
        List<Op> ops = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int next = 1 + random.nextInt(9);
            switch (random.nextInt(3)) {
                case 0 -> ops.add(affine(width));
                case 1 -> ops.add(mapped(width));
                default -> {
                    ops.add(product(width, next));
                    width = next;
                }
            }
        }
        Program program = chain(ops.toArray(Op[]::new));

        Program folded = Folding.fold(program);

        assertThat(folded.steps()).hasSizeLessThan(ops.size());
        assertAgree(program, folded, 1e-6);
        assertNonFiniteAgree(program, folded);
    }

    @Test
    void keepsTensorsThatOthersRead() {
        // 0 -> affine -> 1 -> product -> 2 -> affine -> 3 (read by two), 2 is an output.
        Program program = new Program(
                List.of(4, 4, 3, 3, 2, 3),
                List.of(0),
                List.of(
                        new Program.Step("a", affine(4), List.of(0), 1),
                        new Program.Step("p", product(4, 3), List.of(1), 2),
                        new Program.Step("b", affine(3), List.of(2), 3),
                        new Program.Step("q", product(3, 2), List.of(3), 4),
                        new Program.Step("m", mapped(3), List.of(3), 5)),
                List.of(2, 4, 5));

        Program folded = Folding.fold(program);

        assertThat(folded.steps()).extracting(Program.Step::name).containsExactly("a + p", "b", "q", "m");
        assertAgree(program, folded, 1e-6);
    }

    @Test
    void foldsAScalingIntoEveryBranchThatReadsIt() {
        Program program = new Program(
                List.of(4, 4, 3, 2),
                List.of(0),
                List.of(
                        new Program.Step("a", affine(4), List.of(0), 1),
                        new Program.Step("p", product(4, 3), List.of(1), 2),
                        new Program.Step("q", product(4, 2), List.of(1), 3)),
                List.of(2, 3));

        Program folded = Folding.fold(program);

        assertThat(folded.steps()).extracting(Program.Step::name).containsExactly("a + p", "a + q");
        assertAgree(program, folded, 1e-6);
    }

    @Test
    void keepsAScalingThatOneBranchCannotTake() {
        Program program = new Program(
                List.of(4, 4, 3, 4),
                List.of(0),
                List.of(
                        new Program.Step("a", affine(4), List.of(0), 1),
                        new Program.Step("p", product(4, 3), List.of(1), 2),
                        new Program.Step("g", new Gather(4, new int[] {3, 2, 1, 0}), List.of(1), 3)),
                List.of(2, 3));

        assertThat(Folding.fold(program).steps()).isEqualTo(program.steps());
    }

    @Test
    void changesNoBitOfWhatAMaskCompares() {
        Program program = new Program(
                List.of(4, 4, 4, 2),
                List.of(0),
                List.of(
                        new Program.Step("a", affine(4), List.of(0), 1),
                        new Program.Step("b", affine(4), List.of(1), 2),
                        new Program.Step("mask", new StepMask(2, 2, 0), List.of(2), 3)),
                List.of(2, 3));

        assertThat(Folding.fold(program).steps()).isEqualTo(program.steps());
    }

    @Test
    void dropsWhatNobodyReads() {
        Program program = new Program(
                List.of(4, 4, 4, 2),
                List.of(0),
                List.of(
                        new Program.Step("mask", mapped(4), List.of(0), 1),
                        new Program.Step("mask of mask", mapped(4), List.of(1), 2),
                        new Program.Step("p", product(4, 2), List.of(0), 3)),
                List.of(3));

        assertThat(Folding.fold(program).steps()).extracting(Program.Step::name).containsExactly("p");
    }

    @Test
    void takesTheDifferenceFirstWhereAProductWouldLoseDigits() {
        Affine momentum = new Affine(1, 1, floats(1e5f, 0), floats(1, 1), floats(0, 0));
        Affine constant = new Affine(1, 1, floats(3, 0), floats(1e7f, 1), floats(0, 0));
        Affine ordinary = new Affine(1, 1, floats(2.7f, 0), floats(1, 1), floats(0, 0));
        Affine offset = new Affine(1, 1, floats(2.9f, 0), floats(1, 1), floats(0, 0));

        assertThat(FoldRules.folded(momentum, product(2, 3))).isEmpty();
        assertThat(FoldRules.folded(offset, product(2, 3))).isEmpty();
        assertThat(FoldRules.folded(constant, product(2, 3))).isEmpty();
        assertThat(FoldRules.folded(ordinary, product(2, 3))).isPresent();
    }

    @Test
    void mergesNoScalingsWhoseOffsetsCancel() {
        Affine nothing = new Affine(1, 1, floats(0), floats(1), floats(0));
        Affine far = new Affine(1, 1, floats(1e5f), floats(0.1f), floats(0));

        assertThat(FoldRules.merged(nothing, far)).isEmpty();
        assertThat(FoldRules.merged(far, nothing)).isPresent();
    }

    @Test
    void keepsScalingsWhoseProductOverflowsOrVanishes() {
        Affine huge = new Affine(1, 1, floats(0), floats(1e30f), floats(0));
        Affine tiny = new Affine(1, 1, floats(0), floats(1e-30f), floats(0));
        Product large = new Product(1, 1, 1, floats(1e30f), floats(0), new Linear());
        Product small = new Product(1, 1, 1, floats(1e-30f), floats(0), new Linear());

        assertThat(FoldRules.merged(huge, huge)).isEmpty();
        assertThat(FoldRules.merged(tiny, tiny)).isEmpty();
        assertThat(FoldRules.folded(huge, large)).isEmpty();
        assertThat(FoldRules.folded(tiny, small)).isEmpty();
        assertThat(FoldRules.folded(large, huge)).isEmpty();
        assertThat(FoldRules.folded(small, tiny)).isEmpty();
        assertThat(FoldRules.folded(huge, small)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void leavesParametersAloneThatAreNotFinite(float odd) {
        Affine affine = new Affine(1, 1, floats(0), floats(odd), floats(0));
        Affine shifted = new Affine(1, 1, floats(0), floats(1), floats(odd));
        Product product = new Product(1, 1, 1, floats(odd), floats(0), new Linear());
        Product biased = new Product(1, 1, 1, floats(1), floats(odd), new Linear());
        Affine one = new Affine(1, 1, floats(0), floats(1), floats(0));

        assertThat(FoldRules.merged(affine, one)).isEmpty();
        assertThat(FoldRules.merged(one, shifted)).isEmpty();
        assertThat(FoldRules.folded(affine, product(1, 1))).isEmpty();
        assertThat(FoldRules.folded(shifted, product(1, 1))).isEmpty();
        assertThat(FoldRules.folded(one, product)).isEmpty();
        assertThat(FoldRules.folded(biased, one)).isEmpty();
    }

    @Test
    void zeroWeightsAndScalesTreatInfinitiesAsBefore() {
        Product zeros = new Product(1, 2, 2, floats(0, 1, 2, 0), floats(1, 2), new Linear());
        Affine zeroScale = new Affine(1, 1, floats(1, 0.5f), floats(0, 3), floats(0.4f, 0.5f));

        for (Program program : List.of(
                chain(zeroScale, zeros), chain(zeros, zeroScale), chain(zeroScale, affine(2), zeros, affine(2)))) {
            Program folded = Folding.fold(program);
            assertThat(folded.steps()).hasSize(1);
            assertNonFiniteAgree(program, folded);
        }
    }

    @Test
    void oneScaleForAllValuesFoldsIntoAProductPerPosition() {
        Affine rescaling = new Affine(1, 12, floats(1), floats(0.5f), floats(0.25f));
        Affine perStep = new Affine(1, 4, floats(1, 2, 2.5f), floats(1, 2, 1.5f), floats(1, 2, 3));
        Product steps = product(3, 4, 2, new Linear());

        assertThat(Folding.fold(chain(rescaling, steps)).steps()).hasSize(1);
        assertThat(Folding.fold(chain(rescaling, perStep)).steps()).hasSize(1);
        assertThat(Folding.fold(chain(perStep, rescaling)).steps()).hasSize(1);
        assertThat(Folding.fold(chain(perStep, steps)).steps()).hasSize(2);
        for (Program program : List.of(chain(rescaling, steps), chain(rescaling, perStep), chain(perStep, rescaling))) {
            assertAgree(program, Folding.fold(program), 1e-6);
        }
    }

    @Test
    void fusesActivationsAcrossAReshapeOnlyIfElementwise() {
        Product product = product(3, 4, 2, new Linear());
        Mapped flattened = new Mapped(1, 6, new HardSigmoid());
        Mapped alongOtherAxis = new Mapped(1, 6, new Shares());
        Mapped alongSameAxis = new Mapped(3, 2, new Shares());

        assertThat(Folding.fold(chain(product, flattened)).steps()).hasSize(1);
        assertThat(Folding.fold(chain(product, alongOtherAxis)).steps()).hasSize(2);
        assertThat(Folding.fold(chain(product, alongSameAxis)).steps()).hasSize(1);
    }

    @Test
    void anActivationEndsTheProduct() {
        Product sigmoid = product(1, 4, 3, new HardSigmoid());

        assertThat(Folding.fold(chain(sigmoid, affine(3))).steps()).hasSize(2);
        assertThat(Folding.fold(chain(sigmoid, mapped(3))).steps()).hasSize(2);
    }

    private Affine affine(int channels) {
        return new Affine(1, 1, randoms(channels, 1), positives(channels), randoms(channels, 1));
    }

    private Product product(int inputs, int units) {
        return product(1, inputs, units, new Linear());
    }

    private Product product(int positions, int inputs, int units, Activation activation) {
        return new Product(
                positions,
                inputs,
                units,
                randoms(inputs * units, 1 / Math.sqrt(inputs)),
                randoms(units, 0.3),
                activation);
    }

    /** A smooth function, so that a difference of roundings stays one. */
    private static Mapped mapped(int width) {
        return new Mapped(1, width, new HardSigmoid());
    }

    private float[] randoms(int count, double width) {
        return floats(IntStream.range(0, count)
                .mapToDouble(i -> width * random.nextGaussian())
                .toArray());
    }

    private float[] positives(int count) {
        return floats(IntStream.range(0, count)
                .mapToDouble(i -> 0.3 + random.nextDouble())
                .toArray());
    }

    private static float[] floats(double... values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }

    private static float[] floats(float... values) {
        return values;
    }

    private static Program chain(Op... ops) {
        List<Integer> sizes = new ArrayList<>();
        List<Program.Step> steps = new ArrayList<>();
        for (int i = 0; i < ops.length; i++) {
            sizes.add(inputSize(ops[i]));
            steps.add(new Program.Step(Integer.toString(i), ops[i], List.of(i), i + 1));
        }
        sizes.add(
                ops[ops.length - 1] instanceof Product p ? p.positions() * p.units() : inputSize(ops[ops.length - 1]));
        return new Program(sizes, List.of(0), steps, List.of(ops.length));
    }

    private static int inputSize(Op op) {
        if (op instanceof Affine affine) {
            return affine.outer() * affine.center().length * affine.inner();
        }
        if (op instanceof Mapped mapped) {
            return mapped.positions() * mapped.width();
        }
        return ((Product) op).positions() * ((Product) op).inputs();
    }

    private void assertAgree(Program plain, Program folded, double tolerance) {
        for (int i = 0; i < 50; i++) {
            float[] event = randoms(plain.sizes().get(0), 1);
            float[] expected = run(plain, event);
            float[] actual = run(folded, event);
            for (int j = 0; j < expected.length; j++) {
                double allowed = tolerance * (1 + Math.abs(expected[j]));
                assertThat((double) actual[j]).isCloseTo(expected[j], offset(allowed));
            }
        }
    }

    /** NaN with NaN, infinities with their sign, numbers with numbers. */
    private void assertNonFiniteAgree(Program plain, Program folded) {
        float[] odd = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        for (int i = 0; i < 50; i++) {
            float[] event = randoms(plain.sizes().get(0), 1);
            for (int count = 1 + random.nextInt(2); count > 0; count--) {
                event[random.nextInt(event.length)] = odd[random.nextInt(3)];
            }
            assertThat(classes(run(folded, event))).isEqualTo(classes(run(plain, event)));
        }
    }

    private static String classes(float[] values) {
        StringBuilder classes = new StringBuilder();
        for (float value : values) {
            classes.append(Float.isFinite(value) ? "number" : Float.toString(value))
                    .append(' ');
        }
        return classes.toString();
    }

    /** By the program's own ops, each tensor in an array of its own. */
    static float[] run(Program program, float[] event) {
        float[][] values = new float[program.sizes().size()][];
        int from = 0;
        for (int input : program.inputs()) {
            values[input] =
                    Arrays.copyOfRange(event, from, from + program.sizes().get(input));
            from += program.sizes().get(input);
        }
        for (Program.Step step : program.steps()) {
            values[step.output()] = new float[program.sizes().get(step.output())];
            float[][] in = step.inputs().stream().map(tensor -> values[tensor]).toArray(float[][]::new);
            step.op().run(1, in, values[step.output()], new float[program.scratchSize()]);
        }
        float[] result = new float
                [program.outputs().stream().mapToInt(program.sizes()::get).sum()];
        int to = 0;
        for (int output : program.outputs()) {
            System.arraycopy(values[output], 0, result, to, program.sizes().get(output));
            to += program.sizes().get(output);
        }
        return result;
    }

    /** Looks along the last axis, like softmax. */
    private record Shares() implements Activation {
        @Override
        public String name() {
            return "shares";
        }

        @Override
        public void apply(float[] values, int rows, int width) {
            for (int row = 0; row < rows; row++) {
                float sum = 0;
                for (int i = 0; i < width; i++) {
                    sum += values[row * width + i];
                }
                for (int i = 0; i < width; i++) {
                    values[row * width + i] /= sum;
                }
            }
        }
    }
}
