package org.kaon.schedule;

import org.kaon.setting.Settings;

/**
 * {@link CosineDecay} that starts again and again (Loshchilov and Hutter 2017).
 *
 * @param initialLearningRate rate of the first step
 * @param firstDecaySteps how long the first decay takes
 * @param lengthFactor how much longer each decay is than the one before, Keras's {@code t_mul}
 * @param heightFactor how much higher each decay starts than the one before, Keras's {@code m_mul}
 * @param alpha the last rate as a part of the first
 */
public record CosineDecayRestarts(
        double initialLearningRate, double firstDecaySteps, double lengthFactor, double heightFactor, double alpha)
        implements Schedule {
    /**
     * Checks the settings.
     *
     * @param initialLearningRate at least 0
     * @param firstDecaySteps above 0
     * @param lengthFactor at least 1
     * @param heightFactor at least 0
     * @param alpha at least 0
     */
    public CosineDecayRestarts {
        Limits.rate("initial learning rate", initialLearningRate);
        Limits.steps("first decay steps", firstDecaySteps);
        Limits.atLeast("t_mul", lengthFactor, 1);
        Limits.rate("m_mul", heightFactor);
        Limits.rate("alpha", alpha);
    }

    /**
     * Keras's defaults: each decay twice as long as the one before and equally high, down to 0.
     *
     * @param initialLearningRate rate of the first step
     * @param firstDecaySteps how long the first decay takes
     * @return the schedule
     */
    public static CosineDecayRestarts of(double initialLearningRate, double firstDecaySteps) {
        return new CosineDecayRestarts(initialLearningRate, firstDecaySteps, 2, 1, 0);
    }

    static CosineDecayRestarts read(Settings settings) {
        CosineDecayRestarts defaults =
                of(settings.number("initial_learning_rate"), settings.number("first_decay_steps"));
        return defaults.lengthFactor(settings.number("t_mul", defaults.lengthFactor))
                .heightFactor(settings.number("m_mul", defaults.heightFactor))
                .alpha(settings.number("alpha", defaults.alpha));
    }

    /**
     * This schedule with other lengths.
     *
     * @param newLengthFactor at least 1
     * @return a new schedule
     */
    public CosineDecayRestarts lengthFactor(double newLengthFactor) {
        return new CosineDecayRestarts(initialLearningRate, firstDecaySteps, newLengthFactor, heightFactor, alpha);
    }

    /**
     * This schedule with other heights.
     *
     * @param newHeightFactor at least 0
     * @return a new schedule
     */
    public CosineDecayRestarts heightFactor(double newHeightFactor) {
        return new CosineDecayRestarts(initialLearningRate, firstDecaySteps, lengthFactor, newHeightFactor, alpha);
    }

    /**
     * This schedule with other ends.
     *
     * @param newAlpha the last rate as a part of the first
     * @return a new schedule
     */
    public CosineDecayRestarts alpha(double newAlpha) {
        return new CosineDecayRestarts(initialLearningRate, firstDecaySteps, lengthFactor, heightFactor, newAlpha);
    }

    @Override
    public double at(long step) {
        double restarts = restarts((double) step / firstDecaySteps);
        float length = (float) Math.pow((float) lengthFactor, restarts);
        float start = lengthFactor == 1 ? (float) restarts : (1 - length) / (1 - (float) lengthFactor);
        float done = ((float) step / (float) firstDecaySteps - start) / length;
        float height = (float) Math.pow((float) heightFactor, restarts);
        return (float) initialLearningRate * CosineDecay.part(done, height, alpha);
    }

    /** In double: a restart that rounding put one step off would start with the wrong end of the cosine. */
    private double restarts(double passed) {
        if (lengthFactor == 1) {
            return Math.floor(passed);
        }
        double estimate = Math.floor(Math.log(1 + passed * (lengthFactor - 1)) / Math.log(lengthFactor));
        // At a restart the quotient of logarithms may be rounded to either side.
        if (start(estimate) > passed) {
            return estimate - 1;
        }
        return start(estimate + 1) <= passed ? estimate + 1 : estimate;
    }

    /** Where a decay begins, in lengths of the first. */
    private double start(double restarts) {
        return lengthFactor == 1 ? restarts : (Math.pow(lengthFactor, restarts) - 1) / (lengthFactor - 1);
    }
}
