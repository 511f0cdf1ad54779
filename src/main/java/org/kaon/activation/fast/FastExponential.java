package org.kaon.activation.fast;

import org.kaon.activation.Elementwise;

/**
 * {@code eˣ} within BOUND: {@link FloatExp} with {@code c = x}, infinite above 89 and 0 below -104.
 *
 * @param exact {@link org.kaon.activation.Exponential}
 */
public record FastExponential(Elementwise exact) implements FastElementwise {
    /** Infinite for all that is larger. */
    public static final float HIGHEST = 89;
    /** 0 for all that is less. */
    public static final float LOWEST = -104;

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
     * @return eˣ
     */
    public static float of(float x) {
        if (!(x <= HIGHEST)) {
            return x + Float.POSITIVE_INFINITY;
        }
        if (x < LOWEST) {
            return 0;
        }
        float t = FloatExp.shifted(x);
        return FloatExp.scaled(1 + FloatExp.expm1(FloatExp.rest(x, t - FloatExp.SHIFT)), FloatExp.exponent(t));
    }

    /** The same without a branch. */
    static float lane(float x) {
        float c = Math.min(Math.max(x, LOWEST), HIGHEST);
        float n = FloatExp.shifted(c) - FloatExp.SHIFT;
        return FloatExp.scaledLane(1 + FloatExp.expm1(FloatExp.rest(c, n)), n);
    }
}
