package org.kaon.activation.fast;

import org.kaon.activation.Elementwise;
import org.kaon.activation.Fma;

/**
 * {@code tanh x} within 5.7 units in the last place (3.4e-7 of the value), with FMA 4.8 (2.9e-7); {@code tanh(-x) = -tanh(x)} to the bit, and nowhere more than 1.
 *
 * <p>{@code u = x · x} and {@code tanh x = x · (P(u) / Q(u))}, with {@code P(u) = (P4 · u² + (P3 · u + P2)) · u² + (P1 · u + P0)}, Q alike, sums of products
 * by {@link Fma}. Coefficients by Remez' algorithm for the relative error, which is 2e-8 at most; scaled together, and moved by some units in the last place, such that their
 * rounding and that of all steps does least.
 * Up to {@link #HIGHEST}, where that first gives 1; from there on it is 1.
 *
 * @param exact {@link org.kaon.activation.Tanh}
 */
public record FastTanh(Elementwise exact) implements FastElementwise {
    /** Where the quotient first gives 1, which depends on how sums of products are rounded. */
    public static final float HIGHEST = Fma.IS_FAST ? 0x1.fb64dcp2f : 0x1.f71deap2f;

    /** Of P. */
    public static final float P0 = 0x1.2fp0f;
    /** Of u. */
    public static final float P1 = 0x1.4597d4p-3f;
    /** Of u². */
    public static final float P2 = 0x1.13e10cp-8f;
    /** Of u³. */
    public static final float P3 = 0x1.ada2a6p-16f;
    /** Of u⁴. */
    public static final float P4 = 0x1.2dbb8ep-26f;
    /** Of Q: as tanh x is x for small x, that of P. */
    public static final float Q0 = P0;
    /** Of u. */
    public static final float Q1 = 0x1.1b65f2p-1f;
    /** Of u². */
    public static final float Q2 = 0x1.fa4954p-6f;
    /** Of u³. */
    public static final float Q3 = 0x1.a4458ap-12f;
    /** Of u⁴. */
    public static final float Q4 = 0x1.09ed56p-20f;

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
                values[i] = inside(Math.max(-HIGHEST, Math.min(values[i], HIGHEST)));
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
        if (Math.abs(x) < HIGHEST) {
            return inside(x);
        }
        return Float.isNaN(x) ? x : Math.copySign(1, x);
    }

    /** Between the limits. */
    static float inside(float x) {
        float u = x * x;
        float u2 = u * u;
        float p = Fma.of(Fma.of(P4, u2, Fma.of(P3, u, P2)), u2, Fma.of(P1, u, P0));
        float q = Fma.of(Fma.of(Q4, u2, Fma.of(Q3, u, Q2)), u2, Fma.of(Q1, u, Q0));
        return x * (p / q);
    }
}
