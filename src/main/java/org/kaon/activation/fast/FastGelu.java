package org.kaon.activation.fast;

import org.kaon.activation.Elementwise;

/**
 * {@code x · Φ(x)} with the normal distribution's Φ, within 0.7 units in the last place (6.9e-8 of the value); NaN at -∞.
 *
 * <p>With {@code v = |x|} it is {@code max(x, 0) - v · Φ(-v)}, and {@code Φ(-v) = e^(-v²/2) · N(v) / D(v)}; the quotient of two polynomials with
 * positive coefficients is erfcx(v/√2)/2 with a relative error of 6e-9 up to 14.5 (least squares, reweighted). In double, by {@link ShortExp}.
 * From |x| = 17 on it is x or 0.
 *
 * @param exact {@link org.kaon.activation.Gelu}
 */
public record FastGelu(Elementwise exact) implements FastElementwise {
    private static final float HIGHEST = 17;

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
     * @return x · Φ(x)
     */
    public static float of(float x) {
        float size = Math.abs(x);
        if (!(size < HIGHEST)) {
            return x > 0 ? x : x * 0;
        }
        double v = size;
        double numerator =
                (((0.004116202928 * v + 0.04063259863) * v + 0.1832334001) * v + 0.438292797) * v + 0.5000000029;
        double divisor =
                ((((0.0103176709 * v + 0.1018572679) * v + 0.4694660032) * v + 1.202496234) * v + 1.674470574) * v + 1;
        double tail = v * ShortExp.of(-0.5 * v * v) * numerator / divisor;
        return (float) (FloatExp.positivePart(x) - tail);
    }
}
