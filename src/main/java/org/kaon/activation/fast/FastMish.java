package org.kaon.activation.fast;

import org.kaon.activation.Elementwise;
import org.kaon.activation.Fma;

/**
 * {@code x · tanh(softplus(x))} within 4 units in the last place (2.8e-7 of the value); NaN at -∞.
 *
 * <p>With {@code z = eˣ} by {@link FloatExp} it is {@code x · w / (w + 2)}, {@code w = z · (z + 2)}; that is x from 20 on and {@code x · z} below -20.
 * There is no form without a branch: C2 makes no vectors of its loop.
 *
 * @param exact {@link org.kaon.activation.Mish}
 */
public record FastMish(Elementwise exact) implements FastElementwise {
    private static final float HIGHEST = 20;
    private static final float LOWEST = -110;

    @Override
    public float rounded(float x) {
        return of(x);
    }

    @Override
    public void apply(float[] values, int rows, int width) {
        for (int i = 0; i < rows * width; i++) {
            values[i] = of(values[i]);
        }
    }

    /**
     * The function of one number.
     *
     * @param x any value
     * @return x · tanh(log(1 + eˣ))
     */
    public static float of(float x) {
        if (!(x < HIGHEST)) {
            return x;
        }
        if (x < LOWEST) {
            return x * 0;
        }
        float t = FloatExp.shifted(x);
        float p = 1 + FloatExp.expm1(FloatExp.rest(x, t - FloatExp.SHIFT));
        int n = FloatExp.exponent(t);
        if (x < -HIGHEST) {
            return FloatExp.scaled(x * p, n);
        }
        float z = FloatExp.scaled(p, n);
        float w = Fma.of(z, z, 2 * z);
        return x * (w / (w + 2));
    }
}
