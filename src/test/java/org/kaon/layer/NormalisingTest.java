package org.kaon.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.layer.LayerCase.count;
import static org.kaon.layer.LayerCase.f;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;

/** Layers that bring values to a common scale; expected numbers from numpy. */
class NormalisingTest {
    private static final float[] X = f(1, 2, 4, 3, -1, 0);
    private static final Shape TWO_THREE = Shape.of(2, 3);

    @Test
    void layerNormalizationTakesOneOrSeveralAxes() {
        LayerCase all = LayerCase.of("LayerNormalization", 2, "axis", List.of(1, 2), "center", false, "scale", false)
                .on(TWO_THREE);
        assertThat(all.run(X)).containsExactly(f(-0.29272, 0.29272, 1.4636, 0.87816, -1.4636, -0.87816), within(1e-5f));

        LayerCase first = LayerCase.of("LayerNormalization", 3, "axis", 1)
                .on(TWO_THREE)
                .with("gamma", 1, 2)
                .with("beta", 0.5, -0.5);
        assertThat(first.run(X))
                .containsExactly(f(-0.4995, 1.49978, 1.49988, 1.499, -2.49956, -2.49975), within(1e-5f));
    }

    @Test
    void layerNormalizationWithRmsScalingLeavesTheMeanIn() {
        LayerCase rms = LayerCase.of("LayerNormalization", 3, "rms_scaling", true)
                .on(TWO_THREE)
                .with("gamma", 1, 2, 3);
        assertThat(rms.layer().parameters(rms.inputs())).hasSize(1);
        assertThat(rms.run(X)).containsExactly(f(0.801526, 3.2061, 9.61831, 1.76474, -1.17649, 0), within(1e-4f));
    }

    @Test
    void layerNormalizationOfSumsThatOverflowIsNaNAsInKeras() {
        LayerCase layer = LayerCase.of("LayerNormalization", 3, "center", false, "scale", false)
                .on(Shape.of(2));
        assertThat(layer.run(f(3e38, 3e38))).containsExactly(Float.NaN, Float.NaN);
        assertThat(layer.run(f(1e30, -1e30))).containsExactly(0, 0);
    }

    @Test
    void unitNormalizationHasTheFloorOfEachVersion() {
        assertThat(unit(3, 1).run(X)).containsExactly(f(0.316228, 0.894427, 1, 0.948683, -0.447214, 0), within(1e-6f));
        assertThat(unit(3, 1, 2).run(X))
                .containsExactly(f(0.179605, 0.359211, 0.718421, 0.538816, -0.179605, 0), within(1e-6f));
        float[] tiny = f(1e-8, 0, 0, 0, 0, 0);
        assertThat(unit(2, 1, 2).run(tiny)[0]).isEqualTo(0.01f, within(1e-6f));
        assertThat(unit(3, 1, 2).under(3, 5).run(tiny)[0]).isEqualTo(0.01f, within(1e-6f));
        assertThat(unit(3, 1, 2).run(tiny)[0]).isEqualTo(1, within(1e-6f));
        assertThat(unit(3, 1, 2).run(f(1e30, 0, 0, 0, 0, 0))[0]).isZero();
    }

    @Test
    void softmaxTakesOneOrSeveralAxes() {
        assertThat(LayerCase.of("Softmax", 3, "axis", List.of(1, 2))
                        .on(TWO_THREE)
                        .run(X))
                .containsExactly(f(0.0315496, 0.0857608, 0.633691, 0.233122, 0.00426978, 0.0116065), within(1e-6f));
        assertThat(LayerCase.of("Softmax", 3, "axis", 1).on(TWO_THREE).run(X))
                .containsExactly(f(0.119203, 0.952574, 0.982014, 0.880797, 0.0474259, 0.0179862), within(1e-6f));
    }

    @Test
    void softmaxOverSeveralAxesTreatsInfinityAsKerasDoes() {
        float[] x = f(Double.POSITIVE_INFINITY, 1);
        assertThat(LayerCase.of("Softmax", 3, "axis", List.of(1, 2))
                        .on(Shape.of(1, 2))
                        .run(x))
                .containsExactly(Float.NaN, 0);
        assertThat(LayerCase.of("Softmax", 3, "axis", 1).on(Shape.of(2, 1)).run(x))
                .containsExactly(Float.NaN, Float.NaN);
    }

    @Test
    void batchNormalizationTakesAnyAxis() {
        LayerCase layer = LayerCase.of("BatchNormalization", 2, "axis", List.of(1), "epsilon", 0.25)
                .on(TWO_THREE)
                .with("gamma", 1, 2)
                .with("beta", 0, 10)
                .with("moving_mean", 1, -1)
                .with("moving_variance", 0.75, 3.75);
        assertThat(layer.run(X)).containsExactly(0, 1, 3, 14, 10, 11);
    }

    @Test
    void batchNormalizationLeavesOutGammaAndBeta() {
        LayerCase layer = LayerCase.of("BatchNormalization", 3, "scale", false, "center", false, "epsilon", 0)
                .on(Shape.of(2))
                .with("moving_mean", 1, 2)
                .with("moving_variance", 4, 0.25);
        assertThat(layer.layer().parameters(layer.inputs()).stream().map(ParameterSpec::name))
                .containsExactly("moving_mean", "moving_variance");
        assertThat(layer.run(f(3, 3))).containsExactly(1, 2);
    }

    @Test
    void normalizationDividesByOneInTenMillionAtLeast() {
        LayerCase layer = LayerCase.of("Normalization", 3, "axis", -1, "mean", List.of(1, 2), "variance", List.of(4, 0))
                .on(Shape.of(2));
        assertThat(layer.run(f(5, 3))).containsExactly(2, 1e7f);
        assertThat(LayerCase.of(
                                "Normalization",
                                3,
                                "axis",
                                -1,
                                "mean",
                                List.of(1, 2),
                                "variance",
                                List.of(4, 9),
                                "invert",
                                true)
                        .on(Shape.of(2))
                        .run(f(2, 1)))
                .containsExactly(5, 5);
    }

    @Test
    void normalizationKeepsNoneSomeOrAllAxes() {
        LayerCase none = LayerCase.of("Normalization", 2, "axis", List.of())
                .on(TWO_THREE)
                .with("mean", 1)
                .with("variance", 4);
        LayerCase scalar = none.with("count", 7);
        assertThat(scalar.layer().parameters(scalar.inputs()).stream().map(ParameterSpec::shape))
                .containsOnly(Shape.of());
        assertThat(scalar.run(X)).containsExactly(0, 0.5f, 1.5f, 1, -1, -0.5f);

        LayerCase all = LayerCase.of("Normalization", 3, "axis", List.of(1, 2))
                .on(TWO_THREE)
                .with("mean", 1, 2, 3, 4, 5, 6)
                .with("variance", 1, 1, 1, 4, 4, 4)
                .with("count", 7);
        assertThat(all.run(X)).containsExactly(0, 0, 1, -0.5f, -3, -3);
    }

    @Test
    void normalizationKeepsAxesThatAreNotNeighbours() {
        LayerCase layer = LayerCase.of("Normalization", 3, "axis", List.of(1, 3))
                .on(Shape.of(2, 2, 2))
                .with("mean", 0, 10, 20, 30)
                .with("variance", 1, 1, 1, 1)
                .with("count", 7);
        assertThat(layer.run(count(8))).containsExactly(0, -9, 2, -7, -16, -25, -14, -23);
    }

    @Test
    void rescalingTakesNumbersAndListsOnTheLastAxes() {
        assertThat(LayerCase.of("Rescaling", 3, "scale", 0.5, "offset", 1)
                        .on(TWO_THREE)
                        .run(X))
                .containsExactly(1.5f, 2, 3, 2.5f, 0.5f, 1);
        assertThat(LayerCase.of("Rescaling", 2, "scale", List.of(1, 2, 3), "offset", List.of(List.of(0), List.of(10)))
                        .on(TWO_THREE)
                        .run(X))
                .containsExactly(1, 4, 12, 13, 8, 10);
    }

    @Test
    void givenNumbersMayHaveAxesOfOneInFront() {
        assertThat(LayerCase.of("Rescaling", 3, "scale", List.of(List.of(2, 3)))
                        .on(Shape.of(2))
                        .run(f(1, 1)))
                .containsExactly(2, 3);
        assertThat(LayerCase.of("Normalization", 2, "mean", List.of(List.of(1, 2)), "variance", List.of(List.of(4, 4)))
                        .on(Shape.of(2))
                        .run(f(5, 6)))
                .containsExactly(2, 2);
    }

    @Test
    void preluSharesSlopesAlongAxes() {
        LayerCase own = LayerCase.of("PReLU", 3).on(TWO_THREE).with("alpha", 1, 2, 3, 4, 5, 6);
        assertThat(own.run(f(-1, -1, 1, -1, 1, -1))).containsExactly(-1, -2, 1, -4, 1, -6);
        LayerCase shared = LayerCase.of("PReLU", 3, "shared_axes", List.of(1)).on(TWO_THREE);
        assertThat(shared.layer().parameters(shared.inputs()).get(0).shape()).isEqualTo(Shape.of(1, 3));
        assertThat(shared.with("alpha", 1, 2, 3).run(f(-1, -1, 1, -1, 1, -1))).containsExactly(-1, -2, 1, -1, 1, -3);
    }

    @Test
    void refusesWhatItCanNotCompute() {
        assertThatThrownBy(() ->
                        LayerCase.of("BatchNormalization", 3, "renorm", true).layer())
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("renorm");
        assertThatThrownBy(() -> LayerCase.of("BatchNormalization", 2, "axis", List.of(1, 2))
                        .layer())
                .isInstanceOf(UnsupportedModelException.class);
        assertThatThrownBy(() -> LayerCase.of("Rescaling", 3, "scale", List.of(1, 2))
                        .on(TWO_THREE)
                        .output())
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("scale has shape (2)");
        assertThatThrownBy(() -> LayerCase.of("Normalization", 3, "mean", 1).layer())
                .hasMessageContaining("only one of");
        assertThatThrownBy(() -> LayerCase.of("PReLU", 3, "shared_axes", List.of(3))
                        .on(TWO_THREE)
                        .output())
                .hasMessageContaining("shared_axes has 3");
        assertThatThrownBy(() -> LayerCase.of("Softmax", 3, "axis", List.of(1, -2))
                        .on(TWO_THREE)
                        .output())
                .hasMessageContaining("each once");
    }

    private static LayerCase unit(int kerasVersion, Integer... axes) {
        return LayerCase.of("UnitNormalization", kerasVersion, "axis", List.of(axes))
                .on(TWO_THREE);
    }
}
