package org.kaon.activation.fast;

import org.kaon.activation.Elementwise;
import org.kaon.activation.Fma;

/**
 * {@code tanh x} within BOUND; {@code tanh(-x) = -tanh(x)} to the bit.
 *
 * <p>{@link FloatExp} with {@code c = -2 |x|}; then {@code a = 2ⁿ} and {@code (y · a + (a - 1)) / (y · a + (a + 1))} with the sign of x. 1 from
 * 9.1 on.
 *
 * @param exact {@link org.kaon.activation.Tanh}
 */
public record FastTanh(Elementwise exact) implements FastElementwise {
    /** 1 for all that is larger. */
    public static final float HIGHEST = 9.1f;

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
     * @return tanh x
     */
    public static float of(float x) {
        float size = Math.abs(x);
        if (!(size < HIGHEST)) {
            return size > 0 ? Math.copySign(1, x) : x;
        }
        float t = FloatExp.shifted(-2 * size);
        float y = FloatExp.expm1(FloatExp.rest(-2 * size, t - FloatExp.SHIFT));
        float negative = quotient(y, FloatExp.power(FloatExp.exponent(t)));
        // Rounded, a tiny one may lie above its argument by a unit.
        return Math.copySign(negative > -size ? negative : size, x);
    }

    /** The same without a branch. As tanh is nearer to 0 than its argument, the limits only give it its sign. */
    static float lane(float x) {
        float c = -2 * Math.min(Math.abs(x), HIGHEST);
        float n = FloatExp.shifted(c) - FloatExp.SHIFT;
        float lower = quotient(FloatExp.expm1(FloatExp.rest(c, n)), FloatExp.powerLane(n));
        return Math.max(lower, Math.min(-lower, x));
    }

    /** {@code -tanh|x|}. With 1 - a in the place of a - 1, C2 makes no vectors of the loop. */
    private static float quotient(float y, float a) {
        return Fma.of(y, a, a - 1) / Fma.of(y, a, a + 1);
    }
}
