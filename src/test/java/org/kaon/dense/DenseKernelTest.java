package org.kaon.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaon.dense.RandomLayers.layer;
import static org.kaon.dense.RandomLayers.values;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.activation.Activation;
import org.kaon.activation.Activations;
import org.kaon.activation.Elementwise;
import org.kaon.activation.Linear;
import org.kaon.activation.Relu;
import org.kaon.activation.Softmax;
import org.kaon.activation.Tanh;
import org.kaon.activation.fast.FastActivations;
import org.kaon.kernel.Op;
import org.kaon.kernel.Product;

/**
 * Every kernel gives the bits of {@link Product}, which is the definition: alone, in batches of any size, and at any place of one. The build runs
 * these tests four times: as they are, with the module of the Vector API, with vectors of 32 bytes, and without fused multiply-and-add.
 */
class DenseKernelTest {
    private static final float[] SCRATCH = new float[0];

    static Stream<DenseKernel> kernels() {
        return DenseKernels.available().stream();
    }

    /** Around the widths and depths where a kernel changes its form: vectors of 4 to 16, panels, chains, rows at a time, zeros left out. */
    @ParameterizedTest
    @MethodSource("kernels")
    void oneLayerOfAnyShapeGivesTheBitsOfTheDefinition(DenseKernel kernel) {
        int[] units = {1, 2, 3, 4, 5, 7, 8, 9, 12, 13, 15, 16, 17, 24, 31, 32, 33, 47, 48, 49, 64, 65, 80, 81, 100, 129
        };
        int[] inputs = {1, 2, 3, 4, 5, 6, 7, 17, 22, 31, 32, 33, 34, 35, 64, 95, 96, 97, 130};
        Random random = new Random(1);
        for (int unit : units) {
            for (int input : inputs) {
                agrees(kernel, Precision.FLOAT32, List.of(layer(random, 1, input, unit, new Relu())), random, 1, 2, 23);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void chainsGiveTheBitsOfTheDefinition(DenseKernel kernel) {
        Random random = new Random(2);
        for (int attempt = 0; attempt < 60; attempt++) {
            int positions = attempt % 3 == 0 ? 3 : 1;
            List<Product> layers = new ArrayList<>();
            int width = 1 + random.nextInt(70);
            int count = 1 + random.nextInt(5);
            for (int i = 0; i < count; i++) {
                int units = 1 + random.nextInt(attempt % 4 == 0 ? 320 : 70);
                Activation activation = i == count - 1
                        ? List.of(new Softmax(), new Tanh(), new Linear(), new Relu())
                                .get(attempt % 4)
                        : List.of(new Relu(), new Tanh(), new Linear()).get(random.nextInt(3));
                layers.add(layer(random, positions, width, units, activation));
                width = units;
            }
            agrees(kernel, Precision.FLOAT32, layers, random, 1, 3, 5, 16, 17, 40, 70, 333, 600);
        }
    }

    /** Values of all sizes, infinities and NaN among them, as sums of one product. */
    @ParameterizedTest
    @MethodSource("kernels")
    void activationsHaveTheirOwnBits(DenseKernel kernel) {
        float[] values = new float[4099];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.intBitsToFloat(i * 1_048_573);
        }
        values[7] = Float.POSITIVE_INFINITY;
        values[8] = Float.NEGATIVE_INFINITY;
        Random random = new Random(6);
        for (String name : Activations.standard().names()) {
            Activation activation =
                    FastActivations.of(Activations.standard().of(name).orElseThrow());
            for (int units : new int[] {2, 3, 21, 300, values.length}) {
                int from = units == values.length ? 0 : random.nextInt(values.length - units);
                int rows = units == values.length ? 40 : 300;
                float[] kernels = Arrays.copyOfRange(values, from, from + units);
                Product layer = new Product(1, 1, units, kernels, new float[units], activation);
                agrees(kernel, Precision.FLOAT32, List.of(layer), 1, new float[] {1});
                agrees(kernel, Precision.FLOAT32, List.of(layer), rows, ones(rows));
                if (activation instanceof Elementwise && units < values.length) {
                    List<Product> two = List.of(layer, layer(random, 1, units, 3, new Linear()));
                    agrees(kernel, Precision.FLOAT32, two, 1, new float[] {1});
                    agrees(kernel, Precision.FLOAT32, two, rows, ones(rows));
                }
            }
        }
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void storedHalvesGiveTheBitsOfRoundedWeights(DenseKernel kernel) {
        Random random = new Random(3);
        List<Product> layers = Stream.of(
                        layer(random, 1, 25, 300, new Relu()),
                        layer(random, 1, 300, 300, new Relu()),
                        layer(random, 1, 300, 130, new Relu()),
                        layer(random, 1, 130, 1, new Tanh()))
                .map(Precision.BFLOAT16::rounded)
                .toList();
        agrees(kernel, Precision.BFLOAT16, layers, random, 1, 2, 7, 300);
    }

    /** Products of zero have the sign of the weight; sums that begin at 0 don't. */
    @ParameterizedTest
    @MethodSource("kernels")
    void zerosHaveTheSignOfTheDefinition(DenseKernel kernel) {
        for (int inputs : new int[] {1, 2, 5, 24}) {
            for (int units : new int[] {1, 4, 24}) {
                float[] weights = new float[inputs * units];
                Arrays.fill(weights, -1);
                float[] bias = new float[units];
                for (int unit = 0; unit < units; unit += 2) {
                    bias[unit] = -0f;
                }
                Product layer = new Product(1, inputs, units, weights, bias, new Linear());
                agrees(kernel, Precision.FLOAT32, List.of(layer), 1, new float[inputs]);
                agrees(kernel, Precision.FLOAT32, List.of(layer), 300, new float[300 * inputs]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void zerosTimesInfiniteWeightsAreNotLeftOut(DenseKernel kernel) {
        Random random = new Random(4);
        Product layer = layer(random, 1, 128, 64, new Linear());
        layer.kernel()[5 * 64 + 7] = Float.POSITIVE_INFINITY;
        float[] x = new float[128];
        float[] y = new float[64];
        kernel.chain(List.of(layer), Precision.FLOAT32).bound(1).run(1, new float[][] {x}, y, new float[0]);
        assertThat(y[7]).isNaN();
        assertThat(y[6]).isEqualTo(layer.bias()[6]);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void nanGoesThroughReluAndZeros(DenseKernel kernel) {
        Random random = new Random(5);
        List<Product> layers = List.of(layer(random, 1, 128, 64, new Relu()), layer(random, 1, 64, 3, new Relu()));
        float[] x = new float[128];
        x[9] = Float.NaN;
        float[] y = new float[3];
        kernel.chain(layers, Precision.FLOAT32).bound(1).run(1, new float[][] {x}, y, new float[0]);
        assertThat(y).containsOnly(Float.NaN);
    }

    /** Loops look for a better beginning now and then, on rows about to be overwritten: never on those that hold a result already. */
    @ParameterizedTest
    @MethodSource("kernels")
    void batchesStayTheSameHoweverOftenTheyAreAskedFor(DenseKernel kernel) {
        Random random = new Random(8);
        for (int units = 1; units <= 16; units++) {
            Product layer = layer(random, 1, 32, units, new Linear());
            int rows = 512;
            float[] x = values(random, rows * layer.inputs());
            Op op = kernel.chain(List.of(layer), Precision.FLOAT32).bound(rows);
            float[] expected = new float[rows * units];
            op.run(rows, new float[][] {x}, expected, SCRATCH);
            float[] y = new float[expected.length];
            for (int call = 0; call < 3000; call++) {
                op.run(rows, new float[][] {x}, y, SCRATCH);
                if (!Arrays.equals(y, expected)) {
                    assertThat(y).as("%d units, call %d", units, call).isEqualTo(expected);
                }
            }
        }
    }

    /**
     * Batches, calls without end: what lies beside the values of a feature must not go through an exponential in each of them and grow beyond all
     * bounds, since softmax would take its exact form then, which allocates.
     */
    @Test
    void plainBatchesBehindExponentialsAllocateNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Random random = new Random(8);
        Activation exponential =
                FastActivations.of(Activations.standard().of("exponential").orElseThrow());
        Op bound = new PlainKernel()
                .chain(
                        List.of(
                                layer(random, 1, 5, 40, exponential),
                                layer(random, 1, 40, 60, new Relu()),
                                layer(random, 1, 60, 6, FastActivations.of(new Softmax()))),
                        Precision.FLOAT32)
                .bound(100);
        float[][] events = {values(random, 500)};
        for (int i = 0; i < events[0].length; i++) {
            events[0][i] *= 0.1f;
        }
        float[] output = new float[600];
        bound.run(100, events, output, SCRATCH);
        long before = threads.getCurrentThreadAllocatedBytes();
        // So many that each feature's loops look for another beginning some times, and not all at once.
        int calls = 20_000;
        for (int call = 0; call < calls; call++) {
            bound.run(100, events, output, SCRATCH);
        }
        // The JVM itself takes some once, when the first loop is timed.
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(calls);
    }

    /**
     * One event at a time, behind each activation and at the narrow end. The build runs this with vectors and {@code -XX:InlineSmallCode=300}: then C2 inlines none of our methods that it has
     * compiled alone, as it may decide on any day, and a vector that crosses such a call is an object on the heap.
     */
    @ParameterizedTest
    @MethodSource("kernels")
    void activationsAllocateNothing(DenseKernel kernel) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Random random = new Random(7);
        float[][] events = {values(random, 5)};
        float[] output = new float[1];
        for (String name : Activations.standard().names()) {
            Activation activation =
                    FastActivations.of(Activations.standard().of(name).orElseThrow());
            if (!(activation instanceof Elementwise)) {
                continue;
            }
            Op bound = kernel.chain(
                            List.of(
                                    layer(random, 1, 5, 40, activation),
                                    layer(random, 1, 40, 20, activation),
                                    layer(random, 1, 20, 1, activation)),
                            Precision.FLOAT32)
                    .bound(1);
            long allocated = Long.MAX_VALUE;
            // Until the compiler is done, vectors are objects; what a call allocates, it allocates in each round.
            for (int round = 0; round < 40 && allocated > 0; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 10_000; i++) {
                    bound.run(1, events, output, SCRATCH);
                }
                allocated = threads.getCurrentThreadAllocatedBytes() - before;
            }
            assertThat(allocated).as("%s, %s", kernel.name(), name).isZero();
        }
    }

    private static void agrees(
            DenseKernel kernel, Precision precision, List<Product> layers, Random random, int... rowCounts) {
        Product first = layers.get(0);
        for (int rows : rowCounts) {
            agrees(kernel, precision, layers, rows, values(random, rows * first.positions() * first.inputs()));
        }
    }

    private static void agrees(DenseKernel kernel, Precision precision, List<Product> layers, int rows, float[] x) {
        Product last = layers.get(layers.size() - 1);
        float[] expected = x;
        for (Product layer : layers) {
            float[] y = new float[rows * layer.positions() * layer.units()];
            layer.run(rows, new float[][] {expected}, y, SCRATCH);
            expected = y;
        }
        float[] got = new float[rows * last.positions() * last.units()];
        Op bound = kernel.chain(layers, precision).bound(rows);
        // Twice, with what the first run left behind.
        for (int run = 0; run < 2; run++) {
            bound.run(rows, new float[][] {x}, got, SCRATCH);
            assertThat(got)
                    .as("%s, %d rows through %s", kernel.name(), rows, shapes(layers))
                    .isEqualTo(expected);
        }
    }

    private static List<String> shapes(List<Product> layers) {
        return layers.stream()
                .map(layer -> layer.inputs() + "x" + layer.units() + " "
                        + layer.activation().name())
                .toList();
    }
}
