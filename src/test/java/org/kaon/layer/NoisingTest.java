package org.kaon.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;
import org.kaon.kernel.DisturbanceStep;
import org.kaon.kernel.Dropping;
import org.kaon.kernel.GaussianFactor;

/** Which values of an event are dropped together. */
class NoisingTest {
    @Test
    void dropoutDropsEachValueByItself() {
        DisturbanceStep step = step(LayerCase.of("Dropout", 3, "rate", 0.25).on(Shape.of(2, 3)));
        assertThat(step.source()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(step.perEvent()).isTrue();
        assertThat(step.disturbance()).isEqualTo(new Dropping(0.25));
    }

    @Test
    void noiseShapeSharesAlongItsOnes() {
        LayerCase dropout = LayerCase.of("Dropout", 3, "rate", 0.25, "noise_shape", Arrays.asList(null, 2, 1));
        assertThat(step(dropout.on(Shape.of(2, 3))).source()).containsExactly(0, 0, 0, 1, 1, 1);
        LayerCase alpha = LayerCase.of("AlphaDropout", 3, "rate", 0.25, "noise_shape", Arrays.asList(1, 1, null));
        assertThat(step(alpha.on(Shape.of(2, 3))).source()).containsExactly(0, 1, 2, 0, 1, 2);
        assertThat(step(alpha.on(Shape.of(2, 3))).perEvent()).isFalse();
        assertThat(step(alpha.on(Shape.of(2, 3))).count()).isEqualTo(3);
    }

    @Test
    void spatialDropoutDropsWholeChannels() {
        LayerCase steps = LayerCase.of("SpatialDropout1D", 3, "rate", 0.25).on(Shape.of(3, 2));
        assertThat(step(steps).source()).containsExactly(0, 1, 0, 1, 0, 1);
        LayerCase image = LayerCase.of("SpatialDropout2D", 3, "rate", 0.25, "data_format", "channels_first")
                .on(Shape.of(2, 2, 2));
        assertThat(step(image).source()).containsExactly(0, 0, 0, 0, 1, 1, 1, 1);
    }

    @Test
    void gaussianDropoutHasItsDeviation() {
        DisturbanceStep step =
                step(LayerCase.of("GaussianDropout", 3, "rate", 0.2).on(Shape.of(2)));
        assertThat(step.disturbance()).isEqualTo(new GaussianFactor(0.5));
    }

    @Test
    void noNoiseIsNoStep() {
        LayerCase none = LayerCase.of("GaussianNoise", 3, "stddev", 0.0).on(Shape.of(2));
        assertThat(none.layer().trainingOps(none.inputs())).isEmpty();
    }

    @Test
    void refusesWhatMakesNoSense() {
        refuses(LayerCase.of("Dropout", 3), "setting 'rate' is missing");
        refuses(LayerCase.of("GaussianDropout", 3, "rate", 1.0), "rate is 1.0, expected at least 0 and less than 1");
        refuses(LayerCase.of("GaussianNoise", 3, "stddev", -1.0), "stddev is -1.0, expected at least 0");
        refuses(LayerCase.of("Dropout", 3, "rate", 0.5, "noise_shape", List.of(1, 2)), "has 2 axes, expected 3");
        refuses(LayerCase.of("Dropout", 3, "rate", 0.5, "noise_shape", List.of(1, 2, 2)), "doesn't broadcast");
        LayerCase fixedBatch = LayerCase.of("Dropout", 3, "rate", 0.5, "noise_shape", List.of(7, 2, 3))
                .on(Shape.of(2, 3));
        assertThatThrownBy(() -> step(fixedBatch)).isInstanceOf(UnsupportedModelException.class);
    }

    private static void refuses(LayerCase bad, String message) {
        assertThatThrownBy(() -> step(bad.on(Shape.of(2, 3))))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("Layer 'the_layer'");
    }

    private static DisturbanceStep step(LayerCase example) {
        return (DisturbanceStep) example.layer().trainingOps(example.inputs()).get(0);
    }
}
