package org.kaon.loss;

import org.kaon.InputException;
import org.kaon.setting.Settings;

/**
 * With {@code d = |p - t|}: {@code l = d² / 2} up to δ, {@code l = δ d - δ² / 2} beyond.
 *
 * @param delta δ, where the parabola becomes a line
 */
public record Huber(double delta) implements Pointwise {
    /**
     * Checks the setting.
     *
     * @param delta at least 0
     */
    public Huber {
        if (!(delta >= 0)) {
            throw new InputException("delta is " + delta + ", expected at least 0");
        }
    }

    /**
     * Keras's default: δ 1.
     *
     * @return the loss
     */
    public static Huber of() {
        return new Huber(1);
    }

    static Huber read(Settings settings) {
        return new Huber(settings.number("delta", of().delta));
    }

    /**
     * This loss with another limit.
     *
     * @param newDelta at least 0
     * @return a new loss
     */
    public Huber delta(double newDelta) {
        return new Huber(newDelta);
    }

    @Override
    public String name() {
        return "huber";
    }

    @Override
    public double value(double p, double t) {
        double d = Math.abs(p - t);
        return d <= delta ? d * d / 2 : delta * d - delta * delta / 2;
    }

    @Override
    public double slope(double p, double t) {
        return Math.abs(p - t) <= delta ? p - t : delta * Math.signum(p - t);
    }
}
