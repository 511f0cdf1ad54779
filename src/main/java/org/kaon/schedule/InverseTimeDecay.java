package org.kaon.schedule;

import org.kaon.setting.Settings;

/**
 * {@code initialLearningRate / (1 + decayRate · step / decaySteps)}.
 *
 * @param initialLearningRate rate of the first step
 * @param decaySteps so many steps count as one
 * @param decayRate how fast the divisor grows
 * @param staircase whether the quotient of steps is rounded down to a whole number
 */
public record InverseTimeDecay(double initialLearningRate, double decaySteps, double decayRate, boolean staircase)
        implements Schedule {
    /**
     * Checks the settings.
     *
     * @param initialLearningRate at least 0
     * @param decaySteps above 0
     * @param decayRate at least 0
     * @param staircase whether the rate falls in steps
     */
    public InverseTimeDecay {
        Limits.rate("initial learning rate", initialLearningRate);
        Limits.steps("decay steps", decaySteps);
        Limits.rate("decay rate", decayRate);
    }

    /**
     * A smooth decay.
     *
     * @param initialLearningRate rate of the first step
     * @param decaySteps so many steps count as one
     * @param decayRate how fast the divisor grows
     * @return the schedule
     */
    public static InverseTimeDecay of(double initialLearningRate, double decaySteps, double decayRate) {
        return new InverseTimeDecay(initialLearningRate, decaySteps, decayRate, false);
    }

    static InverseTimeDecay read(Settings settings) {
        return of(
                        settings.number("initial_learning_rate"),
                        settings.number("decay_steps"),
                        settings.number("decay_rate"))
                .staircase(settings.flag("staircase", false));
    }

    /**
     * This schedule smooth or in steps.
     *
     * @param newStaircase whether the quotient is rounded down
     * @return a new schedule
     */
    public InverseTimeDecay staircase(boolean newStaircase) {
        return new InverseTimeDecay(initialLearningRate, decaySteps, decayRate, newStaircase);
    }

    @Override
    public double at(long step) {
        float part = (float) step / (float) decaySteps;
        return (float) initialLearningRate / (1 + (float) decayRate * (staircase ? (float) Math.floor(part) : part));
    }
}
