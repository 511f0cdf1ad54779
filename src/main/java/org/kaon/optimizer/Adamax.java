package org.kaon.optimizer;

import org.kaon.setting.Float32;
import org.kaon.setting.Settings;

/**
 * {@link Adam} by the largest gradient (Kingma and Ba 2015): {@code m = β₁ m + (1 - β₁) g}, {@code u = max(β₂ u, |g|)}, {@code w -=
 * learningRate · m / ((1 - β₁ᵗ)(u + ε))}.
 *
 * @param settings learning rate and the like
 * @param beta1 decay of the first moment
 * @param beta2 decay of the largest gradient
 * @param epsilon keeps the quotient finite
 */
public record Adamax(OptimizerSettings settings, double beta1, double beta2, double epsilon)
        implements Configurable<Adamax> {
    /**
     * Checks the settings.
     *
     * @param settings learning rate and the like
     * @param beta1 at least 0 and less than 1
     * @param beta2 at least 0 and less than 1
     * @param epsilon at least 0
     */
    public Adamax {
        Limits.decay("beta1", beta1);
        Limits.decay("beta2", beta2);
        Limits.notNegative("epsilon", epsilon);
    }

    /**
     * Keras's defaults: learning rate 0.001, β₁ 0.9, β₂ 0.999, ε 1e-7.
     *
     * @return the optimizer
     */
    public static Adamax of() {
        return new Adamax(OptimizerSettings.of(0.001), 0.9, 0.999, 1e-7);
    }

    static Adamax read(Settings settings) {
        Adamax defaults = of();
        return new Adamax(
                defaults.settings.read(settings),
                settings.number("beta_1", defaults.beta1),
                settings.number("beta_2", defaults.beta2),
                settings.number("epsilon", defaults.epsilon));
    }

    @Override
    public Adamax with(OptimizerSettings newSettings) {
        return new Adamax(newSettings, beta1, beta2, epsilon);
    }

    /**
     * This optimizer with another setting: decay of the first moment.
     *
     * @param newBeta1 at least 0 and less than 1
     * @return a new optimizer
     */
    public Adamax beta1(double newBeta1) {
        return new Adamax(settings, newBeta1, beta2, epsilon);
    }

    /**
     * This optimizer with another setting: decay of the largest gradient.
     *
     * @param newBeta2 at least 0 and less than 1
     * @return a new optimizer
     */
    public Adamax beta2(double newBeta2) {
        return new Adamax(settings, beta1, newBeta2, epsilon);
    }

    /**
     * This optimizer with another setting: keeps the quotient finite.
     *
     * @param newEpsilon at least 0
     * @return a new optimizer
     */
    public Adamax epsilon(double newEpsilon) {
        return new Adamax(settings, beta1, beta2, newEpsilon);
    }

    @Override
    public String name() {
        return "adamax";
    }

    @Override
    public int slotCount() {
        return 2;
    }

    @Override
    public void update(
            long step, double learningRate, double[] scalars, float[] w, float[] g, float[][] slots, int from, int to) {
        float alpha = (float) (learningRate / (1 - Math.pow(Float32.rounded(beta1), (double) step)));
        float c1 = (float) (1 - beta1);
        float b2 = (float) beta2;
        float e = (float) epsilon;
        float[] m = slots[0];
        float[] u = slots[1];
        for (int i = from; i < to; i++) {
            m[i] += (g[i] - m[i]) * c1;
            u[i] = Math.max(b2 * u[i], Math.abs(g[i]));
            w[i] -= alpha * m[i] / (u[i] + e);
        }
    }
}
