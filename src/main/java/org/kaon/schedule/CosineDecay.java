package org.kaon.schedule;

import org.kaon.setting.Settings;

/**
 * {@code initialLearningRate ((1 - α) (1 + cos(π step / decaySteps)) / 2 + α)} (Loshchilov and Hutter 2017), and the last rate from decaySteps
 * on. Keras's own warm-up is that of {@link #warmUp}.
 *
 * @param initialLearningRate rate of the first step
 * @param decaySteps how long the decay takes
 * @param alpha α, the last rate as a part of the first
 */
public record CosineDecay(double initialLearningRate, double decaySteps, double alpha) implements Schedule {
    /**
     * Checks the settings.
     *
     * @param initialLearningRate at least 0
     * @param decaySteps above 0
     * @param alpha at least 0
     */
    public CosineDecay {
        Limits.rate("initial learning rate", initialLearningRate);
        Limits.steps("decay steps", decaySteps);
        Limits.rate("alpha", alpha);
    }

    /**
     * Keras's default: down to 0.
     *
     * @param initialLearningRate rate of the first step
     * @param decaySteps how long the decay takes
     * @return the schedule
     */
    public static CosineDecay of(double initialLearningRate, double decaySteps) {
        return new CosineDecay(initialLearningRate, decaySteps, 0);
    }

    static Schedule read(Settings settings) {
        double initial = settings.number("initial_learning_rate");
        double target = settings.number("warmup_target", Double.NaN);
        long steps = settings.whole("warmup_steps", 0);
        CosineDecay decay = of(Double.isNaN(target) ? initial : target, settings.number("decay_steps"))
                .alpha(settings.number("alpha", 0));
        return Double.isNaN(target) ? decay : decay.warmUp(initial, steps);
    }

    /**
     * This schedule with another end.
     *
     * @param newAlpha the last rate as a part of the first
     * @return a new schedule
     */
    public CosineDecay alpha(double newAlpha) {
        return new CosineDecay(initialLearningRate, decaySteps, newAlpha);
    }

    @Override
    public double at(long step) {
        return (float) initialLearningRate * part(Math.min(1, (float) step / (float) decaySteps), 1, alpha);
    }

    /** What is left of the first rate. */
    static float part(float done, float height, double alpha) {
        float cosine = 0.5f * height * (1 + (float) Math.cos((float) Math.PI * done));
        return (float) (1 - alpha) * cosine + (float) alpha;
    }
}
