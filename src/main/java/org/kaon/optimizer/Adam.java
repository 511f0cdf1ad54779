package org.kaon.optimizer;

import org.kaon.setting.Float32;
import org.kaon.setting.Settings;

/**
 * Adaptive moments (Kingma and Ba 2015) in Keras's form, epsilon outside the bias correction: {@code m = β₁ m + (1 - β₁) g}, {@code v = β₂ v
 * + (1 - β₂) g²}, {@code w -= α m / (√v + ε)} with {@code α = learningRate · √(1 - β₂ᵗ) / (1 - β₁ᵗ)}.
 *
 * @param settings learning rate and the like
 * @param beta1 decay of the first moment
 * @param beta2 decay of the second moment
 * @param epsilon keeps the quotient finite
 * @param amsgrad whether to divide by the largest v so far
 */
public record Adam(OptimizerSettings settings, double beta1, double beta2, double epsilon, boolean amsgrad)
        implements Configurable<Adam> {
    /**
     * Checks the settings.
     *
     * @param settings learning rate and the like
     * @param beta1 at least 0 and less than 1
     * @param beta2 at least 0 and less than 1
     * @param epsilon at least 0
     * @param amsgrad whether to divide by the largest v
     */
    public Adam {
        Limits.decay("beta1", beta1);
        Limits.decay("beta2", beta2);
        Limits.notNegative("epsilon", epsilon);
    }

    /**
     * Keras's defaults: learning rate 0.001, β₁ 0.9, β₂ 0.999, ε 1e-7.
     *
     * @return the optimizer
     */
    public static Adam of() {
        return new Adam(OptimizerSettings.of(0.001), 0.9, 0.999, 1e-7, false);
    }

    static Adam read(Settings settings) {
        Adam defaults = of();
        return new Adam(
                defaults.settings.read(settings),
                settings.number("beta_1", defaults.beta1),
                settings.number("beta_2", defaults.beta2),
                settings.number("epsilon", defaults.epsilon),
                settings.flag("amsgrad", defaults.amsgrad));
    }

    @Override
    public Adam with(OptimizerSettings newSettings) {
        return new Adam(newSettings, beta1, beta2, epsilon, amsgrad);
    }

    /**
     * This optimizer with another setting: decay of the first moment.
     *
     * @param newBeta1 at least 0 and less than 1
     * @return a new optimizer
     */
    public Adam beta1(double newBeta1) {
        return new Adam(settings, newBeta1, beta2, epsilon, amsgrad);
    }

    /**
     * This optimizer with another setting: decay of the second moment.
     *
     * @param newBeta2 at least 0 and less than 1
     * @return a new optimizer
     */
    public Adam beta2(double newBeta2) {
        return new Adam(settings, beta1, newBeta2, epsilon, amsgrad);
    }

    /**
     * This optimizer with another setting: keeps the quotient finite.
     *
     * @param newEpsilon at least 0
     * @return a new optimizer
     */
    public Adam epsilon(double newEpsilon) {
        return new Adam(settings, beta1, beta2, newEpsilon, amsgrad);
    }

    /**
     * This optimizer with another setting: whether to divide by the largest v so far.
     *
     * @param newAmsgrad whether to divide by the largest v
     * @return a new optimizer
     */
    public Adam amsgrad(boolean newAmsgrad) {
        return new Adam(settings, beta1, beta2, epsilon, newAmsgrad);
    }

    @Override
    public String name() {
        return "adam";
    }

    @Override
    public int slotCount() {
        return amsgrad ? 3 : 2;
    }

    @Override
    public void update(
            long step, double learningRate, double[] scalars, float[] w, float[] g, float[][] slots, int from, int to) {
        double t = (double) step;
        double correction1 = 1 - Math.pow(Float32.rounded(beta1), t);
        double correction2 = 1 - Math.pow(Float32.rounded(beta2), t);
        float alpha = (float) (learningRate * Math.sqrt(correction2) / correction1);
        float c1 = (float) (1 - beta1);
        float c2 = (float) (1 - beta2);
        float e = (float) epsilon;
        float[] m = slots[0];
        float[] v = slots[1];
        if (amsgrad) {
            float[] largest = slots[2];
            for (int i = from; i < to; i++) {
                m[i] += (g[i] - m[i]) * c1;
                v[i] += (g[i] * g[i] - v[i]) * c2;
                largest[i] = Math.max(largest[i], v[i]);
                w[i] -= alpha * m[i] / ((float) Math.sqrt(largest[i]) + e);
            }
            return;
        }
        for (int i = from; i < to; i++) {
            m[i] += (g[i] - m[i]) * c1;
            v[i] += (g[i] * g[i] - v[i]) * c2;
            w[i] -= alpha * m[i] / ((float) Math.sqrt(v[i]) + e);
        }
    }
}
