package org.kaon.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VectorActivationTest {
    @Test
    void softmaxIsTheSameForLargeValues() {
        float[] values = {1, 2, 3, 1e6f + 1, 1e6f + 2, 1e6f + 3, 1e30f, 1e30f, 0};
        new Softmax().apply(values, 3, 3);
        float[] expected = {0.09003057f, 0.24472847f, 0.66524096f, 0.09003057f, 0.24472847f, 0.66524096f, 0.5f, 0.5f, 0
        };
        assertThat(values).containsExactly(expected, within(1e-7f));
    }

    @Test
    void logSoftmaxIsTheSameForLargeValues() {
        float[] values = {1, 2, 3, 1e6f + 1, 1e6f + 2, 1e6f + 3};
        new LogSoftmax().apply(values, 2, 3);
        float[] expected = {-2.407606f, -1.407606f, -0.407606f, -2.407606f, -1.407606f, -0.407606f};
        assertThat(values).containsExactly(expected, within(1e-6f));
    }

    @Test
    void infinityMakesAVectorNaNButMinusInfinityIsOnlyAbsent() {
        float[] values = {1, Float.POSITIVE_INFINITY, 0, Float.NEGATIVE_INFINITY};
        new Softmax().apply(values, 2, 2);
        assertThat(values).containsExactly(Float.NaN, Float.NaN, 1, 0);
    }

    // Keras's own outputs differ from the paper's sparsemax for a support of more than one value: (c1 + c2 - 1) / 2,
    // not (c2 - 1) / 2.
    @Test
    void sparsemaxIsTheFunctionThatKerasComputes() {
        float[] values = {0.5f, 0.25f, -1, 3, 1, 0};
        new Sparsemax().apply(values, 2, 3);
        // c = 0.5, 0.75, -0.25; support 1, 2: tau = (0.5 + 0.75 - 1) / 2 = 0.125. Second row: support 1, tau = 2.
        assertThat(values).containsExactly(0.375f, 0.125f, 0, 1, 0, 0);
    }

    @Test
    void sparsemaxCountsEqualValuesEach() {
        float[] values = {0.5f, 0.5f, 0.5f};
        new Sparsemax().apply(values, 1, 3);
        // c = 0.5, 1, 1.5; support all: tau = (3 - 1) / 3.
        assertThat(values).containsExactly(0, 0, 0);
    }

    @Test
    void sparsemaxOfHugeValuesKeepsOnlyTheLargestInItsSupport() {
        float[] values = {1e30f, -1e30f};
        new Sparsemax().apply(values, 1, 2);
        assertThat(values).containsExactly(0, 0);
    }

    @Test
    void sparsemaxOfNaNIsNaN() {
        float[] values = {1, Float.NaN, 0};
        new Sparsemax().apply(values, 1, 3);
        assertThat(values).containsOnly(Float.NaN);
    }
}
