package org.kaon.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

class StreamsTest {
    /** The seeds are fixed, so a p-value this small is no bad luck that comes and goes. */
    private static final double UNLIKELY = 1e-3;

    private static final int COUNT = 20_000;

    @Test
    void uniformNumbersAreUniform() {
        RandomGenerator random = new KeyedStream(3);
        double[] numbers = new double[COUNT];
        Arrays.setAll(numbers, i -> random.nextDouble());
        assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new UniformRealDistribution(), numbers))
                .isGreaterThan(UNLIKELY);
    }

    @Test
    void normalDeviatesAreNormalAndFreeOfTheUniformNumbersInBetween() {
        RandomGenerator random = new KeyedStream(4);
        double[] uniform = new double[COUNT];
        double[] normal = new double[COUNT];
        for (int i = 0; i < COUNT; i++) {
            uniform[i] = random.nextDouble();
            normal[i] = random.nextGaussian();
        }
        assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new NormalDistribution(), normal))
                .isGreaterThan(UNLIKELY);
        double deviation = 1 / Math.sqrt(COUNT);
        assertThat(new PearsonsCorrelation().correlation(uniform, normal)).isBetween(-4 * deviation, 4 * deviation);
    }

    @Test
    void streamsOfParametersDiffer() {
        Streams streams = Streams.seeded(1);
        long[] first = {
            streams.of(0, 0).nextLong(),
            streams.of(0, 1).nextLong(),
            streams.of(1, 0).nextLong(),
            streams.of(1, 1).nextLong(),
            Streams.seeded(2).of(0, 0).nextLong()
        };
        assertThat(first).doesNotHaveDuplicates();
        assertThat(Streams.seeded(1).of(1, 0).nextLong()).isEqualTo(first[2]);
    }
}
