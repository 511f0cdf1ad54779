package org.kaon.activation.fast;

import org.kaon.activation.Celu;
import org.kaon.activation.Elementwise;
import org.kaon.activation.Elu;
import org.kaon.activation.Fma;
import org.kaon.activation.Selu;

/**
 * {@code scale · x} for x &gt; 0, {@code alpha · (eˣ - 1)} below, within BOUND: elu, selu and celu.
 *
 * <p>{@link FloatExp} with {@code c = min(x, 0)}; {@code a = 2ⁿ}, {@code E = y · a + (a - 1)}. -1 below -18.
 *
 * @param exact {@link org.kaon.activation.Elu}, {@link org.kaon.activation.Selu} or {@link org.kaon.activation.Celu}, whose +0 for -0 is -0 here
 * @param scale above 0
 * @param alpha below 0
 */
public record FastElu(Elementwise exact, float scale, float alpha) implements FastElementwise {
    /** The negative limit for all that is less. */
    public static final float LOWEST = -18;

    /**
     * The fast form of elu.
     *
     * @param exact with its alpha
     */
    public FastElu(Elu exact) {
        this(exact, 1, (float) exact.alpha());
    }

    /**
     * The fast form of selu.
     *
     * @param exact whose value at 1 is its scale, and at -∞ minus the other factor
     */
    public FastElu(Selu exact) {
        this(exact, (float) exact.value(1), (float) -exact.value(Double.NEGATIVE_INFINITY));
    }

    /**
     * The fast form of celu.
     *
     * @param exact with alpha 1
     */
    public FastElu(Celu exact) {
        this(exact, 1, 1);
    }

    @Override
    public float rounded(float x) {
        return of(x, scale, alpha);
    }

    @Override
    public void apply(float[] values, int rows, int width) {
        int count = rows * width;
        if (count < FloatExp.LONG) {
            for (int i = 0; i < count; i++) {
                values[i] = of(values[i], scale, alpha);
            }
        } else {
            for (int i = 0; i < count; i++) {
                values[i] = lane(values[i], scale, alpha);
            }
        }
    }

    private static float of(float x, float scale, float alpha) {
        if (x >= 0) {
            return scale * x;
        }
        if (!(x >= LOWEST)) {
            return x < 0 ? -alpha : x;
        }
        float t = FloatExp.shifted(x);
        float y = FloatExp.expm1(FloatExp.rest(x, t - FloatExp.SHIFT));
        float a = FloatExp.power(FloatExp.exponent(t));
        return alpha * Fma.of(y, a, a - 1);
    }

    /** The same without a branch. */
    private static float lane(float x, float scale, float alpha) {
        float positive = Math.max(x, -0f);
        float c = Math.max(Math.min(x, 0), LOWEST);
        float n = FloatExp.shifted(c) - FloatExp.SHIFT;
        float a = FloatExp.powerLane(n);
        float below = Fma.of(FloatExp.expm1(FloatExp.rest(c, n)), a, a - 1);
        return Fma.of(alpha, Math.min(below, positive), scale * positive);
    }
}
