package org.kaon.schedule;

import org.kaon.setting.Settings;

/**
 * {@code (initial - end) (1 - step / decaySteps)^power + end}, and the end rate from decaySteps on. In a cycle decaySteps grows to its
 * next multiple instead.
 *
 * @param initialLearningRate rate of the first step
 * @param decaySteps how long the decay takes
 * @param endLearningRate what it ends at
 * @param power 1 for a straight line
 * @param cycle whether to start again
 */
public record PolynomialDecay(
        double initialLearningRate, double decaySteps, double endLearningRate, double power, boolean cycle)
        implements Schedule {
    /**
     * Checks the settings.
     *
     * @param initialLearningRate at least 0
     * @param decaySteps above 0
     * @param endLearningRate at least 0
     * @param power at least 0
     * @param cycle whether to start again
     */
    public PolynomialDecay {
        Limits.rate("initial learning rate", initialLearningRate);
        Limits.steps("decay steps", decaySteps);
        Limits.rate("end learning rate", endLearningRate);
        Limits.atLeast("power", power, 0);
    }

    /**
     * Keras's defaults: a straight line down to 0.0001, without cycles.
     *
     * @param initialLearningRate rate of the first step
     * @param decaySteps how long the decay takes
     * @return the schedule
     */
    public static PolynomialDecay of(double initialLearningRate, double decaySteps) {
        return new PolynomialDecay(initialLearningRate, decaySteps, 0.0001, 1, false);
    }

    static PolynomialDecay read(Settings settings) {
        PolynomialDecay defaults = of(settings.number("initial_learning_rate"), settings.number("decay_steps"));
        return defaults.endLearningRate(settings.number("end_learning_rate", defaults.endLearningRate))
                .power(settings.number("power", defaults.power))
                .cycle(settings.flag("cycle", defaults.cycle));
    }

    /**
     * This schedule with another end.
     *
     * @param newEndLearningRate at least 0
     * @return a new schedule
     */
    public PolynomialDecay endLearningRate(double newEndLearningRate) {
        return new PolynomialDecay(initialLearningRate, decaySteps, newEndLearningRate, power, cycle);
    }

    /**
     * This schedule with another shape.
     *
     * @param newPower at least 0
     * @return a new schedule
     */
    public PolynomialDecay power(double newPower) {
        return new PolynomialDecay(initialLearningRate, decaySteps, endLearningRate, newPower, cycle);
    }

    /**
     * This schedule once or again and again.
     *
     * @param newCycle whether to start again
     * @return a new schedule
     */
    public PolynomialDecay cycle(boolean newCycle) {
        return new PolynomialDecay(initialLearningRate, decaySteps, endLearningRate, power, newCycle);
    }

    @Override
    public double at(long step) {
        double cycles = cycle ? Math.max(1, Math.ceil((double) step / decaySteps)) : 1;
        float done = Math.min(1, (float) step / (float) (decaySteps * cycles));
        float end = (float) endLearningRate;
        return ((float) initialLearningRate - end) * (float) Math.pow(1 - done, (float) power) + end;
    }
}
