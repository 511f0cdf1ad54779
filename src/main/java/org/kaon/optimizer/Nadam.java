package org.kaon.optimizer;

import org.kaon.setting.Float32;
import org.kaon.setting.Settings;

/**
 * {@link Adam} with Nesterov's look ahead (Dozat 2016) by Keras 3's definition: with {@code μₜ = β₁ (1 - 0.96ᵗ / 2)} and P the product of all
 * μ up to t, {@code m̂ = μₜ₊₁ m / (1 - P μₜ₊₁) + (1 - μₜ) g / (1 - P)}, {@code v̂ = v / (1 - β₂ᵗ)}, {@code w -= learningRate · m̂ / (√v̂ +
 * ε)}. Keras 2 leaves factors out of P when it runs compiled.
 *
 * @param settings learning rate and the like
 * @param beta1 decay of the first moment
 * @param beta2 decay of the second moment
 * @param epsilon keeps the quotient finite
 */
public record Nadam(OptimizerSettings settings, double beta1, double beta2, double epsilon)
        implements Configurable<Nadam> {
    private static final double DECAY = 0.96;

    /**
     * Checks the settings.
     *
     * @param settings learning rate and the like
     * @param beta1 at least 0 and less than 1
     * @param beta2 at least 0 and less than 1
     * @param epsilon at least 0
     */
    public Nadam {
        Limits.decay("beta1", beta1);
        Limits.decay("beta2", beta2);
        Limits.notNegative("epsilon", epsilon);
    }

    /**
     * Keras's defaults: learning rate 0.001, β₁ 0.9, β₂ 0.999, ε 1e-7.
     *
     * @return the optimizer
     */
    public static Nadam of() {
        return new Nadam(OptimizerSettings.of(0.001), 0.9, 0.999, 1e-7);
    }

    static Nadam read(Settings settings) {
        Nadam defaults = of();
        return new Nadam(
                defaults.settings.read(settings),
                settings.number("beta_1", defaults.beta1),
                settings.number("beta_2", defaults.beta2),
                settings.number("epsilon", defaults.epsilon));
    }

    @Override
    public Nadam with(OptimizerSettings newSettings) {
        return new Nadam(newSettings, beta1, beta2, epsilon);
    }

    /**
     * This optimizer with another setting: decay of the first moment.
     *
     * @param newBeta1 at least 0 and less than 1
     * @return a new optimizer
     */
    public Nadam beta1(double newBeta1) {
        return new Nadam(settings, newBeta1, beta2, epsilon);
    }

    /**
     * This optimizer with another setting: decay of the second moment.
     *
     * @param newBeta2 at least 0 and less than 1
     * @return a new optimizer
     */
    public Nadam beta2(double newBeta2) {
        return new Nadam(settings, beta1, newBeta2, epsilon);
    }

    /**
     * This optimizer with another setting: keeps the quotient finite.
     *
     * @param newEpsilon at least 0
     * @return a new optimizer
     */
    public Nadam epsilon(double newEpsilon) {
        return new Nadam(settings, beta1, beta2, newEpsilon);
    }

    @Override
    public String name() {
        return "nadam";
    }

    @Override
    public int slotCount() {
        return 2;
    }

    @Override
    public int scalarCount() {
        return 1;
    }

    @Override
    public void begin(long step, double[] scalars) {
        scalars[0] = momentum(beta1, DECAY, step) * (step == 1 ? 1 : scalars[0]);
    }

    private static double momentum(double limit, double decay, long step) {
        return limit * (1 - 0.5 * Math.pow(decay, (double) step));
    }

    @Override
    public void update(
            long step, double learningRate, double[] scalars, float[] w, float[] g, float[][] slots, int from, int to) {
        double b1 = Float32.rounded(beta1);
        double b2 = Float32.rounded(beta2);
        double mu = momentum(b1, Float32.rounded(DECAY), step);
        double next = momentum(b1, Float32.rounded(DECAY), step + 1);
        float ahead = (float) (learningRate * next / (1 - scalars[0] * next));
        float now = (float) (learningRate * (1 - mu) / (1 - scalars[0]));
        float correction = (float) (1 / (1 - Math.pow(b2, (double) step)));
        float c1 = (float) (1 - b1);
        float c2 = (float) (1 - b2);
        float e = (float) epsilon;
        float[] m = slots[0];
        float[] v = slots[1];
        for (int i = from; i < to; i++) {
            m[i] += (g[i] - m[i]) * c1;
            v[i] += (g[i] * g[i] - v[i]) * c2;
            w[i] -= (ahead * m[i] + now * g[i]) / ((float) Math.sqrt(v[i] * correction) + e);
        }
    }
}
