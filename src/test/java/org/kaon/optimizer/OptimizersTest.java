package org.kaon.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.InputException;
import org.kaon.UnsupportedModelException;
import org.kaon.schedule.ExponentialDecay;

class OptimizersTest {
    /** Keras 3.15's signatures. */
    @ParameterizedTest
    @CsvSource({
        "SGD, 0.01, 0",
        "RMSprop, 0.001, 0",
        "Adam, 0.001, 0",
        "AdamW, 0.001, 0.004",
        "adamw, 0.001, 0.004",
        "Adamax, 0.001, 0",
        "Nadam, 0.001, 0",
        "Adagrad, 0.001, 0",
        "Adadelta, 0.001, 0",
        "Lion, 0.001, 0",
        "Ftrl, 0.001, 0",
        "Custom>Adam, 0.001, 0",
    })
    void defaultsAreThoseOfKeras(String name, double learningRate, double weightDecay) {
        OptimizerSettings settings = Optimizers.standard().read(name).settings();
        assertThat(settings.learningRate().at(0)).isEqualTo(learningRate);
        assertThat(settings.weightDecay()).isEqualTo(weightDecay);
        assertThat(settings.clipping()).isEqualTo(Clipping.NONE);
        assertThat(settings.averaging()).isEqualTo(Averaging.NONE);
        assertThat(settings.accumulation()).isEqualTo(1);
    }

    @Test
    void setsByName() {
        Adam adam = Adam.of()
                .learningRate(1e-4)
                .beta1(0.8)
                .clipNorm(1)
                .amsgrad(true)
                .weightDecay(0.1);
        assertThat(adam)
                .isEqualTo(read(
                        "Adam",
                        Map.of(
                                "learning_rate",
                                1e-4,
                                "beta_1",
                                0.8,
                                "clipnorm",
                                1.0,
                                "amsgrad",
                                true,
                                "weight_decay",
                                0.1)));
        assertThat(Sgd.of().momentum(0.9).nesterov(true).accumulation(4).averaging(new Averaging(0.9, 5)))
                .isEqualTo(read(
                        "SGD",
                        Map.of(
                                "momentum",
                                0.9,
                                "nesterov",
                                true,
                                "gradient_accumulation_steps",
                                4L,
                                "use_ema",
                                true,
                                "ema_momentum",
                                0.9,
                                "ema_overwrite_frequency",
                                5L)));
        assertThat(Lion.of().learningRate(ExponentialDecay.of(0.1, 10, 0.5)).globalClipNorm(2))
                .isEqualTo(read(
                        "Lion",
                        Map.of(
                                "learning_rate",
                                Map.of(
                                        "class_name",
                                        "ExponentialDecay",
                                        "config",
                                        Map.of("initial_learning_rate", 0.1, "decay_steps", 10L, "decay_rate", 0.5)),
                                "global_clipnorm",
                                2.0)));
    }

    @Test
    void nullsAndZeroLimitsAreAbsent() {
        Map<String, Object> config = new HashMap<>();
        config.put("clipnorm", null);
        config.put("clipvalue", 0.0);
        config.put("ema_overwrite_frequency", null);
        config.put("use_ema", false);
        config.put("name", "adam");
        assertThat(read("Adam", config)).isEqualTo(Adam.of());
    }

    @Test
    void readsTheDecayOfOldKeras() {
        Optimizer sgd = read("SGD", Map.of("lr", 0.1, "decay", 0.5));
        assertThat(sgd.settings().learningRate().at(0)).isEqualTo(0.1f);
        assertThat(sgd.settings().learningRate().at(2)).isEqualTo(0.05f);
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThatThrownBy(() -> Optimizers.standard().read("Muon"))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessage("Optimizer 'Muon'; supported: "
                        + String.join(", ", Optimizers.standard().names()));
        assertThatThrownBy(() -> read("Adam", Map.of("rho", 0.5)))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageStartingWith("Optimizer 'Adam': unknown settings [rho]; known: ");
    }

    @Test
    void rejectsSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> Adam.of().clipNorm(1).clipValue(1))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "gradients clipped by value 1.0, norm 1.0, global norm Infinity; expected one limit at most");
        assertThatThrownBy(() -> Adam.of().clipNorm(0)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> Adam.of().beta2(1))
                .isInstanceOf(InputException.class)
                .hasMessage("beta2 is 1.0, expected at least 0 and less than 1");
        assertThatThrownBy(() -> Adam.of().learningRate(-1)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> Adam.of().learningRate(Double.NaN)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> Sgd.of().accumulation(0)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> new Averaging(1.5, 0)).isInstanceOf(InputException.class);
    }

    @Test
    void takesAnOptimizerFromOutside() {
        Optimizers larger =
                Optimizers.standard().plus("Slow", settings -> Sgd.of().learningRate(1e-9));
        assertThat(larger.of("slow")).contains(Sgd.of().learningRate(1e-9));
        assertThat(Optimizers.standard().of("slow")).isEmpty();
    }

    private static Optimizer read(String className, Map<String, Object> config) {
        return Optimizers.standard().read(new TreeMap<>(Map.of("class_name", className, "config", config)));
    }
}
