package org.kaon.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.InputException;
import org.kaon.dense.DenseKernel;
import org.kaon.dense.DenseKernels;
import org.kaon.layer.Shape;
import org.kaon.network.Network;
import org.kaon.preprocess.Feature;
import org.kaon.preprocess.FeatureSchema;

class SessionTest {
    private static final int WIDTH = 6;
    private static final FeatureSchema SCHEMA = new FeatureSchema(IntStream.range(0, WIDTH)
            .mapToObj(i -> new Feature("f" + i, 0.1 * i, 1 + 0.1 * i, -2, 2))
            .toList());

    private final Random random = new Random(5);
    private final Network network = Networks.dense(random, WIDTH, 24, 24, 12, 3);
    private final Predictor predictor = Predictor.of(Networks.model(network).withFeatures(SCHEMA));

    @Test
    void readsAndWritesAtOffsets() {
        Session session = predictor.session();
        float[] event = randoms(WIDTH);
        float[] expected = predictor.withRangePolicy(found -> found.value()).predict(event);
        float[] shifted = new float[WIDTH + 5];
        System.arraycopy(event, 0, shifted, 4, WIDTH);
        float[] outputs = new float[6];
        double[] doubles = new double[6];

        session.predict(shifted, 4, outputs, 2);
        session.predict(doubles(shifted), 4, doubles, 2);

        assertThat(Arrays.copyOfRange(outputs, 2, 5)).isEqualTo(expected);
        assertThat(Arrays.copyOfRange(doubles, 2, 5)).isEqualTo(doubles(expected));
        assertThat(List.of(outputs[0], outputs[1], outputs[5])).containsOnly(0f);
    }

    @Test
    void batchesOfAnySizeGiveTheBitsOfSingleEvents() {
        int rows = 1000;
        float[] events = randoms(rows * WIDTH);
        float[] expected = singly(predictor.session(), events);
        Session session = predictor.session();

        for (int count : new int[] {1, 2, 255, 256, 257, 1000}) {
            float[] flat = new float[rows * 3];
            session.predict(count, events, 0, flat, 0);
            assertThat(Arrays.copyOf(flat, count * 3)).isEqualTo(Arrays.copyOf(expected, count * 3));
        }
        float[][] outputs = {new float[rows * 3]};
        session.predict(rows, new float[][] {events}, outputs);
        assertThat(outputs[0]).isEqualTo(expected);

        float[] offsets = new float[rows * 3 + 1];
        session.predict(rows - 1, events, WIDTH, offsets, 4);
        assertThat(Arrays.copyOfRange(offsets, 4, 3 * rows + 1)).isEqualTo(Arrays.copyOfRange(expected, 3, 3 * rows));
    }

    @Test
    void severalInputsAndOutputsLieInArraysOfTheirOwn() {
        Networks networks = new Networks();
        int a = networks.input("a", Shape.of(2));
        int b = networks.input("b", Shape.of(2, 3));
        Network branches =
                networks.build(random, List.of(networks.dense(b, 4, "test_relu"), a, networks.dense(a, 1, "linear")));
        Predictor two = Predictor.of(Networks.model(branches));
        int rows = 700;
        float[][] inputs = {randoms(rows * 2), randoms(rows * 6)};
        float[][] outputs = {new float[rows * 8], new float[rows * 2], new float[rows]};

        two.session().predict(rows, inputs, outputs);

        for (int row : new int[] {0, 255, 256, 699}) {
            float[] event = new float[8];
            System.arraycopy(inputs[0], row * 2, event, 0, 2);
            System.arraycopy(inputs[1], row * 6, event, 2, 6);
            float[] expected = two.predict(event);
            assertThat(Arrays.copyOfRange(outputs[0], row * 8, row * 8 + 8)).isEqualTo(Arrays.copyOf(expected, 8));
            assertThat(Arrays.copyOfRange(outputs[1], row * 2, row * 2 + 2)).isEqualTo(Arrays.copyOf(event, 2));
            assertThat(outputs[2][row]).isEqualTo(expected[10]);
        }
    }

    @Test
    void workingMemoryIsBoundedHoweverManyRows() {
        Predictor wide = Predictor.of(Networks.model(Networks.dense(random, 10, 60_000, 1)));
        float[] outputs = new float[40];

        wide.session().predict(40, randoms(40 * 10), 0, outputs, 0);

        assertThat(outputs).doesNotContain(0);
        assertThat(MemoryPlan.of(wide.program()).blockRows()).isEqualTo(4);
        assertThat(MemoryPlan.of(predictor.program()).blockRows()).isEqualTo(512);
    }

    @Test
    void tensorsShareArraysOnceRead() {
        // 6 inputs, two alternating hidden arrays, and the 12- and 3-wide tensors find room in those.
        assertThat(MemoryPlan.of(predictor.program()).sizes()).containsExactly(6, 24, 24);
    }

    @Test
    void looksAtNothingUnlessAsked() {
        Session session = predictor.session();

        float[] outputs = session(session, 9, Float.NaN, 0, 0, 0, 0);

        assertThat(outputs).containsOnly(Float.NaN);
        assertThat(session.outOfRangeCount()).isZero();
        assertThat(session.nanCount()).isZero();
    }

    @Test
    void countsAndLeavesTheValue() {
        Session session = predictor.session(EventPolicy.COUNT);

        float[] outputs = session(session, 9, 0, 0, 0, -3, 0);
        session(session, 9, Float.NaN, 0, 0, 0, Float.NEGATIVE_INFINITY);

        assertThat(outputs).isEqualTo(session(predictor.session(), 9, 0, 0, 0, -3, 0));
        assertThat(session.outOfRangeCount()).isEqualTo(4);
        assertThat(session.outOfRangeCount(0)).isEqualTo(2);
        assertThat(session.outOfRangeCount(SCHEMA.indexOf("f4"))).isEqualTo(1);
        assertThat(session.outOfRangeCount(1)).isZero();
        assertThat(session.nanCount()).isEqualTo(1);
        session.resetCounts();
        assertThat(session.outOfRangeCount() + session.nanCount()).isZero();
    }

    @Test
    void clipsAndCounts() {
        Session session = predictor.session(EventPolicy.CLIP);
        float[] event = {9, 0, 0, 0, Float.NEGATIVE_INFINITY, 2.0000019f};
        float[] before = event.clone();
        float[] outputs = new float[3];

        session.predict(event, 0, outputs, 0);

        assertThat(outputs).isEqualTo(session(predictor.session(), 2, 0, 0, 0, -2, 2.0000019f));
        assertThat(event).isEqualTo(before);
        assertThat(session.outOfRangeCount()).isEqualTo(2);
        assertThat(session(session, 0, Float.NaN, 0, 0, 0, 0)).containsOnly(Float.NaN);
        assertThat(session.nanCount()).isEqualTo(1);
    }

    @Test
    void countsInBatchesToo() {
        Session session = predictor.session(EventPolicy.COUNT);
        float[] events = new float[600 * WIDTH];
        events[0] = 5;
        events[599 * WIDTH + 3] = 5;
        events[300 * WIDTH + 1] = Float.NaN;

        session.predict(600, events, 0, new float[600 * 3], 0);
        session.predict(600, new float[][] {events}, new float[][] {new float[600 * 3]});

        assertThat(session.outOfRangeCount(0)).isEqualTo(2);
        assertThat(session.outOfRangeCount(3)).isEqualTo(2);
        assertThat(session.nanCount()).isEqualTo(2);
    }

    @Test
    void sessionsClipAndRejectTheSameFloats() {
        Feature feature = new Feature("f", 0, 1, -0.1, 0.3);
        Bounds bounds = new Bounds(1, Optional.of(new FeatureSchema(List.of(feature))));

        for (float near : new float[] {(float) feature.lowest(), (float) feature.highest(), -0.1f, 0.3f}) {
            for (float value : new float[] {near, Math.nextUp(near), Math.nextDown(near)}) {
                assertThat(bounds.contain(0, value)).isEqualTo(value >= feature.lowest() && value <= feature.highest());
            }
        }
        assertThat(bounds.contain(0, Float.NaN)).isFalse();
    }

    @Test
    void clippingNeedsRanges() {
        Predictor names = Predictor.of(Networks.model(network).withFeatureNames(SCHEMA.names()));

        assertThatThrownBy(() -> names.session(EventPolicy.CLIP))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "session(CLIP): the model knows no ranges to clip to; add them by Model.withFeatures or withRawFeatures");
        Session counting = names.session(EventPolicy.COUNT);
        session(counting, Float.NaN, Float.POSITIVE_INFINITY, 0, 0, 0, 0);
        assertThat(counting.nanCount()).isEqualTo(1);
        assertThat(counting.outOfRangeCount()).isZero();
    }

    static Stream<String> kernels() {
        return DenseKernels.available().stream().map(DenseKernel::name);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void allocatesNothing(String kernel) {
        Predictor chosen = Predictor.of(
                Networks.model(network).withFeatures(SCHEMA),
                CompileOptions.standard().kernel(kernel));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        Session[] sessions = {chosen.session(), chosen.session(EventPolicy.COUNT), chosen.session(EventPolicy.CLIP)};
        float[] events = randoms(64 * WIDTH);
        double[] wide = doubles(events);
        float[] outputs = new float[64 * 3];
        double[] wideOutputs = new double[3];
        float[][] inputArrays = {events};
        float[][] outputArrays = {outputs};
        long allocated = Long.MAX_VALUE;
        // Until the compiler is done, vectors are objects; what a call allocates, it allocates in each round.
        for (int round = 0; round < 40 && allocated > 0; round++) {
            long before = threads.getThreadAllocatedBytes(self);
            for (int i = 0; i < 30_000; i++) {
                Session session = sessions[i % 3];
                session.predict(events, i % 64 * WIDTH, outputs, 0);
                session.predict(wide, i % 64 * WIDTH, wideOutputs, 0);
                if (i % 100 == 0) {
                    session.predict(64, events, 0, outputs, 0);
                    session.predict(64, inputArrays, outputArrays);
                }
            }
            allocated = threads.getThreadAllocatedBytes(self) - before;
        }
        assertThat(allocated).isZero();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void batchesOfWideNetworksAllocateNothing(String kernel) {
        Predictor wide = Predictor.of(
                Networks.model(Networks.dense(random, WIDTH, 200, 170, 3)),
                CompileOptions.standard().kernel(kernel));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        Session session = wide.session();
        float[] events = randoms(200 * WIDTH);
        float[] outputs = new float[200 * 3];
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < 40 && allocated > 0; round++) {
            long before = threads.getThreadAllocatedBytes(self);
            for (int i = 0; i < 100; i++) {
                session.predict(9, events, 0, outputs, 0);
                session.predict(200, events, 0, outputs, 0);
            }
            allocated = threads.getThreadAllocatedBytes(self) - before;
        }
        assertThat(allocated).isZero();
    }

    @Test
    void moreThreadsThanProcessorsGiveTheBitsOfOneOnWideNetworks() throws Exception {
        int rows = 2_000;
        Predictor wide = Predictor.of(Networks.model(Networks.dense(random, WIDTH, 200, 170, 3)));
        float[] events = randoms(rows * WIDTH);
        float[] expected = singly(wide.session(), events);
        int count = 2 * Runtime.getRuntime().availableProcessors() + 9;
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<float[]>> results = new ArrayList<>();
            for (int thread = 0; thread < count; thread++) {
                results.add(threads.submit(() -> {
                    float[] outputs = new float[rows * 3];
                    for (int call = 0; call < 5; call++) {
                        Arrays.fill(outputs, 0);
                        wide.session().predict(rows, events, 0, outputs, 0);
                    }
                    return outputs;
                }));
            }
            for (Future<float[]> result : results) {
                assertThat(Arrays.equals(result.get(), expected)).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void eightThreadsGiveTheBitsOfOne() throws Exception {
        int rows = 125_000;
        float[] events = randoms(rows * WIDTH);
        float[] expected = new float[rows * 3];
        predictor.session().predict(rows, events, 0, expected, 0);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<float[]>> results = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                results.add(threads.submit(() -> singly(predictor.session(), events)));
            }
            for (Future<float[]> result : results) {
                assertThat(Arrays.equals(result.get(), expected)).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static float[] singly(Session session, float[] events) {
        float[] outputs = new float[events.length / WIDTH * 3];
        for (int row = 0; row < events.length / WIDTH; row++) {
            session.predict(events, row * WIDTH, outputs, row * 3);
        }
        return outputs;
    }

    private static float[] session(Session session, float... event) {
        float[] outputs = new float[3];
        session.predict(event, 0, outputs, 0);
        return outputs;
    }

    private float[] randoms(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static double[] doubles(float... values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }
}
