package org.kaon.float64.activation.fast;

import org.kaon.float64.activation.Fma;

/**
 * The steps by which the fast functions take an exponential in double arithmetic: those of {@code org.kaon.activation.fast.FloatExp} with more digits.
 *
 * <p>For an argument c between -745 and 710: n is the nearest integer to c / ln 2, {@code r = (c - n · LN2_HIGH) - n · LN2_LOW}, {@code y = eʳ - 1} by a polynomial,
 * and {@code eᶜ = (1 + y) · 2ⁿ}.
 */
final class DoubleExp {
    /** {@code 1.5 · 2⁵²}: what is added to it is rounded to an integer. */
    static final double SHIFT = 0x1.8p52;

    private static final double LOG2_E = 0x1.71547652b82fep0;
    /** The upper 33 bits of ln 2: times n it is exact. */
    private static final double LN2_HIGH = 0x1.62e42feep-1;
    /** ln 2 without its upper bits. */
    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

    private static final long BITS_OF_SHIFT = Double.doubleToRawLongBits(SHIFT);
    private static final int FRACTION_BITS = 52;

    private DoubleExp() {}

    /** n in the low bits of its fraction; n itself once {@link #SHIFT} is taken off. */
    static double shifted(double c) {
        return Fma.of(c, LOG2_E, SHIFT);
    }

    /** r above. */
    static double rest(double c, double n) {
        return Fma.of(n, -LN2_LOW, Fma.of(n, -LN2_HIGH, c));
    }

    /** {@code eʳ - 1} for |r| up to 0.3467: Chebyshev's points for {@code (eʳ - 1 - r) / r²}; exact, it would be off by 1e-18 of its value. */
    static double expm1(double r) {
        double sum = Fma.of(0x1.1f7315649f2d7p-29, r, 0x1.af4e092e1705bp-26);
        sum = Fma.of(Fma.of(sum, r, 0x1.27e4db5bb725ap-22), r, 0x1.71de02225a2f3p-19);
        sum = Fma.of(Fma.of(sum, r, 0x1.a01a01a6db488p-16), r, 0x1.a01a01abeccc3p-13);
        sum = Fma.of(Fma.of(sum, r, 0x1.6c16c16c162cfp-10), r, 0x1.11111111100d3p-7);
        sum = Fma.of(Fma.of(sum, r, 0x1.5555555555556p-5), r, 0x1.5555555555557p-3);
        return Fma.of(Fma.of(sum, r, 0.5), r * r, r);
    }

    /** {@code eᶜ} for c from -745 to 709. */
    static double of(double c) {
        double t = shifted(c);
        return scaled(1 + expm1(rest(c, t - SHIFT)), t);
    }

    /** {@code factor · 2ⁿ} of {@code t = }{@link #shifted}, rounded once: to a denormal number as well. */
    static double scaled(double factor, double t) {
        long n = Double.doubleToRawLongBits(t) - BITS_OF_SHIFT;
        return factor * power(n >> 1) * power(n - (n >> 1));
    }

    private static double power(long n) {
        return Double.longBitsToDouble((n + Double.MAX_EXPONENT) << FRACTION_BITS);
    }

    /**
     * 2ⁿ for n from -57 to 2, without moving bits between long and double, of which C2 makes no vectors: from {@code 2^(n + 1/2)} within 12 % its leading
     * bit is kept.
     */
    static double powerLane(double n) {
        double coarse = Fma.of(Fma.of(0x1.71979d2b31726p-15, n, 0x1.5bb530f6b4ee0p-7), n, 0x1.0143e6f765a09p0);
        coarse *= coarse;
        coarse *= coarse;
        coarse *= coarse;
        coarse *= coarse;
        coarse *= coarse;
        coarse *= coarse;
        double large = (0x1p52 + 1) * coarse;
        return large - (1 - 0x1p-53) * large;
    }
}
