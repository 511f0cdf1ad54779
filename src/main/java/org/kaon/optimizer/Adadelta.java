package org.kaon.optimizer;

import org.kaon.setting.Settings;

/**
 * Zeiler 2012: {@code a = ρ a + (1 - ρ) g²}, {@code d = g √(b + ε) / √(a + ε)}, {@code b = ρ b + (1 - ρ) d²}, {@code w -= learningRate ·
 * d}.
 *
 * @param settings learning rate and the like
 * @param rho ρ, decay of the means
 * @param epsilon keeps the quotient finite
 */
public record Adadelta(OptimizerSettings settings, double rho, double epsilon) implements Configurable<Adadelta> {
    /**
     * Checks the settings.
     *
     * @param settings learning rate and the like
     * @param rho from 0 to 1
     * @param epsilon at least 0
     */
    public Adadelta {
        Limits.fraction("rho", rho);
        Limits.notNegative("epsilon", epsilon);
    }

    /**
     * Keras's defaults: learning rate 0.001, ρ 0.95, ε 1e-7.
     *
     * @return the optimizer
     */
    public static Adadelta of() {
        return new Adadelta(OptimizerSettings.of(0.001), 0.95, 1e-7);
    }

    static Adadelta read(Settings settings) {
        Adadelta defaults = of();
        return new Adadelta(
                defaults.settings.read(settings),
                settings.number("rho", defaults.rho),
                settings.number("epsilon", defaults.epsilon));
    }

    @Override
    public Adadelta with(OptimizerSettings newSettings) {
        return new Adadelta(newSettings, rho, epsilon);
    }

    /**
     * This optimizer with another setting: ρ, decay of the means.
     *
     * @param newRho from 0 to 1
     * @return a new optimizer
     */
    public Adadelta rho(double newRho) {
        return new Adadelta(settings, newRho, epsilon);
    }

    /**
     * This optimizer with another setting: keeps the quotient finite.
     *
     * @param newEpsilon at least 0
     * @return a new optimizer
     */
    public Adadelta epsilon(double newEpsilon) {
        return new Adadelta(settings, rho, newEpsilon);
    }

    @Override
    public String name() {
        return "adadelta";
    }

    @Override
    public int slotCount() {
        return 2;
    }

    @Override
    public void update(
            long step, double learningRate, double[] scalars, float[] w, float[] g, float[][] slots, int from, int to) {
        float rate = (float) learningRate;
        float r = (float) rho;
        float c = (float) (1 - rho);
        float e = (float) epsilon;
        float[] a = slots[0];
        float[] b = slots[1];
        for (int i = from; i < to; i++) {
            a[i] = r * a[i] + c * (g[i] * g[i]);
            float d = g[i] * (float) Math.sqrt(b[i] + e) / (float) Math.sqrt(a[i] + e);
            b[i] = r * b[i] + c * (d * d);
            w[i] -= rate * d;
        }
    }
}
