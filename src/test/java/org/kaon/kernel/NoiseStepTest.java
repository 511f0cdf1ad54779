package org.kaon.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Statistics over 200,000 values: a mean is uncertain by 0.0022 deviations, so 0.012 is more than five times that. */
class NoiseStepTest {
    private static final int ROWS = 2000;
    private static final int SIZE = 100;
    private static final Offset<Double> STATISTICAL = Offset.offset(0.012);

    @Test
    void dropoutDropsItsShareAndKeepsTheMean() {
        float[] y = ones(new Dropping(0.3));
        long dropped = IntStream.range(0, y.length).filter(i -> y[i] == 0).count();
        assertThat((double) dropped / y.length).isCloseTo(0.3, STATISTICAL);
        assertThat(mean(y)).isCloseTo(1, STATISTICAL);
        for (float value : y) {
            assertThat(value).isIn(0f, (float) (1 / 0.7));
        }
    }

    /** The definition, number by number: so a network in float and one in double drop the same values, whatever the loop. */
    @Test
    void dropsWhereTheUniformNumberIsBelowTheRate() {
        for (double rate : new double[] {1e-9, 0.005, 0.3, 0.5, 0.999}) {
            float[] y = run(new Dropping(rate), ones(), lane(0, ROWS, 1), 5, perValue());
            long key = Noise.key(lane(0, ROWS, 1).noiseKey(), 5);
            for (int i = 0; i < y.length; i++) {
                assertThat(y[i]).isEqualTo(Noise.uniform(key, i) >= rate ? (float) (1 / (1 - rate)) : 0);
            }
        }
    }

    @Test
    void gaussianNoiseAddsItsDeviation() {
        float[] y = ones(new GaussianShift(0.5));
        assertThat(mean(y)).isCloseTo(1, STATISTICAL);
        assertThat(variance(y)).isCloseTo(0.25, STATISTICAL);
    }

    @Test
    void gaussianDropoutHasTheVarianceOfDropout() {
        float[] y = ones(new GaussianFactor(Math.sqrt(0.3 / 0.7)));
        assertThat(mean(y)).isCloseTo(1, STATISTICAL);
        assertThat(variance(y)).isCloseTo(0.3 / 0.7, STATISTICAL);
    }

    /** What it is for (Klambauer et al. 2017): standard normal values stay of mean 0 and variance 1. */
    @Test
    void alphaDropoutKeepsMeanAndVariance() {
        float[] x = new float[ROWS * SIZE];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) Noise.normal(99, i);
        }
        float[] y = run(new AlphaDropping(0.2), x, lane(0, ROWS, 1), 0, perValue());
        assertThat(mean(y)).isCloseTo(0, STATISTICAL);
        assertThat(variance(y)).isCloseTo(1, Offset.offset(0.02));
        // By Keras's formulas: a (x or alpha') + b.
        double alpha = -1.7580993408473766;
        double a = Math.pow(0.8 * (1 + 0.2 * alpha * alpha), -0.5);
        double b = -a * alpha * 0.2;
        for (int i = 0; i < 1000; i++) {
            boolean dropped = Math.abs(y[i] - (a * alpha + b)) < 1e-5;
            assertThat(dropped || Math.abs(y[i] - (a * x[i] + b)) < 1e-5).isTrue();
        }
    }

    @Test
    void dependsOnSeedStepAndOpAlone() {
        float[] y = run(new Dropping(0.5), ones(), lane(0, ROWS, 1), 3, perValue());
        assertThat(run(new Dropping(0.5), ones(), lane(0, ROWS, 1), 3, perValue()))
                .isEqualTo(y);
        assertThat(equal(run(new Dropping(0.5), ones(), lane(0, ROWS, 2), 3, perValue()), y))
                .isCloseTo(0.5, STATISTICAL);
        assertThat(equal(run(new Dropping(0.5), ones(), lane(0, ROWS, 1), 4, perValue()), y))
                .isCloseTo(0.5, STATISTICAL);
    }

    @Test
    void anEventGetsTheSameNoiseInEveryLane() {
        float[] whole = run(new GaussianShift(1), ones(), lane(0, ROWS, 1), 3, perValue());
        float[] part = run(new GaussianShift(1), ones(), lane(700, 300, 1), 3, perValue());
        assertThat(Arrays.copyOf(part, 300 * SIZE)).isEqualTo(Arrays.copyOfRange(whole, 700 * SIZE, 1000 * SIZE));
    }

    @Test
    void neighbouringEventsAndValuesAreUncorrelated() {
        float[] y = run(new GaussianShift(1), new float[ROWS * SIZE], lane(0, ROWS, 1), 0, perValue());
        for (int distance : new int[] {1, 2, SIZE, SIZE + 1}) {
            double sum = 0;
            for (int i = distance; i < y.length; i++) {
                sum += (double) y[i] * y[i - distance];
            }
            assertThat(sum / y.length).as("distance %d", distance).isCloseTo(0, STATISTICAL);
        }
    }

    @Test
    void valuesOfOneSourceAreDroppedTogether() {
        int[] byColumn = IntStream.range(0, SIZE).map(i -> i % 10).toArray();
        float[] y = run(new DisturbanceStep(new Dropping(0.5), byColumn, 10, true), ones(), lane(0, ROWS, 1), 0);
        for (int i = 0; i < y.length; i++) {
            assertThat(y[i]).isEqualTo(y[i / SIZE * SIZE + i % 10]);
        }
        assertThat(mean(y)).isCloseTo(1, Offset.offset(0.04));
        float[] shared =
                run(new DisturbanceStep(new Dropping(0.5), perValue(), SIZE, false), ones(), lane(0, ROWS, 1), 0);
        for (int i = 0; i < shared.length; i++) {
            assertThat(shared[i]).isEqualTo(shared[i % SIZE]);
        }
    }

    @Test
    void leavesValuesAloneAtInference() {
        Lane lane = new Lane();
        lane.begin(ROWS, 0, ROWS, false, 1);
        assertThat(run(new Dropping(0.5), ones(), lane, 0, perValue())).isEqualTo(ones());
    }

    private static float[] ones(Disturbance disturbance) {
        return run(disturbance, ones(), lane(0, ROWS, 1), 0, perValue());
    }

    private static float[] ones() {
        float[] ones = new float[ROWS * SIZE];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static int[] perValue() {
        return IntStream.range(0, SIZE).toArray();
    }

    private static Lane lane(int firstRow, int rows, long step) {
        Lane lane = new Lane();
        lane.begin(rows, firstRow, ROWS, true, Noise.key(42, step));
        return lane;
    }

    private static float[] run(Disturbance disturbance, float[] x, Lane lane, int stream, int[] source) {
        return run(new DisturbanceStep(disturbance, source, SIZE, true), x, lane, stream);
    }

    private static float[] run(DisturbanceStep step, float[] x, Lane lane, int stream) {
        float[] y = new float[x.length];
        float[][] none = {};
        step.forward(new Pass(
                lane,
                1,
                new float[][] {x},
                none,
                y,
                new float[0],
                none,
                new boolean[0],
                new boolean[0],
                false,
                false,
                none,
                new Workspace(MatrixKernels.plain()),
                new Workspace(MatrixKernels.plain()),
                stream,
                Layout.BY_EVENT,
                Layout.BY_EVENT));
        return y;
    }

    private static double mean(float[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
    }

    private static double variance(float[] values) {
        double mean = mean(values);
        return IntStream.range(0, values.length)
                .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                .average()
                .orElseThrow();
    }

    private static double equal(float[] a, float[] b) {
        return (double) IntStream.range(0, a.length).filter(i -> a[i] == b[i]).count() / a.length;
    }
}
