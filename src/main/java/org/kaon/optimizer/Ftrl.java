package org.kaon.optimizer;

import org.kaon.setting.Settings;

/**
 * Follow the regularised leader (McMahan et al. 2013): with {@code a' = a + g²}, p minus the power, λ = l2 + β / (2 learningRate), {@code z += g
 * + 2 s w - (a'^p - a^p) / learningRate · w}, {@code w = (clip(z, -l1, l1) - z) / (a'^p / learningRate + 2 λ)}, s the shrinkage.
 *
 * @param settings learning rate and the like
 * @param learningRatePower how the step falls with the gradients, 0 for not at all
 * @param initialAccumulatorValue what a starts with
 * @param l1 penalty on absolute values
 * @param l2 penalty on squares
 * @param l2Shrinkage penalty on squares that acts by the gradient
 * @param beta β, a further l2 penalty that falls with the learning rate
 */
public record Ftrl(
        OptimizerSettings settings,
        double learningRatePower,
        double initialAccumulatorValue,
        double l1,
        double l2,
        double l2Shrinkage,
        double beta)
        implements Configurable<Ftrl> {
    /**
     * Checks the settings.
     *
     * @param settings learning rate and the like
     * @param learningRatePower at most 0
     * @param initialAccumulatorValue at least 0
     * @param l1 at least 0
     * @param l2 at least 0
     * @param l2Shrinkage at least 0
     * @param beta at least 0
     */
    public Ftrl {
        Limits.notNegative("minus the learning rate's power", -learningRatePower);
        Limits.notNegative("initial accumulator value", initialAccumulatorValue);
        Limits.notNegative("l1", l1);
        Limits.notNegative("l2", l2);
        Limits.notNegative("l2 shrinkage", l2Shrinkage);
        Limits.notNegative("beta", beta);
    }

    /**
     * Keras's defaults: learning rate 0.001, power -0.5, a from 0.1, no penalties.
     *
     * @return the optimizer
     */
    public static Ftrl of() {
        return new Ftrl(OptimizerSettings.of(0.001), -0.5, 0.1, 0, 0, 0, 0);
    }

    static Ftrl read(Settings settings) {
        Ftrl defaults = of();
        return new Ftrl(
                defaults.settings.read(settings),
                settings.number("learning_rate_power", defaults.learningRatePower),
                settings.number("initial_accumulator_value", defaults.initialAccumulatorValue),
                settings.number("l1_regularization_strength", defaults.l1),
                settings.number("l2_regularization_strength", defaults.l2),
                settings.number("l2_shrinkage_regularization_strength", defaults.l2Shrinkage),
                settings.number("beta", defaults.beta));
    }

    @Override
    public Ftrl with(OptimizerSettings newSettings) {
        return new Ftrl(newSettings, learningRatePower, initialAccumulatorValue, l1, l2, l2Shrinkage, beta);
    }

    /**
     * This optimizer with another setting: how the step falls with the gradients, 0 for not at all.
     *
     * @param newLearningRatePower at most 0
     * @return a new optimizer
     */
    public Ftrl learningRatePower(double newLearningRatePower) {
        return new Ftrl(settings, newLearningRatePower, initialAccumulatorValue, l1, l2, l2Shrinkage, beta);
    }

    /**
     * This optimizer with another setting: what a starts with.
     *
     * @param newInitialAccumulatorValue at least 0
     * @return a new optimizer
     */
    public Ftrl initialAccumulatorValue(double newInitialAccumulatorValue) {
        return new Ftrl(settings, learningRatePower, newInitialAccumulatorValue, l1, l2, l2Shrinkage, beta);
    }

    /**
     * This optimizer with another setting: penalty on absolute values.
     *
     * @param newL1 at least 0
     * @return a new optimizer
     */
    public Ftrl l1(double newL1) {
        return new Ftrl(settings, learningRatePower, initialAccumulatorValue, newL1, l2, l2Shrinkage, beta);
    }

    /**
     * This optimizer with another setting: penalty on squares.
     *
     * @param newL2 at least 0
     * @return a new optimizer
     */
    public Ftrl l2(double newL2) {
        return new Ftrl(settings, learningRatePower, initialAccumulatorValue, l1, newL2, l2Shrinkage, beta);
    }

    /**
     * This optimizer with another setting: penalty on squares that acts by the gradient.
     *
     * @param newL2Shrinkage at least 0
     * @return a new optimizer
     */
    public Ftrl l2Shrinkage(double newL2Shrinkage) {
        return new Ftrl(settings, learningRatePower, initialAccumulatorValue, l1, l2, newL2Shrinkage, beta);
    }

    /**
     * This optimizer with another setting: β, a further l2 penalty that falls with the learning rate.
     *
     * @param newBeta at least 0
     * @return a new optimizer
     */
    public Ftrl beta(double newBeta) {
        return new Ftrl(settings, learningRatePower, initialAccumulatorValue, l1, l2, l2Shrinkage, newBeta);
    }

    @Override
    public String name() {
        return "ftrl";
    }

    @Override
    public int slotCount() {
        return 2;
    }

    @Override
    public double slotStart(int slot) {
        return slot == 0 ? initialAccumulatorValue : 0;
    }

    private float power(float a) {
        // The root is what everybody takes, and many times faster.
        return (float) (learningRatePower == -0.5 ? Math.sqrt(a) : Math.pow(a, -learningRatePower));
    }

    @Override
    public void update(
            long step, double learningRate, double[] scalars, float[] w, float[] g, float[][] slots, int from, int to) {
        float[] a = slots[0];
        float[] z = slots[1];
        float rate = (float) learningRate;
        float doubledL2 = (float) (2 * l2 + beta / learningRate);
        float shrinkage = (float) (2 * l2Shrinkage);
        float limit = (float) l1;
        for (int i = from; i < to; i++) {
            float grown = a[i] + g[i] * g[i];
            float power = power(grown);
            z[i] += g[i] + shrinkage * w[i] - (power - power(a[i])) / rate * w[i];
            w[i] = (Math.max(-limit, Math.min(limit, z[i])) - z[i]) / (power / rate + doubledL2);
            a[i] = grown;
        }
    }
}
