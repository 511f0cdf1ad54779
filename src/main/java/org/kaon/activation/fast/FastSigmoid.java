package org.kaon.activation.fast;

import org.kaon.activation.Elementwise;
import org.kaon.activation.Fma;

/**
 * {@code 1 / (1 + e⁻ˣ)} within BOUND.
 *
 * <p>{@link FloatExp} with {@code c = -x}; then {@code a = K · 2^⌊n/2⌋ · 2^⌈n/2⌉} and {@code K / ((y · a + K) + a)} with {@code K = 2⁻²⁴}, which keeps the
 * divisor finite where the result is denormal. 1 from 20 on, 0 below -104.
 *
 * @param exact {@link org.kaon.activation.Sigmoid}
 */
public record FastSigmoid(Elementwise exact) implements FastElementwise {
    /** 1 for all that is larger. */
    public static final float HIGHEST = 20;
    /** 0 for all that is less. */
    public static final float LOWEST = -104;
    /** Keeps the divisor finite. */
    public static final float K = 0x1p-24f;

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
     * @return 1 / (1 + e⁻ˣ)
     */
    public static float of(float x) {
        if (!(x < HIGHEST)) {
            return x > 0 ? 1 : x;
        }
        if (x < LOWEST) {
            return 0;
        }
        float t = FloatExp.shifted(-x);
        float y = FloatExp.expm1(FloatExp.rest(-x, t - FloatExp.SHIFT));
        return quotient(y, FloatExp.scaled(K, FloatExp.exponent(t)));
    }

    /** The same without a branch. */
    static float lane(float x) {
        float c = -Math.min(Math.max(x, LOWEST), HIGHEST);
        float n = FloatExp.shifted(c) - FloatExp.SHIFT;
        return quotient(FloatExp.expm1(FloatExp.rest(c, n)), FloatExp.scaledLane(K, n));
    }

    /** With {@code p = 1 + y} rounded before it is multiplied, half a unit worse. */
    private static float quotient(float y, float a) {
        return K / (Fma.of(y, a, K) + a);
    }
}
