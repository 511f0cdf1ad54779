package org.kaon.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.InputException;
import org.kaon.ModelFormatException;
import org.kaon.UnsupportedModelException;

class LossesTest {
    @ParameterizedTest
    @CsvSource({
        "mse, mean_squared_error",
        "MeanSquaredError, mean_squared_error",
        "MAE, mean_absolute_error",
        "bce, binary_crossentropy",
        "kld, kl_divergence",
        "kullback_leibler_divergence, kl_divergence",
        "logcosh, log_cosh",
        "huber_loss, huber",
        "CategoricalFocalCrossentropy, categorical_focal_crossentropy",
    })
    void knowsKerasSpellings(String spelling, String name) {
        assertThat(Losses.standard().of(spelling).orElseThrow().name()).isEqualTo(name);
        assertThat(Losses.standard().read(spelling).name()).isEqualTo(name);
    }

    @Test
    void everyNameIsThatOfItsLoss() {
        for (String name : Losses.standard().names()) {
            assertThat(Losses.standard().of(name).orElseThrow().name()).isEqualTo(name);
        }
    }

    @Test
    void readsWhatKerasWrites() {
        assertThat(Losses.standard()
                        .read(Map.of(
                                "module", "keras.losses",
                                "class_name", "BinaryCrossentropy",
                                "config",
                                        Map.of(
                                                "name",
                                                "binary_crossentropy",
                                                "reduction",
                                                "sum_over_batch_size",
                                                "from_logits",
                                                true,
                                                "label_smoothing",
                                                0.1,
                                                "axis",
                                                -1L))))
                .isEqualTo(BinaryCrossentropy.of().fromLogits(true).labelSmoothing(0.1));
        assertThat(Losses.standard().read(Map.of("class_name", "function", "config", "mean_squared_error")))
                .isEqualTo(MeanSquaredError.of());
        assertThat(Losses.standard().read(Map.of("class_name", "Huber", "config", Map.of("delta", 2L))))
                .isEqualTo(Huber.of().delta(2));
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThatThrownBy(() -> Losses.standard().read("dice"))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessage("Loss 'dice'; supported: "
                        + String.join(", ", Losses.standard().names()));
        refuses(
                Map.of("reduction", "sum"),
                "Loss 'Huber': reduction sum; supported: [sum_over_batch_size, mean, auto]");
        refuses(Map.of("axis", 0L), "Loss 'Huber': axis 0");
        refuses(Map.of("q", 0.5), "Loss 'Huber': unknown settings [q]; known: ");
        assertThatThrownBy(() -> Losses.standard()
                        .read(Map.of(
                                "class_name", "SparseCategoricalCrossentropy", "config", Map.of("ignore_class", -1L))))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("ignore_class -1");
        assertThatThrownBy(
                        () -> Losses.standard().read(Map.of("class_name", "Huber", "config", Map.of("delta", "wide"))))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage("Loss 'Huber': delta is wide, expected a number");
    }

    private static void refuses(Map<String, Object> config, String message) {
        assertThatThrownBy(() -> Losses.standard().read(Map.of("class_name", "Huber", "config", config)))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void takesALossFromOutside() {
        record Twice() implements Pointwise {
            @Override
            public String name() {
                return "twice";
            }

            @Override
            public double value(double p, double t) {
                return 2 * (p - t);
            }

            @Override
            public double slope(double p, double t) {
                return 2;
            }
        }

        assertThat(Losses.standard().plus(new Twice()).of("twice")).contains(new Twice());
        assertThat(Losses.standard().of("twice")).isEmpty();
    }

    @Test
    void tellsWhichTargetsMakeNoSense() {
        assertThat(problem(SparseCategoricalCrossentropy.of(), 3))
                .contains("target 3.0, expected the number of a class, 0 to 2");
        assertThat(problem(SparseCategoricalCrossentropy.of(), 0.5)).isPresent();
        assertThat(problem(SparseCategoricalCrossentropy.of(), 2)).isEmpty();
        assertThat(problem(BinaryCrossentropy.of(), 0.3, 1, 0)).isEmpty();
        assertThat(problem(BinaryCrossentropy.of(), -1, 1, 0)).contains("target -1.0, expected a number from 0 to 1");
        assertThat(problem(CategoricalCrossentropy.of(), 0.3, 0.3, 0.4)).isEmpty();
        assertThat(problem(CategoricalCrossentropy.of(), 1, 1, 0))
                .contains("targets of the 3 classes sum to 2.0, expected 1");
        assertThat(problem(Poisson.of(), -1, 1, 0)).contains("target -1.0, expected a number of at least 0");
        assertThat(problem(Hinge.of(), -1, 1, 1)).isEmpty();
        assertThat(problem(Hinge.of(), 2, 1, 1)).contains("target 2.0, expected -1 or 1, or 0 or 1");
        assertThat(problem(MeanSquaredError.of(), Double.POSITIVE_INFINITY, 1, 1))
                .contains("target Infinity, expected a finite number");
    }

    private static Optional<String> problem(Loss loss, double... target) {
        return loss.problem(target, 3);
    }

    @Test
    void rejectsSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> Huber.of().delta(-1)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> BinaryCrossentropy.of().labelSmoothing(1.5))
                .isInstanceOf(InputException.class)
                .hasMessage("label smoothing is 1.5, expected 0 to 1");
        assertThatThrownBy(() -> BinaryFocalCrossentropy.of().gamma(Double.NaN)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> new CategoricalFocalCrossentropy(List.of(), 2, false, 0))
                .isInstanceOf(InputException.class);
        assertThatThrownBy(() -> CategoricalFocalCrossentropy.of()
                        .alpha(0.5, 0.5)
                        .of(new double[3], new double[3], new double[3]))
                .isInstanceOf(InputException.class)
                .hasMessage("alpha has 2 values, expected one, or one for each of the 3 classes");
    }

    @Test
    void isNanForAClassThatIsNone() {
        double[] gradient = new double[3];
        assertThat(SparseCategoricalCrossentropy.of().of(new double[] {0.2, 0.3, 0.5}, new double[] {7}, gradient))
                .isNaN();
        assertThat(gradient).containsOnly(Double.NaN);
        LossBlock block = new LossBlock(
                2, new double[][] {{1, 1}, {2, 2}}, new double[][] {{1, 2}}, new double[] {1, 1}, new double[2][2]);
        assertThat(SparseCategoricalCrossentropy.of().fromLogits(true).sum(block))
                .isNaN();
        assertThat(block.gradients()[0][0]).isFinite();
        assertThat(block.gradients()[0][1]).isNaN();
        assertThat(block.gradients()[1][1]).isNaN();
    }
}
