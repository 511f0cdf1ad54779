package org.kaon.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.layer.LayerCase.f;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;
import org.kaon.activation.Elementwise;
import org.kaon.activation.LeakyRelu;

class ActivationLayerTest {
    private static final Shape THREE = Shape.of(3);

    @Test
    void leakyReluTakesTheKeyOfEachVersionAndItsDefault() {
        float[] x = f(-1, 0, 2);
        assertThat(LayerCase.of("LeakyReLU", 3, "negative_slope", 0.5).on(THREE).run(x))
                .containsExactly(-0.5f, 0, 2);
        assertThat(LayerCase.of("LeakyReLU", 2, "alpha", 0.5).on(THREE).run(x)).containsExactly(-0.5f, 0, 2);
        assertThat(LayerCase.of("LeakyReLU", 3).on(THREE).run(x)).containsExactly(-0.3f, 0, 2);
    }

    @Test
    void reluTakesAllOfItsSettings() {
        assertThat(LayerCase.of("ReLU", 3, "max_value", 6, "negative_slope", 0.25, "threshold", 1)
                        .on(THREE)
                        .run(f(-1, 3, 9)))
                .containsExactly(-0.5f, 3, 6);
        assertThat(LayerCase.of("ReLU", 3).on(THREE).run(f(-1, 3, 9))).containsExactly(0, 3, 9);
        assertThatThrownBy(() -> LayerCase.of("ReLU", 3, "max_value", -1).layer())
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("max_value is -1.0");
    }

    @Test
    void eluAndThresholdedReluTakeTheirSetting() {
        assertThat(LayerCase.of("ELU", 3, "alpha", 2).on(THREE).run(f(-1, 0, 1)))
                .containsExactly((float) (2 * Math.expm1(-1)), 0, 1);
        assertThat(LayerCase.of("ThresholdedReLU", 2, "theta", 1.5).on(THREE).run(f(1, 1.5, 2)))
                .containsExactly(0, 0, 2);
    }

    @Test
    void anActivationMayBeALayer() {
        Map<String, Object> leaky =
                Map.of("class_name", "LeakyReLU", "config", Map.of("name", "x", "negative_slope", 0.25));
        LayerCase dense = LayerCase.of("Dense", 3, "units", 1, "activation", leaky)
                .on(Shape.of(1))
                .with("kernel", 1)
                .with("bias", 0);
        assertThat(dense.run(f(-4))).containsExactly(-1);
    }

    @Test
    void anActivationThatIsAFunctionOrNeedsParametersIsRefused() {
        Map<String, Object> function = Map.of("class_name", "function", "config", "my_act");
        assertThatThrownBy(() -> LayerCase.of("Dense", 3, "units", 1, "activation", function)
                        .layer())
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("the_layer")
                .hasMessageContaining("my_act");
        Map<String, Object> prelu = Map.of("class_name", "PReLU", "config", Map.of());
        assertThatThrownBy(() -> LayerCase.of("Dense", 3, "units", 1, "activation", prelu)
                        .layer())
                .isInstanceOf(UnsupportedModelException.class);
    }

    @Test
    void hardSigmoidIsThatOfTheFilesVersion() {
        assertThat(LayerCase.of("Activation", 2, "activation", "hard_sigmoid")
                        .on(Shape.of(1))
                        .run(f(1)))
                .containsExactly(0.7f);
        assertThat(LayerCase.of("Activation", 3, "activation", "hard_sigmoid")
                        .on(Shape.of(1))
                        .run(f(1)))
                .containsExactly((float) (4.0 / 6));
    }

    @Test
    void anActivationOfTheUsersOwnIsFoundByName() {
        Elementwise own = new Elementwise() {
            @Override
            public String name() {
                return "my_act";
            }

            @Override
            public double value(double x) {
                return new LeakyRelu(0.5).value(x);
            }
        };
        Layer layer = Layers.standard().plus(own).of(LayerCase.config("Activation", 3, "activation", "my_act"));
        assertThat(layer.outputShape(List.of(THREE))).isEqualTo(THREE);
    }
}
