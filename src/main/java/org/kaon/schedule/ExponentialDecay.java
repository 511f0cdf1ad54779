package org.kaon.schedule;

import org.kaon.setting.Settings;

/**
 * {@code initialLearningRate · decayRate^(step / decaySteps)}.
 *
 * @param initialLearningRate rate of the first step
 * @param decaySteps so many steps make one factor of decayRate
 * @param decayRate the factor
 * @param staircase whether the exponent is rounded down to a whole number
 */
public record ExponentialDecay(double initialLearningRate, double decaySteps, double decayRate, boolean staircase)
        implements Schedule {
    /**
     * Checks the settings.
     *
     * @param initialLearningRate at least 0
     * @param decaySteps above 0
     * @param decayRate at least 0
     * @param staircase whether the rate falls in steps
     */
    public ExponentialDecay {
        Limits.rate("initial learning rate", initialLearningRate);
        Limits.steps("decay steps", decaySteps);
        Limits.rate("decay rate", decayRate);
    }

    /**
     * A smooth decay.
     *
     * @param initialLearningRate rate of the first step
     * @param decaySteps so many steps make one factor of decayRate
     * @param decayRate the factor
     * @return the schedule
     */
    public static ExponentialDecay of(double initialLearningRate, double decaySteps, double decayRate) {
        return new ExponentialDecay(initialLearningRate, decaySteps, decayRate, false);
    }

    static ExponentialDecay read(Settings settings) {
        return of(
                        settings.number("initial_learning_rate"),
                        settings.number("decay_steps"),
                        settings.number("decay_rate"))
                .staircase(settings.flag("staircase", false));
    }

    /**
     * This schedule smooth or in steps.
     *
     * @param newStaircase whether the exponent is rounded down
     * @return a new schedule
     */
    public ExponentialDecay staircase(boolean newStaircase) {
        return new ExponentialDecay(initialLearningRate, decaySteps, decayRate, newStaircase);
    }

    @Override
    public double at(long step) {
        float part = (float) step / (float) decaySteps;
        return (float) initialLearningRate * (float) Math.pow((float) decayRate, staircase ? Math.floor(part) : part);
    }
}
