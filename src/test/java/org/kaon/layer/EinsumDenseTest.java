package org.kaon.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.layer.LayerCase.count;
import static org.kaon.layer.LayerCase.f;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;
import org.kaon.kernel.Einsum;
import org.kaon.kernel.Product;

/** Expected numbers from numpy's einsum; kernels and inputs count up from 0. */
class EinsumDenseTest {
    private static final Shape TWO_THREE = Shape.of(2, 3);

    @Test
    void takesAnEllipsisInFront() {
        LayerCase layer = einsum("...x,xy->...y", List.of(2), "bias_axes", "y")
                .on(Shape.of(2, 2, 3))
                .with("bias", 10, 20);
        assertThat(layer.output()).isEqualTo(Shape.of(2, 2, 2));
        assertThat(kernel(layer).run(count(12))).containsExactly(20, 33, 38, 60, 56, 87, 74, 114);
        assertThat(kernel(layer).op()).isInstanceOf(Product.class);
    }

    @Test
    void takesAnEllipsisBehind() {
        LayerCase layer = einsum("ab...,bc->ac...", List.of(2), "bias_axes", "c")
                .on(TWO_THREE)
                .with("bias", 10, 20);
        assertThat(layer.output()).isEqualTo(TWO_THREE);
        assertThat(specs(layer)).containsExactly("kernel (2, 2)", "bias (2, 1)");
        assertThat(kernel(layer).run(count(6))).containsExactly(16, 18, 20, 29, 33, 37);
    }

    @Test
    void sumsOverSeveralAxesAndSpreadsAPartialBias() {
        LayerCase layer = einsum("abc,bcde->ade", List.of(2, 2), "bias_axes", "d")
                .on(TWO_THREE)
                .with("bias", 100, 200);
        assertThat(specs(layer)).containsExactly("kernel (2, 3, 2, 2)", "bias (2, 1)");
        assertThat(kernel(layer).run(count(6))).containsExactly(320, 335, 450, 465);
        assertThat(kernel(layer).op()).isInstanceOf(Product.class);
    }

    @Test
    void keepsAxesThatInputAndKernelShare() {
        LayerCase layer = kernel(einsum("abc,bcd->abd", Arrays.asList(null, 2)).on(TWO_THREE));
        assertThat(layer.output()).isEqualTo(Shape.of(2, 2));
        assertThat(layer.run(count(6))).containsExactly(10, 13, 100, 112);
        assertThat(layer.op()).isInstanceOf(Einsum.class);
    }

    @Test
    void sumsOverAxesThatOnlyTheInputHas() {
        assertThat(kernel(einsum("abc,cd->ad", List.of(2)).on(TWO_THREE)).run(count(6)))
                .containsExactly(38, 53);
    }

    @Test
    void ordersTheOutputAsTheEquationSays() {
        LayerCase layer = kernel(einsum("abc,cde->abed", List.of(2, 2, 2)).on(TWO_THREE));
        assertThat(layer.run(count(6))).containsExactly(20, 26, 23, 29, 56, 80, 68, 92);
    }

    @Test
    void computesTheSameForEveryRowOfABatch() {
        LayerCase layer = kernel(einsum("abc,bcd->abd", Arrays.asList(null, 2)).on(TWO_THREE));
        assertThat(layer.run(f(9, 8, 7, 6, 5, 4, 0, 1, 2, 3, 4, 5))).endsWith(10, 13, 100, 112);
    }

    @Test
    void appliesTheActivationAlongTheLastAxis() {
        LayerCase layer = kernel(einsum("abc,cde->abde", List.of(2, 2, 1), "activation", "softmax")
                .on(TWO_THREE));
        assertThat(layer.run(count(6))).containsOnly(1);
    }

    @Test
    void leavesOpenAxesOpen() {
        LayerCase layer = einsum("abc,cd->abd", Arrays.asList(null, 5)).on(Shape.of(Shape.UNKNOWN, 3));
        assertThat(layer.output()).isEqualTo(Shape.of(Shape.UNKNOWN, 5));
        assertThat(specs(layer)).containsExactly("kernel (3, 5)");
    }

    @Test
    void refusesEquationsThatDoNotFit() {
        assertThatThrownBy(() ->
                        einsum("abc,cd->abd", List.of(2, 2)).on(Shape.of(3)).output())
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("the_layer")
                .hasMessageContaining("'abc,cd->abd'");
        assertThatThrownBy(
                        () -> einsum("abc,cd->abe", List.of(2, 2)).on(TWO_THREE).output())
                .hasMessageContaining("not e");
        assertThatThrownBy(() -> einsum("abc;cd", List.of(2)).on(TWO_THREE).output())
                .hasMessageContaining("expected the form");
        assertThatThrownBy(
                        () -> einsum("abc,cd->abd", List.of(7, 2)).on(TWO_THREE).output())
                .hasMessageContaining("axis 'b' has 2 values in the input and 7 in output_shape");
        assertThatThrownBy(() -> einsum("abc,cd->abd", List.of(2)).on(TWO_THREE).output())
                .hasMessageContaining("output_shape has 1 sizes, expected 2");
        assertThatThrownBy(() -> einsum("abb,bd->ad", List.of(2)).on(TWO_THREE).output())
                .isInstanceOf(UnsupportedModelException.class);
        assertThatThrownBy(() -> einsum("abc,ad->bd", List.of(2)).on(TWO_THREE).output())
                .isInstanceOf(UnsupportedModelException.class);
        assertThatThrownBy(() -> einsum("abc,cd->abd", List.of(2, 2), "bias_axes", "a")
                        .on(TWO_THREE)
                        .layer()
                        .parameters(List.of(TWO_THREE)))
                .hasMessageContaining("bias_axes is 'a'");
    }

    private static LayerCase einsum(String equation, List<Integer> outputShape, Object... settings) {
        Object[] all = Arrays.copyOf(settings, settings.length + 4);
        all[settings.length] = "equation";
        all[settings.length + 1] = equation;
        all[settings.length + 2] = "output_shape";
        all[settings.length + 3] = outputShape;
        return LayerCase.of("EinsumDense", 3, all);
    }

    private static LayerCase kernel(LayerCase layer) {
        long size = layer.layer().parameters(layer.inputs()).get(0).shape().size();
        return layer.with(
                "kernel", IntStream.range(0, (int) size).mapToDouble(i -> i).toArray());
    }

    private static List<String> specs(LayerCase layer) {
        return layer.layer().parameters(layer.inputs()).stream()
                .map(spec -> spec.name() + " " + spec.shape())
                .toList();
    }
}
