package org.kaon.optimizer;

import org.kaon.setting.Float32;
import org.kaon.setting.Settings;

/**
 * Evolved sign momentum (Chen et al. 2023): {@code w -= learningRate · sign(β₁ m + (1 - β₁) g)}, then {@code m = β₂ m + (1 - β₂) g}.
 *
 * @param settings learning rate and the like
 * @param beta1 part of the momentum in a step
 * @param beta2 decay of the momentum
 */
public record Lion(OptimizerSettings settings, double beta1, double beta2) implements Configurable<Lion> {
    /**
     * Checks the settings.
     *
     * @param settings learning rate and the like
     * @param beta1 from 0 to 1
     * @param beta2 from 0 to 1
     */
    public Lion {
        Limits.fraction("beta1", beta1);
        Limits.fraction("beta2", beta2);
    }

    /**
     * Keras 3's defaults: learning rate 0.001 (Keras 2 had 0.0001), β₁ 0.9, β₂ 0.99.
     *
     * @return the optimizer
     */
    public static Lion of() {
        return new Lion(OptimizerSettings.of(0.001), 0.9, 0.99);
    }

    static Lion read(Settings settings) {
        Lion defaults = of();
        return new Lion(
                defaults.settings.read(settings),
                settings.number("beta_1", defaults.beta1),
                settings.number("beta_2", defaults.beta2));
    }

    @Override
    public Lion with(OptimizerSettings newSettings) {
        return new Lion(newSettings, beta1, beta2);
    }

    /**
     * This optimizer with another setting: part of the momentum in a step.
     *
     * @param newBeta1 from 0 to 1
     * @return a new optimizer
     */
    public Lion beta1(double newBeta1) {
        return new Lion(settings, newBeta1, beta2);
    }

    /**
     * This optimizer with another setting: decay of the momentum.
     *
     * @param newBeta2 from 0 to 1
     * @return a new optimizer
     */
    public Lion beta2(double newBeta2) {
        return new Lion(settings, beta1, newBeta2);
    }

    @Override
    public String name() {
        return "lion";
    }

    @Override
    public int slotCount() {
        return 1;
    }

    @Override
    public void update(
            long step, double learningRate, double[] scalars, float[] w, float[] g, float[][] slots, int from, int to) {
        float rate = (float) learningRate;
        float b1 = (float) Float32.rounded(beta1);
        float c1 = (float) (1 - Float32.rounded(beta1));
        float b2 = (float) Float32.rounded(beta2);
        float c2 = (float) (1 - Float32.rounded(beta2));
        float[] m = slots[0];
        for (int i = from; i < to; i++) {
            w[i] -= rate * Math.signum(b1 * m[i] + c1 * g[i]);
            m[i] = b2 * m[i] + c2 * g[i];
        }
    }
}
