package org.kaon.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.layer.LayerCase.f;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kaon.UnsupportedModelException;
import org.kaon.kernel.Op;
import org.kaon.kernel.Product;

class TimeDistributedTest {
    private static final Map<String, Object> DENSE =
            Map.of("class_name", "Dense", "config", Map.of("name", "inner", "units", 1, "use_bias", false));

    @Test
    void computesEveryStepByItself() {
        LayerCase layer = LayerCase.of("TimeDistributed", 3, "layer", DENSE)
                .on(Shape.of(2, 3))
                .with("kernel", 1, 10, 100);
        assertThat(layer.output()).isEqualTo(Shape.of(2, 1));
        assertThat(layer.op()).isInstanceOf(Product.class);
        assertThat(layer.run(f(1, 2, 3, 4, 5, 6))).containsExactly(321, 654);
    }

    @Test
    void takesAnyInnerShape() {
        Map<String, Object> pool = Map.of("class_name", "GlobalMaxPooling1D", "config", Map.of("name", "inner"));
        LayerCase layer = LayerCase.of("TimeDistributed", 2, "layer", pool).on(Shape.of(2, 2, 1));
        assertThat(layer.output()).isEqualTo(Shape.of(2, 1));
        assertThat(layer.run(f(1, 2, 4, 3, 9, 8, 0, -1))).containsExactly(2, 4, 9, 0);
    }

    @Test
    void leavesTheNumberOfStepsOpen() {
        LayerCase layer = LayerCase.of("TimeDistributed", 3, "layer", DENSE).on(Shape.of(Shape.UNKNOWN, 3));
        assertThat(layer.output()).isEqualTo(Shape.of(Shape.UNKNOWN, 1));
    }

    @Test
    void wrapsLayersOfSeveralInputsForModelsTakenApart() {
        Map<String, Object> inner = Map.of("class_name", "Concatenate", "config", Map.of("name", "inner"));
        Layer layer = LayerCase.of("TimeDistributed", 3, "layer", inner).layer();
        List<Shape> inputs = List.of(Shape.of(2, 1), Shape.of(2, 2));
        assertThat(layer.outputShape(inputs)).isEqualTo(Shape.of(2, 3));
        Op op = layer.op(inputs, Parameters.none());
        float[] output = new float[6];
        op.run(1, new float[][] {f(1, 2), f(10, 11, 20, 21)}, output, new float[0]);
        assertThat(output).containsExactly(1, 10, 11, 2, 20, 21);
    }

    @Test
    void namesTheInnerLayerInMessages() {
        Map<String, Object> bad = Map.of("class_name", "Dense", "config", Map.of("name", "inner", "units", 0));
        assertThatThrownBy(
                        () -> LayerCase.of("TimeDistributed", 3, "layer", bad).layer())
                .hasMessageContaining("'the_layer/inner' (Dense): units is 0");
        assertThatThrownBy(() -> LayerCase.of("TimeDistributed", 3, "layer", DENSE)
                        .on(Shape.of(3))
                        .output())
                .hasMessageContaining("at least two axes");
    }

    @Test
    void refusesLayersThatMakeOrReadMasks() {
        Map<String, Object> masking = Map.of("class_name", "Masking", "config", Map.of("name", "inner"));
        assertThatThrownBy(() ->
                        LayerCase.of("TimeDistributed", 3, "layer", masking).layer())
                .isInstanceOf(UnsupportedModelException.class);
        Map<String, Object> pool = Map.of("class_name", "GlobalAveragePooling1D", "config", Map.of("name", "inner"));
        LayerCase layer = LayerCase.of("TimeDistributed", 3, "layer", pool).on(Shape.of(2, 2, 1));
        assertThat(layer.layer().maskFlow().reads()).isTrue();
        assertThatThrownBy(() -> layer.layer().maskedOp(layer.inputs(), Parameters.none()))
                .isInstanceOf(UnsupportedModelException.class);
    }
}
