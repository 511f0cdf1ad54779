package org.kaon.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.layer.LayerCase.f;

import org.junit.jupiter.api.Test;
import org.kaon.ModelFormatException;

class MergingTest {
    @Test
    void repeatsAxesOfSizeOneAndMissingAxesInFront() {
        LayerCase add = LayerCase.of("Add", 3).on(Shape.of(2, 1), Shape.of(3), Shape.of(1, 1));
        assertThat(add.output()).isEqualTo(Shape.of(2, 3));
        assertThat(add.run(f(10, 20), f(1, 2, 3), f(100))).containsExactly(111, 112, 113, 121, 122, 123);
    }

    @Test
    void computesEachKind() {
        float[] a = {1, -2};
        float[] b = {5, 3};
        float[] c = {3, 4};
        assertThat(three("Add").run(a, b, c)).containsExactly(9, 5);
        assertThat(three("Multiply").run(a, b, c)).containsExactly(15, -24);
        assertThat(three("Average").run(a, b, c)).containsExactly(3, 5f / 3);
        assertThat(three("Maximum").run(a, b, c)).containsExactly(5, 4);
        assertThat(three("Minimum").run(a, b, c)).containsExactly(1, -2);
        assertThat(LayerCase.of("Subtract", 3).on(Shape.of(2), Shape.of(2)).run(a, b))
                .containsExactly(-4, -5);
    }

    @Test
    void roundsAfterEveryInputAsKerasDoes() {
        assertThat(LayerCase.of("Add", 3).on(Shape.of(), Shape.of(), Shape.of()).run(f(3e38), f(3e38), f(-3e38)))
                .containsExactly(Float.POSITIVE_INFINITY);
    }

    @Test
    void maximumKeepsNaN() {
        assertThat(three("Maximum").run(f(Double.NaN, 1), f(0, Double.NaN), f(2, 2)))
                .containsExactly(Float.NaN, Float.NaN);
    }

    @Test
    void leavesAxesOpenThatAreOpenInOneInput() {
        assertThat(LayerCase.of("Add", 3)
                        .on(Shape.of(Shape.UNKNOWN, 4), Shape.of(1, 4))
                        .output())
                .isEqualTo(Shape.of(Shape.UNKNOWN, 4));
    }

    @Test
    void refusesSizesThatDiffer() {
        assertThatThrownBy(() ->
                        LayerCase.of("Add", 3).on(Shape.of(2), Shape.of(3)).output())
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("the_layer")
                .hasMessageContaining("2 and 3");
        assertThatThrownBy(() -> three("Subtract").output()).hasMessageContaining("3 inputs, expected 2");
    }

    private static LayerCase three(String className) {
        return LayerCase.of(className, 3).on(Shape.of(2), Shape.of(2), Shape.of(2));
    }
}
