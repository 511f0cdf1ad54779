package org.kaon.optimizer;

import org.kaon.setting.Settings;

/**
 * Adaptive gradients (Duchi et al. 2011): {@code a += g²}, {@code w -= learningRate · g / √(a + ε)}.
 *
 * @param settings learning rate and the like
 * @param initialAccumulatorValue what a starts with
 * @param epsilon keeps the quotient finite
 */
public record Adagrad(OptimizerSettings settings, double initialAccumulatorValue, double epsilon)
        implements Configurable<Adagrad> {
    /**
     * Checks the settings.
     *
     * @param settings learning rate and the like
     * @param initialAccumulatorValue at least 0
     * @param epsilon at least 0
     */
    public Adagrad {
        Limits.notNegative("initial accumulator value", initialAccumulatorValue);
        Limits.notNegative("epsilon", epsilon);
    }

    /**
     * Keras's defaults: learning rate 0.001, a from 0.1, ε 1e-7.
     *
     * @return the optimizer
     */
    public static Adagrad of() {
        return new Adagrad(OptimizerSettings.of(0.001), 0.1, 1e-7);
    }

    static Adagrad read(Settings settings) {
        Adagrad defaults = of();
        return new Adagrad(
                defaults.settings.read(settings),
                settings.number("initial_accumulator_value", defaults.initialAccumulatorValue),
                settings.number("epsilon", defaults.epsilon));
    }

    @Override
    public Adagrad with(OptimizerSettings newSettings) {
        return new Adagrad(newSettings, initialAccumulatorValue, epsilon);
    }

    /**
     * This optimizer with another setting: what a starts with.
     *
     * @param newInitialAccumulatorValue at least 0
     * @return a new optimizer
     */
    public Adagrad initialAccumulatorValue(double newInitialAccumulatorValue) {
        return new Adagrad(settings, newInitialAccumulatorValue, epsilon);
    }

    /**
     * This optimizer with another setting: keeps the quotient finite.
     *
     * @param newEpsilon at least 0
     * @return a new optimizer
     */
    public Adagrad epsilon(double newEpsilon) {
        return new Adagrad(settings, initialAccumulatorValue, newEpsilon);
    }

    @Override
    public String name() {
        return "adagrad";
    }

    @Override
    public int slotCount() {
        return 1;
    }

    @Override
    public double slotStart(int slot) {
        return initialAccumulatorValue;
    }

    @Override
    public void update(
            long step, double learningRate, double[] scalars, float[] w, float[] g, float[][] slots, int from, int to) {
        float rate = (float) learningRate;
        float e = (float) epsilon;
        float[] a = slots[0];
        for (int i = from; i < to; i++) {
            a[i] += g[i] * g[i];
            w[i] -= rate * g[i] / (float) Math.sqrt(a[i] + e);
        }
    }
}
