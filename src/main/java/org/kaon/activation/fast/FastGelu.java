package org.kaon.activation.fast;

import static org.kaon.activation.Fma.multiplyAdd;

import org.kaon.activation.Elementwise;
import org.kaon.activation.Fma;

/**
 * {@code x · Φ(x)} with the normal distribution's Φ, within BOUND; NaN at -∞.
 *
 * <p>With {@code v = |x|} it is {@code max(x, -0) - v · Φ(-v)}, and {@code Φ(-v) = e^(-v²/2) · N(v) / D(v)}; the quotient of two polynomials with
 * positive coefficients is erfcx(v/√2)/2 with a relative error of 6e-9 up to 14.5 (least squares, reweighted). The rest of the rounded square goes into r of
 * {@link FloatExp}, since an absolute error there is a relative one of the exponential. The product is scaled by K at the end, so that it loses no digits where Φ
 * alone is denormal. From |x| = 17 on it is x or 0.
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
        int count = rows * width;
        if (count < FloatExp.LONG) {
            for (int i = 0; i < count; i++) {
                values[i] = of(values[i]);
            }
        } else {
            for (int i = 0; i < count; i++) {
                values[i] = lane(values[i]);
            }
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
        return difference(x, size, FloatExp.scaled(p, FloatExp.exponent(t)));
    }

    /** The same without a branch. */
    static float lane(float x) {
        float size = Math.abs(Math.min(x, HIGHEST));
        float v = Math.min(size, HIGHEST);
        float square = v * v;
        float n = FloatExp.shifted(-0.5f * square) - FloatExp.SHIFT;
        return difference(x, size, FloatExp.scaled(factor(v, square, n), n));
    }

    /** {@code p · N / D / K}. */
    private static float factor(float v, float square, float n) {
        float r = multiplyAdd(restOfSquare(v, square), -0.5f, FloatExp.rest(-0.5f * square, n));
        float p = 1 + FloatExp.expm1(r);
        float numerator = multiplyAdd(0x1.0dc26cp-8f, v, 0x1.4cdcbcp-5f);
        numerator = multiplyAdd(multiplyAdd(numerator, v, 0x1.774312p-3f), v, 0x1.c0cfd4p-2f);
        numerator = multiplyAdd(numerator, v, 0.5f);
        float divisor = multiplyAdd(0x1.5216e6p-7f, v, 0x1.a13516p-4f);
        divisor = multiplyAdd(multiplyAdd(divisor, v, 0x1.e0bbb2p-2f), v, 0x1.33d6ccp0f);
        divisor = multiplyAdd(multiplyAdd(divisor, v, 0x1.acaa1ap0f), v, 1);
        return p * (1 / K) * numerator / divisor;
    }

    /** {@code v² - square}, exact either way. */
    private static float restOfSquare(float v, float square) {
        if (Fma.FAST) {
            return Math.fma(v, v, -square);
        }
        float cut = v * HALVES;
        float high = cut - (cut - v);
        float low = v - high;
        return high * high - square + 2 * high * low + low * low;
    }

    private static float difference(float x, float size, float scaled) {
        return multiplyAdd(-(size * scaled), K, Math.max(x, -0f));
    }
}
