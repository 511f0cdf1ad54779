package org.kaon.float64.activation.fast;

import org.kaon.float64.activation.Fma;

/**
 * Exponentials and logarithms of arrays, in place, within 2.5 units in the last place: {@link DoubleExp} in loops of which C2 makes vectors, and between them
 * one that moves bits, of which it makes none. NaN stays NaN.
 */
public final class Exponentials {
    private static final double LN2 = 0x1.62e42fefa39efp-1;
    /** e to it is the smallest that has all its digits. */
    private static final double LOWEST = -708;

    private static final int FRACTION_BITS = 52;
    private static final long EXPONENT_OF_1 = (long) Double.MAX_EXPONENT << FRACTION_BITS;
    private static final long FRACTION = (1L << FRACTION_BITS) - 1;

    private Exponentials() {}

    /**
     * {@code eˣ} of numbers up to 709; those below -708, where the result would be nearly 0, are taken for -708.
     *
     * @param values are replaced
     * @param scratch at least as long
     * @param count how many values
     */
    public static void exp(double[] values, double[] scratch, int count) {
        factors(values, scratch, count);
        for (int i = 0; i < count; i++) {
            long power = Double.doubleToRawLongBits(scratch[i]) << FRACTION_BITS;
            values[i] = Double.longBitsToDouble(Double.doubleToRawLongBits(values[i]) + power);
        }
    }

    private static void factors(double[] values, double[] shifted, int count) {
        for (int i = 0; i < count; i++) {
            double c = Math.max(values[i], LOWEST);
            double t = DoubleExp.shifted(c);
            shifted[i] = t;
            values[i] = 1 + DoubleExp.expm1(DoubleExp.rest(c, t - DoubleExp.SHIFT));
        }
    }

    /**
     * {@code log x} of numbers from 1; NaN at infinity.
     *
     * @param values are replaced
     * @param scratch at least as long
     * @param count how many values
     */
    public static void log(double[] values, double[] scratch, int count) {
        for (int i = 0; i < count; i++) {
            long bits = Double.doubleToRawLongBits(values[i]);
            double fraction = Double.longBitsToDouble((bits & FRACTION) | EXPONENT_OF_1);
            scratch[i] = (bits - EXPONENT_OF_1) >> FRACTION_BITS;
            // The product is 0, or NaN.
            values[i] = fraction - 1 + 0 * values[i];
        }
        for (int i = 0; i < count; i++) {
            values[i] = Fma.of(scratch[i], LN2, log1p(values[i]));
        }
    }

    /**
     * {@code log(1 + x)} of numbers from 0 to 1.
     *
     * @param values are replaced
     * @param count how many values
     */
    public static void log1p(double[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = log1p(values[i]);
        }
    }

    /** {@code 2 artanh s} for {@code s = f / (2 + f)}: Chebyshev's points for {@code (2 artanh s - 2 s) / s³}; exact, it would be off by 5e-18 of its value. */
    private static double log1p(double f) {
        double s = f / (2 + f);
        double z = s * s;
        double sum = Fma.of(0x1.4b0a26c5f2aefp-3, z, 0x1.687a6e7c95176p-4);
        sum = Fma.of(Fma.of(sum, z, 0x1.eb905e8575054p-4), z, 0x1.10ac75dc602b1p-3);
        sum = Fma.of(Fma.of(sum, z, 0x1.3b18b294bebf9p-3), z, 0x1.745cf0b0e03bdp-3);
        sum = Fma.of(Fma.of(sum, z, 0x1.c71c727143318p-3), z, 0x1.24924923d44c6p-2);
        sum = Fma.of(Fma.of(sum, z, 0x1.999999999a3ddp-2), z, 0x1.5555555555555p-1);
        return Fma.of(s * z, sum, 2 * s);
    }
}
