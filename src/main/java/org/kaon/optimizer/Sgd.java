package org.kaon.optimizer;

import org.kaon.setting.Float32;
import org.kaon.setting.Settings;

/**
 * Stochastic gradient descent: {@code w -= learningRate · g}; with momentum {@code m = momentum · m - learningRate · g}, {@code w += m}, and
 * with Nesterov's look ahead {@code w += momentum · m - learningRate · g} with the new m.
 *
 * @param settings learning rate and the like
 * @param momentum 0 for plain descent
 * @param nesterov whether to look ahead
 */
public record Sgd(OptimizerSettings settings, double momentum, boolean nesterov) implements Configurable<Sgd> {
    /**
     * Checks the settings.
     *
     * @param settings learning rate and the like
     * @param momentum from 0 to 1
     * @param nesterov whether to look ahead
     */
    public Sgd {
        Limits.fraction("momentum", momentum);
    }

    /**
     * Keras's defaults: learning rate 0.01, no momentum.
     *
     * @return the optimizer
     */
    public static Sgd of() {
        return new Sgd(OptimizerSettings.of(0.01), 0, false);
    }

    static Sgd read(Settings settings) {
        Sgd defaults = of();
        return new Sgd(
                defaults.settings.read(settings),
                settings.number("momentum", defaults.momentum),
                settings.flag("nesterov", defaults.nesterov));
    }

    @Override
    public Sgd with(OptimizerSettings newSettings) {
        return new Sgd(newSettings, momentum, nesterov);
    }

    /**
     * This optimizer with another setting: 0 for plain descent.
     *
     * @param newMomentum from 0 to 1
     * @return a new optimizer
     */
    public Sgd momentum(double newMomentum) {
        return new Sgd(settings, newMomentum, nesterov);
    }

    /**
     * This optimizer with another setting: whether to look ahead.
     *
     * @param newNesterov whether to look ahead
     * @return a new optimizer
     */
    public Sgd nesterov(boolean newNesterov) {
        return new Sgd(settings, momentum, newNesterov);
    }

    @Override
    public String name() {
        return "sgd";
    }

    @Override
    public int slotCount() {
        return momentum == 0 ? 0 : 1;
    }

    @Override
    public void update(
            long step, double learningRate, double[] scalars, float[] w, float[] g, float[][] slots, int from, int to) {
        float rate = (float) learningRate;
        if (momentum == 0) {
            for (int i = from; i < to; i++) {
                w[i] -= rate * g[i];
            }
            return;
        }
        float[] m = slots[0];
        float mu = (float) Float32.rounded(momentum);
        for (int i = from; i < to; i++) {
            m[i] = mu * m[i] - rate * g[i];
            w[i] += nesterov ? mu * m[i] - rate * g[i] : m[i];
        }
    }
}
