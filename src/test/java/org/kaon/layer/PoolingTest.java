package org.kaon.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.layer.LayerCase.f;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kaon.ModelFormatException;

class PoolingTest {
    private static final float[] X = f(1, 2, 3, 4, 5);

    @Test
    void validWindowsLieInside() {
        assertThat(pool("MaxPooling1D", "pool_size", 2).output()).isEqualTo(Shape.of(2, 1));
        assertThat(pool("MaxPooling1D", "pool_size", 2).run(X)).containsExactly(2, 4);
        assertThat(pool("AveragePooling1D", "pool_size", List.of(3), "strides", List.of(1))
                        .run(X))
                .containsExactly(2, 3, 4);
    }

    @Test
    void sameWindowsLeaveThePaddingOut() {
        // Steps 5, window 3, stride 2: padding 1 in front, 1 behind.
        assertThat(pool("AveragePooling1D", "pool_size", 3, "strides", 2, "padding", "same")
                        .run(X))
                .containsExactly(1.5f, 3, 4.5f);
        // Window 2, stride 2: padding 0 in front, 1 behind.
        assertThat(pool("AveragePooling1D", "pool_size", 2, "padding", "same").run(X))
                .containsExactly(1.5f, 3.5f, 5);
        assertThat(pool("MaxPooling1D", "pool_size", 4, "strides", 3, "padding", "same")
                        .run(X))
                .containsExactly(3, 5);
    }

    @Test
    void windowsMayBeLargerThanTheInputWithPadding() {
        assertThat(pool("AveragePooling1D", "pool_size", Integer.MAX_VALUE, "strides", 2, "padding", "same")
                        .run(X))
                .containsExactly(3, 3, 3);
    }

    @Test
    void poolsEachChannelInEitherOrder() {
        float[] last = f(1, 10, 2, 20, 3, 30, 4, 40);
        float[] first = f(1, 2, 3, 4, 10, 20, 30, 40);
        LayerCase average = LayerCase.of("AveragePooling1D", 3, "pool_size", 2);
        assertThat(average.on(Shape.of(4, 2)).run(last)).containsExactly(1.5f, 15, 3.5f, 35);
        LayerCase channelsFirst = LayerCase.of("AveragePooling1D", 3, "pool_size", 2, "data_format", "channels_first");
        assertThat(channelsFirst.on(Shape.of(2, 4)).run(first)).containsExactly(1.5f, 3.5f, 15, 35);
    }

    @Test
    void slidingMaximumLeavesOutNaNAsTensorFlowDoesTheGlobalOneKeepsIt() {
        float[] x = f(1, Double.NaN, Double.NaN, Double.NaN, Double.NEGATIVE_INFINITY);
        assertThat(pool("MaxPooling1D", "pool_size", 2).run(x)).containsExactly(1, -Float.MAX_VALUE);
        assertThat(pool("GlobalMaxPooling1D").run(x)).containsExactly(Float.NaN);
    }

    @Test
    void globalPoolingTakesAllSteps() {
        LayerCase average = LayerCase.of("GlobalAveragePooling1D", 3);
        assertThat(average.on(Shape.of(2, 2)).run(f(1, 10, 2, 20))).containsExactly(1.5f, 15);
        LayerCase channelsFirst =
                LayerCase.of("GlobalMaxPooling1D", 3, "data_format", "channels_first", "keepdims", true);
        assertThat(channelsFirst.on(Shape.of(2, 3)).output()).isEqualTo(Shape.of(2, 1));
        assertThat(channelsFirst.on(Shape.of(2, 2)).run(f(1, 2, 20, 10))).containsExactly(2, 20);
        assertThat(LayerCase.of("GlobalMaxPooling1D", 3, "keepdims", true)
                        .on(Shape.of(3, 2))
                        .output())
                .isEqualTo(Shape.of(1, 2));
    }

    @Test
    void globalAverageReadsAMask() {
        LayerCase average = LayerCase.of("GlobalAveragePooling1D", 3).on(Shape.of(3, 2));
        float[] x = f(1, 10, 2, 20, 3, 60, 7, 7, 7, 7, 7, 7);
        assertThat(average.runMasked(x, f(1, 0, 1, 0, 0, 0))).containsExactly(2, 35, Float.NaN, Float.NaN);
        LayerCase channelsFirst = LayerCase.of("GlobalAveragePooling1D", 3, "data_format", "channels_first")
                .on(Shape.of(2, 3));
        assertThat(channelsFirst.runMasked(f(1, 2, 3, 10, 20, 60), f(1, 0, 1))).containsExactly(2, 35);
    }

    @Test
    void averageOfASumThatOverflowsIsInfiniteAsInKeras() {
        assertThat(LayerCase.of("GlobalAveragePooling1D", 3).on(Shape.of(2, 1)).run(f(3e38, 3e38)))
                .containsExactly(Float.POSITIVE_INFINITY);
    }

    @Test
    void refusesWindowsLargerThanTheInputAndStridesOfZero() {
        assertThatThrownBy(() -> pool("MaxPooling1D", "pool_size", 6).output())
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("5 steps, expected at least 6");
        assertThatThrownBy(() -> pool("MaxPooling1D", "strides", 0).layer()).hasMessageContaining("strides is [0]");
        assertThatThrownBy(() ->
                        LayerCase.of("GlobalMaxPooling1D", 3).on(Shape.of(0, 2)).output())
                .hasMessageContaining("no steps");
    }

    private static LayerCase pool(String className, Object... settings) {
        return LayerCase.of(className, 3, settings).on(Shape.of(5, 1));
    }
}
