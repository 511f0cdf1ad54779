package org.kaon.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.layer.LayerCase.count;
import static org.kaon.layer.LayerCase.f;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kaon.ModelFormatException;

/** Expected numbers from numpy's einsum. */
class DotTest {
    @Test
    void putsTheOtherAxesOneBehindTheOther() {
        LayerCase dot = LayerCase.of("Dot", 3, "axes", 2).on(Shape.of(2, 3), Shape.of(4, 3));
        assertThat(dot.output()).isEqualTo(Shape.of(2, 4));
        assertThat(dot.run(count(6), count(12))).containsExactly(5, 14, 23, 32, 14, 50, 86, 122);
    }

    @Test
    void takesAnAxisOfEachInput() {
        LayerCase dot = LayerCase.of("Dot", 3, "axes", List.of(1, 2)).on(Shape.of(3, 2), Shape.of(4, 3));
        assertThat(dot.output()).isEqualTo(Shape.of(2, 4));
        assertThat(dot.run(count(6), count(12))).containsExactly(10, 28, 46, 64, 13, 40, 67, 94);
    }

    @Test
    void takesInputsOfDifferentRanks() {
        LayerCase vector = LayerCase.of("Dot", 3, "axes", List.of(1, -1)).on(Shape.of(3, 2), Shape.of(3));
        assertThat(vector.output()).isEqualTo(Shape.of(2));
        assertThat(vector.run(count(6), count(3))).containsExactly(10, 13);

        LayerCase tensor = LayerCase.of("Dot", 3, "axes", List.of(2, 1)).on(Shape.of(2, 3, 2), Shape.of(3, 2));
        assertThat(tensor.output()).isEqualTo(Shape.of(2, 2, 2));
        assertThat(tensor.run(count(12), count(6))).containsExactly(20, 26, 26, 35, 56, 80, 62, 89);
    }

    @Test
    void givesOneValueWhereNoAxisIsLeft() {
        LayerCase dot = LayerCase.of("Dot", 2, "axes", -1).on(Shape.of(3), Shape.of(3));
        assertThat(dot.output()).isEqualTo(Shape.of(1));
        assertThat(dot.run(f(1, 2, 3, 0, 1, 0), f(4, 5, 6, 7, 8, 9))).containsExactly(32, 8);
    }

    @Test
    void normalisesToUnitLengthWithTheFloorOfEachVersion() {
        float[] a = {3, 4};
        float[] b = {4, 3};
        assertThat(cosine(3).run(a, b)).containsExactly(f(0.96), within(1e-6f));
        // Lengths below the floor: 1e-7 / 1e-6 in Keras 2; 1e-7 / 1e-7 in Keras 3.
        assertThat(cosine(2).run(f(1e-7, 0), f(1, 0))).containsExactly(f(0.1), within(1e-6f));
        assertThat(cosine(3).run(f(1e-7, 0), f(1, 0))).containsExactly(f(1), within(1e-6f));
        assertThat(cosine(3).run(f(0, 0), f(1, 0))).containsExactly(0);
    }

    @Test
    void squaresThatOverflowMakeTheCosineZeroAsInKeras() {
        assertThat(cosine(3).run(f(1e30, 1e30), f(1, 1))).containsExactly(0);
    }

    @Test
    void productsThatOverflowShowAsInKeras() {
        LayerCase dot = LayerCase.of("Dot", 3, "axes", 1).on(Shape.of(2), Shape.of(2));
        assertThat(dot.run(f(1e30, 1e30), f(1e30, -1e30))).containsExactly(Float.NaN);
    }

    @Test
    void refusesAxesOfDifferentSizes() {
        assertThatThrownBy(() -> LayerCase.of("Dot", 3, "axes", 1)
                        .on(Shape.of(2), Shape.of(3))
                        .output())
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("2 and 3 values");
        assertThatThrownBy(() -> LayerCase.of("Dot", 3, "axes", 0)
                        .on(Shape.of(2), Shape.of(2))
                        .output())
                .hasMessageContaining("axis 0");
    }

    private static LayerCase cosine(int kerasVersion) {
        return LayerCase.of("Dot", kerasVersion, "axes", 1, "normalize", true).on(Shape.of(2), Shape.of(2));
    }
}
