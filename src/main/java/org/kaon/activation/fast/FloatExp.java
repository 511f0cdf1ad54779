package org.kaon.activation.fast;

import org.kaon.activation.Fma;

/**
 * The steps by which the fast functions take an exponential, in float arithmetic alone.
 *
 * <p>With an argument c between -145 and 116, and {@code a · b + c} rounded once where {@link Fma#IS_FAST}, else twice:
 *
 * <pre>
 * t  = c · LOG2_E + SHIFT               its low bits hold n, the nearest integer to c / ln 2
 * n  = t - SHIFT
 * r  = (c - n · LN2_HIGH) - n · LN2_LOW       |r| ≤ 0.3468
 * r2 = r · r                             all sums of products by {@link Fma}
 * q  = ((Q4 · r2 + (Q3 · r + Q2)) · r2 + (Q1 · r + Q0))
 * y  = q · r2 + r                        eʳ - 1, relative error below 1.1e-7
 * p  = 1 + y
 * eᶜ = p · 2^⌊n/2⌋ · 2^⌈n/2⌉             from left to right: only the last product rounds, to a denormal number or infinity, too
 * </pre>
 *
 * <p>How the powers of two are made doesn't matter, as they are exact: by their bits for one number ({@link #power}). C2 (JDK 17 and 25)
 * makes no vector loop where bits move between int and float, so loops over arrays take a coarse polynomial {@code 2^(n/2 + 1/4)}, off by less
 * than 6 %, and keep of it only the leading bit, by three float operations (S. M. Rump, T. Ogita and S. Oishi, SIAM J. Sci. Comput. 31, 2008,
 * algorithm 3.6). The same bits come out.
 */
public final class FloatExp {
    /** {@code 1.5 · 2²³}: what is added to it is rounded to an integer. */
    public static final float SHIFT = 0x1.8p23f;
    /** {@code 1 / ln 2}. */
    public static final float LOG2_E = 0x1.715476p0f;
    /** The upper 9 bits of ln 2: times n it is exact. */
    public static final float LN2_HIGH = 0x1.63p-1f;
    /** ln 2 without its upper bits. */
    public static final float LN2_LOW = -0x1.bd0106p-13f;
    /** Of {@code (eʳ - 1 - r) / r²}, by Remez' algorithm for the relative error of eʳ, which is 3e-9. */
    public static final float Q0 = 0x1.fffffcp-2f;
    /** Of r. */
    public static final float Q1 = 0x1.555490p-3f;
    /** Of r². */
    public static final float Q2 = 0x1.5558f4p-5f;
    /** Of r³. */
    public static final float Q3 = 0x1.123a4cp-7f;
    /** Of r⁴. */
    public static final float Q4 = 0x1.6a2388p-10f;

    /** From so many values on, a loop that C2 turns into vectors is faster than one over the form for one number; measured in ADR 9. */
    static final int LONG = 128;

    private static final int BITS_OF_SHIFT = Float.floatToRawIntBits(SHIFT);
    private static final int FRACTION_BITS = 23;

    private FloatExp() {}

    /** t above: n in its low bits. */
    static float shifted(float c) {
        return Fma.of(c, LOG2_E, SHIFT);
    }

    /** r above. */
    static float rest(float c, float n) {
        return Fma.of(n, -LN2_LOW, Fma.of(n, -LN2_HIGH, c));
    }

    /** y above, {@code eʳ - 1}. */
    static float expm1(float r) {
        float r2 = r * r;
        float low = Fma.of(Q1, r, Q0);
        float high = Fma.of(Q4, r2, Fma.of(Q3, r, Q2));
        return Fma.of(Fma.of(high, r2, low), r2, r);
    }

    /** The even powers of y above, which are those of {@code e⁻ʳ - 1}, too. */
    static float evenPowers(float r2) {
        return Fma.of(Fma.of(Q4, r2, Q2), r2, Q0) * r2;
    }

    /** The odd powers of y above; in {@code e⁻ʳ - 1} they are negative. */
    static float oddPowers(float r, float r2) {
        return Fma.of(Fma.of(Q3, r2, Q1), r * r2, r);
    }

    /** n as an int, of t. */
    static int exponent(float shifted) {
        return Float.floatToRawIntBits(shifted) - BITS_OF_SHIFT;
    }

    /** 2ⁿ for a normal number. */
    static float power(int n) {
        return Float.intBitsToFloat((n + Float.MAX_EXPONENT) << FRACTION_BITS);
    }

    /** {@code factor · 2ⁿ}, rounded once. */
    static float scaled(float factor, int n) {
        return factor * power(n >> 1) * power(n - (n >> 1));
    }

    /** {@code factor · 2ⁿ} for n from -215 to 175, rounded once; for loops. */
    static float scaledLane(float factor, float n) {
        float coarse = Fma.of(0x1.a954dap-29f, n, 0x1.f63cbap-19f);
        coarse = Fma.of(Fma.of(coarse, n, 0x1.641110p-9f), n, 0x1.004712p0f);
        coarse *= coarse;
        coarse *= coarse;
        coarse *= coarse;
        coarse *= coarse;
        coarse *= coarse;
        coarse *= coarse;
        coarse *= coarse;
        return factor * leadingBit(coarse) * leadingBit(coarse * 0x1.6a09e6p0f);
    }

    /** {@code max(x, -0)} without the comparisons by which {@link Math#max} finds NaN. */
    static float positivePart(float x) {
        int bits = Float.floatToRawIntBits(x);
        return Float.intBitsToFloat(bits & ~(bits >> 31 >>> 1));
    }

    /** 2ⁿ for n from -28 to 2, from {@code 2^(n + 1/2)} within 19 %; for loops. */
    static float powerLane(float n) {
        float coarse = Fma.of(Fma.of(0x1.16c9d6p-11f, n, 0x1.4a420ap-5f), n, 0x1.04e650p0f);
        coarse *= coarse;
        coarse *= coarse;
        coarse *= coarse;
        coarse *= coarse;
        return leadingBit(coarse);
    }

    /** The largest power of two that isn't above a positive number: Rump, Ogita and Oishi's "unit in the first place". */
    private static float leadingBit(float x) {
        float large = (0x1p23f + 1) * x;
        return large - (1 - 0x1p-24f) * large;
    }
}
