package org.kaon.optimizer;

import java.util.Optional;
import org.kaon.schedule.Constant;
import org.kaon.schedule.InverseTimeDecay;
import org.kaon.schedule.Schedule;
import org.kaon.schedule.Schedules;
import org.kaon.setting.Settings;

/**
 * What all optimizers have.
 *
 * @param learningRate of each step
 * @param weightDecay part of a parameter's value that is taken off per update, times the learning rate; 0 for none
 * @param clipping limits of the gradients
 * @param averaging of the parameters
 * @param accumulation so many steps' gradients are averaged before one update; 1 for an update in every step
 */
public record OptimizerSettings(
        Schedule learningRate, double weightDecay, Clipping clipping, Averaging averaging, int accumulation) {
    /** Keras's momentum where an average is asked for without one. */
    private static final double USUAL_AVERAGE = 0.99;

    /**
     * Checks the settings.
     *
     * @param learningRate of each step
     * @param weightDecay at least 0
     * @param clipping limits of the gradients
     * @param averaging of the parameters
     * @param accumulation at least 1
     */
    public OptimizerSettings {
        Limits.notNegative("weight decay", weightDecay);
        Limits.notNegative("number of accumulated steps less one", accumulation - 1);
    }

    /**
     * A constant rate, and nothing else.
     *
     * @param learningRate of each step
     * @return the settings
     */
    public static OptimizerSettings of(double learningRate) {
        return new OptimizerSettings(new Constant(learningRate), 0, Clipping.NONE, Averaging.NONE, 1);
    }

    /** What a configuration says; where it is silent, what stands here. */
    OptimizerSettings read(Settings settings) {
        Clipping limits = new Clipping(
                limit(settings, "clipvalue", clipping.value()),
                limit(settings, "clipnorm", clipping.norm()),
                limit(settings, "global_clipnorm", clipping.globalNorm()));
        Averaging average = new Averaging(
                settings.number("ema_momentum", USUAL_AVERAGE), settings.whole("ema_overwrite_frequency", 0));
        return new OptimizerSettings(
                rate(settings),
                settings.number("weight_decay", weightDecay),
                limits,
                settings.flag("use_ema", false) ? average : Averaging.NONE,
                (int) settings.whole("gradient_accumulation_steps", accumulation));
    }

    /** Keras takes a limit of 0 for none. */
    private static double limit(Settings settings, String key, double fallback) {
        double limit = settings.number(key, fallback);
        return limit <= 0 ? Double.POSITIVE_INFINITY : limit;
    }

    private Schedule rate(Settings settings) {
        // Keras before 2.12 wrote 'lr', and a decay in inverse time beside it.
        Optional<Object> given = settings.value("learning_rate").or(() -> settings.value("lr"));
        Schedule rate = given.map(Schedules::read).orElse(learningRate);
        double decay = settings.number("decay", 0);
        return decay == 0 ? rate : InverseTimeDecay.of(rate.at(0), 1, decay);
    }
}
