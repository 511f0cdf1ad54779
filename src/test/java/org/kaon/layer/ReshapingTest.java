package org.kaon.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.layer.LayerCase.count;
import static org.kaon.layer.LayerCase.f;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;

class ReshapingTest {
    private static final int OPEN = Shape.UNKNOWN;

    @Test
    void flattenMovesChannelsBehind() {
        assertThat(LayerCase.of("Flatten", 3).on(Shape.of(2, 3)).output()).isEqualTo(Shape.of(6));
        LayerCase first =
                LayerCase.of("Flatten", 3, "data_format", "channels_first").on(Shape.of(2, 1, 3));
        assertThat(first.run(count(6))).containsExactly(0, 3, 1, 4, 2, 5);
        assertThat(LayerCase.of("Flatten", 3).on(Shape.of(OPEN, 3)).output()).isEqualTo(Shape.of(OPEN));
        assertThat(LayerCase.of("Flatten", 3).on(Shape.of()).output()).isEqualTo(Shape.of(1));
    }

    @Test
    void reshapeComputesTheOpenAxis() {
        assertThat(LayerCase.of("Reshape", 3, "target_shape", List.of(-1, 2))
                        .on(Shape.of(3, 4))
                        .output())
                .isEqualTo(Shape.of(6, 2));
        assertThat(LayerCase.of("Reshape", 3, "target_shape", List.of(-1, 2))
                        .on(Shape.of(OPEN, 4))
                        .output())
                .isEqualTo(Shape.of(OPEN, 2));
        assertThatThrownBy(() -> LayerCase.of("Reshape", 3, "target_shape", List.of(5))
                        .on(Shape.of(6))
                        .output())
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("6 values");
        assertThatThrownBy(() -> LayerCase.of("Reshape", 3, "target_shape", List.of(-1, 4))
                        .on(Shape.of(6))
                        .output())
                .isInstanceOf(ModelFormatException.class);
        assertThatThrownBy(() -> LayerCase.of("Reshape", 3, "target_shape", List.of(-1, 0))
                        .on(Shape.of(6))
                        .output())
                .isInstanceOf(ModelFormatException.class);
        assertThatThrownBy(() -> LayerCase.of("Reshape", 3, "target_shape", List.of(-1, -1))
                        .layer())
                .hasMessageContaining("at most one -1");
    }

    @Test
    void permuteReordersAxes() {
        LayerCase permute = LayerCase.of("Permute", 3, "dims", List.of(3, 1, 2)).on(Shape.of(2, 3, 1));
        assertThat(permute.output()).isEqualTo(Shape.of(1, 2, 3));
        LayerCase transpose = LayerCase.of("Permute", 3, "dims", List.of(2, 1)).on(Shape.of(2, 3));
        assertThat(transpose.run(count(6))).containsExactly(0, 3, 1, 4, 2, 5);
        assertThatThrownBy(
                        () -> LayerCase.of("Permute", 3, "dims", List.of(0, 1)).layer())
                .hasMessageContaining("permutation");
        assertThatThrownBy(() -> transpose.on(Shape.of(2)).output()).hasMessageContaining("expected 2");
    }

    @Test
    void repeatVectorCroppingAndPaddingMoveSteps() {
        assertThat(LayerCase.of("RepeatVector", 3, "n", 2).on(Shape.of(2)).run(f(1, 2, 3, 4)))
                .containsExactly(1, 2, 1, 2, 3, 4, 3, 4);
        LayerCase crop =
                LayerCase.of("Cropping1D", 3, "cropping", List.of(1, 2)).on(Shape.of(4, 2));
        assertThat(crop.run(count(8))).containsExactly(2, 3);
        LayerCase pad =
                LayerCase.of("ZeroPadding1D", 3, "padding", List.of(1, 2)).on(Shape.of(1, 2));
        assertThat(pad.run(f(1, 2))).containsExactly(0, 0, 1, 2, 0, 0, 0, 0);
        LayerCase padFirst = LayerCase.of("ZeroPadding1D", 3, "padding", 1, "data_format", "channels_first")
                .on(Shape.of(2, 1));
        assertThat(padFirst.run(f(1, 2))).containsExactly(0, 1, 0, 0, 2, 0);
    }

    @Test
    void croppingAllStepsOrMoreIsRefused() {
        for (int cropping : new int[] {2, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> LayerCase.of("Cropping1D", 3, "cropping", cropping)
                            .on(Shape.of(4, 2))
                            .output())
                    .isInstanceOf(ModelFormatException.class)
                    .hasMessageContaining("expected at least 1");
        }
        assertThatThrownBy(() -> LayerCase.of("Cropping1D", 3, "cropping", List.of(-1, 0))
                        .layer())
                .hasMessageContaining("at least 0");
    }

    @Test
    void sizesBeyondAnAxisAreRefusedWithoutAskingForMemory() {
        assertThatThrownBy(() -> LayerCase.of("ZeroPadding1D", 3, "padding", Integer.MAX_VALUE)
                        .on(Shape.of(1, 1))
                        .output())
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("4294967295");
        assertThatThrownBy(() -> LayerCase.of("Flatten", 3)
                        .on(Shape.of(1 << 20, 1 << 20))
                        .output())
                .isInstanceOf(UnsupportedModelException.class);
        assertThatThrownBy(() -> LayerCase.of("Concatenate", 3)
                        .on(Shape.of(Integer.MAX_VALUE), Shape.of(1))
                        .output())
                .isInstanceOf(UnsupportedModelException.class);
        assertThat(LayerCase.of("RepeatVector", 3, "n", Integer.MAX_VALUE)
                        .on(Shape.of(2))
                        .output())
                .isEqualTo(Shape.of(Integer.MAX_VALUE, 2));
    }

    @Test
    void concatenateJoinsAnyAxis() {
        LayerCase last = LayerCase.of("Concatenate", 3).on(Shape.of(2, 1), Shape.of(2, 2));
        assertThat(last.run(f(1, 2), f(10, 11, 20, 21))).containsExactly(1, 10, 11, 2, 20, 21);
        LayerCase first = LayerCase.of("Concatenate", 3, "axis", 1).on(Shape.of(1, 2), Shape.of(2, 2));
        assertThat(first.run(f(1, 2), f(10, 11, 20, 21))).containsExactly(1, 2, 10, 11, 20, 21);
        assertThat(first.on(Shape.of(OPEN, 2), Shape.of(2, 2)).output()).isEqualTo(Shape.of(OPEN, 2));
        assertThat(last.on(Shape.of(OPEN, 2), Shape.of(5, 2)).output()).isEqualTo(Shape.of(5, 4));
        assertThatThrownBy(() -> last.on(Shape.of(2, 1), Shape.of(3, 1)).output())
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("(2, 1) and (3, 1)");
        assertThatThrownBy(() -> last.on(Shape.of(2), Shape.of(2, 1)).output())
                .isInstanceOf(ModelFormatException.class);
    }
}
