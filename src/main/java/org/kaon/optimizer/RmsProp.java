package org.kaon.optimizer;

import org.kaon.setting.Settings;

/**
 * Root mean square propagation (Hinton) in Keras's form, epsilon inside the root: {@code v = ρ v + (1 - ρ) g²}, {@code d = learningRate · g /
 * √(v + ε)}, {@code w -= d}; centered, v is taken less the square of the mean gradient; with momentum {@code b = momentum · b + d},
 * {@code w -= b}.
 *
 * @param settings learning rate and the like
 * @param rho ρ, decay of the means
 * @param momentum 0 for none
 * @param epsilon keeps the quotient finite
 * @param centered whether to divide by the variance of the gradient in the place of its mean square
 */
public record RmsProp(OptimizerSettings settings, double rho, double momentum, double epsilon, boolean centered)
        implements Configurable<RmsProp> {
    /**
     * Checks the settings.
     *
     * @param settings learning rate and the like
     * @param rho from 0 to 1
     * @param momentum from 0 to 1
     * @param epsilon at least 0
     * @param centered whether to divide by the variance
     */
    public RmsProp {
        Limits.fraction("rho", rho);
        Limits.fraction("momentum", momentum);
        Limits.notNegative("epsilon", epsilon);
    }

    /**
     * Keras's defaults: learning rate 0.001, ρ 0.9, no momentum, ε 1e-7.
     *
     * @return the optimizer
     */
    public static RmsProp of() {
        return new RmsProp(OptimizerSettings.of(0.001), 0.9, 0, 1e-7, false);
    }

    static RmsProp read(Settings settings) {
        RmsProp defaults = of();
        return new RmsProp(
                defaults.settings.read(settings),
                settings.number("rho", defaults.rho),
                settings.number("momentum", defaults.momentum),
                settings.number("epsilon", defaults.epsilon),
                settings.flag("centered", defaults.centered));
    }

    @Override
    public RmsProp with(OptimizerSettings newSettings) {
        return new RmsProp(newSettings, rho, momentum, epsilon, centered);
    }

    /**
     * This optimizer with another setting: ρ, decay of the means.
     *
     * @param newRho from 0 to 1
     * @return a new optimizer
     */
    public RmsProp rho(double newRho) {
        return new RmsProp(settings, newRho, momentum, epsilon, centered);
    }

    /**
     * This optimizer with another setting: 0 for none.
     *
     * @param newMomentum from 0 to 1
     * @return a new optimizer
     */
    public RmsProp momentum(double newMomentum) {
        return new RmsProp(settings, rho, newMomentum, epsilon, centered);
    }

    /**
     * This optimizer with another setting: keeps the quotient finite.
     *
     * @param newEpsilon at least 0
     * @return a new optimizer
     */
    public RmsProp epsilon(double newEpsilon) {
        return new RmsProp(settings, rho, momentum, newEpsilon, centered);
    }

    /**
     * This optimizer with another setting: whether to divide by the variance of the gradient in the place of its mean square.
     *
     * @param newCentered whether to divide by the variance
     * @return a new optimizer
     */
    public RmsProp centered(boolean newCentered) {
        return new RmsProp(settings, rho, momentum, epsilon, newCentered);
    }

    @Override
    public String name() {
        return "rmsprop";
    }

    @Override
    public int slotCount() {
        return 1 + (centered ? 1 : 0) + (momentum > 0 ? 1 : 0);
    }

    @Override
    public void update(
            long step, double learningRate, double[] scalars, float[] w, float[] g, float[][] slots, int from, int to) {
        float rate = (float) learningRate;
        float r = (float) rho;
        float c = (float) (1 - rho);
        float e = (float) epsilon;
        float mu = (float) momentum;
        float[] v = slots[0];
        float[] mean = slots[centered ? 1 : 0];
        float[] b = slots[slots.length - 1];
        for (int i = from; i < to; i++) {
            v[i] = r * v[i] + c * (g[i] * g[i]);
            float spread = v[i];
            if (centered) {
                mean[i] = r * mean[i] + c * g[i];
                spread -= mean[i] * mean[i];
            }
            float d = rate * g[i] / (float) Math.sqrt(spread + e);
            if (momentum > 0) {
                b[i] = mu * b[i] + d;
                d = b[i];
            }
            w[i] -= d;
        }
    }
}
