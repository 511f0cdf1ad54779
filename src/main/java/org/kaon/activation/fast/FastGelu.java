package org.kaon.activation.fast;

import org.kaon.activation.Elementwise;
import org.kaon.activation.Fma;

/**
 * {@code x · Φ(x)} with the normal distribution's Φ, within BOUND; NaN at -∞.
 *
 * <p>With {@code v = |x|} it is {@code max(x, -0) - v · Φ(-v)}, and {@code Φ(-v) = e^(-v²/2) · N(v) / D(v)}; the quotient of two polynomials with
 * positive coefficients is erfcx(v/√2)/2 with a relative error of 6e-9 up to 14.5 (least squares, reweighted). The rest of the rounded square goes into r of
 * {@link FloatExp}, since an absolute error there is a relative one of the exponential. The product is scaled by K at the end, so that it loses no digits where Φ
 * alone is denormal. From |x| = 17 on it is x or 0. There is
 * no form without a branch: it is too long for C2 to make vectors of.
 *
 * @param exact {@link org.kaon.activation.Gelu}
 */
public record FastGelu(Elementwise exact) implements FastElementwise {
    private static final float HIGHEST = 17;
    private static final float K = 0x1p-24f;
    /** Dekker's: cuts a float in two halves. */
    private static final float HALVES = 0x1p12f + 1;

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
        float square = size * size;
        float t = FloatExp.shifted(-0.5f * square);
        float p = factor(size, square, t - FloatExp.SHIFT);
        float scaled = FloatExp.scaled(p, FloatExp.exponent(t));
        return Fma.of(-(size * scaled), K, FloatExp.positivePart(x));
    }

    /** {@code p · N / D / K}. */
    private static float factor(float v, float square, float n) {
        float r = Fma.of(restOfSquare(v, square), 0.5f, FloatExp.rest(-0.5f * square, n));
        float p = 1 + FloatExp.expm1(r);
        float numerator = Fma.of(0x1.0dc26cp-8f, v, 0x1.4cdcbcp-5f);
        numerator = Fma.of(Fma.of(numerator, v, 0x1.774312p-3f), v, 0x1.c0cfd4p-2f);
        numerator = Fma.of(numerator, v, 0.5f);
        float divisor = Fma.of(0x1.5216e6p-7f, v, 0x1.a13516p-4f);
        divisor = Fma.of(Fma.of(divisor, v, 0x1.e0bbb2p-2f), v, 0x1.33d6ccp0f);
        divisor = Fma.of(Fma.of(divisor, v, 0x1.acaa1ap0f), v, 1);
        return p * (1 / K) * numerator / divisor;
    }

    /** {@code square - v²}, exact either way. */
    private static float restOfSquare(float v, float square) {
        if (Fma.IS_FAST) {
            return Math.fma(-v, v, square);
        }
        float cut = v * HALVES;
        float high = cut - (cut - v);
        float low = v - high;
        return square - high * high - 2 * high * low - low * low;
    }
}
