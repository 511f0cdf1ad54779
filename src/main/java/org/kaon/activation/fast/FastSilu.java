package org.kaon.activation.fast;

import org.kaon.activation.Elementwise;
import org.kaon.activation.Fma;

/**
 * {@code x / (1 + e⁻ˣ)} within BOUND; NaN at -∞.
 *
 * <p>With {@code v = |x|} it is {@code max(x, -0) - v / (1 + eᵛ)}: {@link FloatExp} with {@code c = v}, {@code a = K · 2^⌊n/2⌋ · 2^⌈n/2⌉}, then
 * {@code max(x, -0) - (v / (p · a + K)) · K} with {@code K = 2⁻³⁰}, which keeps the divisor finite where the result is denormal. From |x| = 115 on
 * it is x or 0.
 *
 * @param exact {@link org.kaon.activation.Silu}
 */
public record FastSilu(Elementwise exact) implements FastElementwise {
    /** x or 0 for all that is larger in size. */
    public static final float HIGHEST = 115;
    /** Keeps the divisor finite. */
    public static final float K = 0x1p-30f;

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
     * @return x / (1 + e⁻ˣ)
     */
    public static float of(float x) {
        float size = Math.abs(x);
        if (!(size < HIGHEST)) {
            return x > 0 ? x : x * 0;
        }
        float t = FloatExp.shifted(size);
        float p = 1 + FloatExp.expm1(FloatExp.rest(size, t - FloatExp.SHIFT));
        return difference(FloatExp.positivePart(x), size, p, FloatExp.scaled(K, FloatExp.exponent(t)));
    }

    /** The same without a branch. */
    static float lane(float x) {
        float size = Math.abs(Math.min(x, HIGHEST));
        float c = Math.min(size, HIGHEST);
        float n = FloatExp.shifted(c) - FloatExp.SHIFT;
        return difference(Math.max(x, -0f), size, 1 + FloatExp.expm1(FloatExp.rest(c, n)), FloatExp.scaledLane(K, n));
    }

    private static float difference(float positive, float size, float p, float a) {
        return Fma.of(-(size / Fma.of(p, a, K)), K, positive);
    }
}
