package org.kaon.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OffsetsTest {
    @Test
    void stridesOfAnArrayInCOrder() {
        assertThat(Offsets.strides(new int[] {2, 3, 4})).containsExactly(12, 4, 1);
        assertThat(Offsets.strides(new int[0])).isEmpty();
    }

    @Test
    void walksTheLastAxisFastest() {
        assertThat(Offsets.of(new int[] {2, 3}, new int[] {3, 1})).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(Offsets.of(new int[] {3, 2}, new int[] {1, 3})).containsExactly(0, 3, 1, 4, 2, 5);
        assertThat(Offsets.of(new int[] {2, 2}, new int[] {0, 1})).containsExactly(0, 1, 0, 1);
        assertThat(Offsets.of(new int[0], new int[0])).containsExactly(0);
        assertThat(Offsets.of(new int[] {2, 0}, new int[] {1, 1})).isEmpty();
    }

    @Test
    void shiftedValuesLeaveZerosBehind() {
        assertThat(Gather.shifted(1, 2, 1, 1, 4).source()).containsExactly(-1, 0, 1, -1);
        assertThat(Gather.shifted(2, 3, 1, -1, 1).source()).containsExactly(1, 4);
        assertThat(Gather.shifted(1, 2, 2, -1, 2).source()).containsExactly(2, 3, -1, -1);
    }
}
