package org.kaon.data;

import java.math.BigInteger;

/**
 * Digits times a power of ten, rounded to the nearest double as {@link Double#parseDouble} does: by one multiplication or division where
 * both numbers are exact as doubles (W. D. Clinger, "How to read floating point numbers accurately", 1990), else by a product of integers of
 * 64 and 128 bits (D. Lemire, "Number parsing at a gigabyte per second", 2021), which knows the few cases that it can't decide.
 */
final class PowersOfTen {
    /** Powers beyond are left to the slow path; tables of measurements have few. */
    private static final int LARGEST = 128;

    private static final double[] EXACT = new double[23];
    private static final long[] HIGH = new long[2 * LARGEST + 1];
    private static final long[] LOW = new long[2 * LARGEST + 1];
    private static final int FRACTION_BITS = 52;

    /** What the upper half of a product must not end in: then the lower half of the power could still carry. */
    private static final long UNDECIDED = -1L >>> (FRACTION_BITS + 3);

    static {
        for (int power = 0; power < EXACT.length; power++) {
            EXACT[power] = Double.parseDouble("1e" + power);
        }
        for (int power = -LARGEST; power <= LARGEST; power++) {
            BigInteger five = leadingBits(power);
            HIGH[power + LARGEST] = five.shiftRight(64).longValue();
            LOW[power + LARGEST] = five.longValue();
        }
    }

    private PowersOfTen() {}

    /**
     * The double next to digits · 10^power; NaN where this way doesn't tell.
     *
     * @param digits unsigned
     * @param power of ten
     */
    static double scale(long digits, int power) {
        if (digits >>> (FRACTION_BITS + 1) == 0 && -EXACT.length < power && power < EXACT.length) {
            return power < 0 ? digits / EXACT[-power] : digits * EXACT[power];
        }
        if (digits == 0) {
            return 0;
        }
        return power < -LARGEST || power > LARGEST ? Double.NaN : product(digits, power);
    }

    private static double product(long digits, int power) {
        int zeros = Long.numberOfLeadingZeros(digits);
        long shifted = digits << zeros;
        long high = multiplyHigh(shifted, HIGH[power + LARGEST]);
        long low = shifted * HIGH[power + LARGEST];
        if ((high & UNDECIDED) == UNDECIDED) {
            long carry = multiplyHigh(shifted, LOW[power + LARGEST]);
            low += carry;
            high += Long.compareUnsigned(low, carry) < 0 ? 1 : 0;
            if (low == -1L) {
                return Double.NaN;
            }
        }
        int top = (int) (high >>> 63);
        int shift = top + 64 - FRACTION_BITS - 3;
        long fraction = high >>> shift;
        // Halfway between two doubles, exactly: the even one. Only small powers of five leave a product that ends so.
        boolean halfway =
                low >= 0 && low <= 1 && -4 <= power && power <= 23 && (fraction & 3) == 1 && fraction << shift == high;
        fraction = (fraction + (halfway ? 0 : fraction & 1)) >>> 1;
        long exponent = binaryExponent(power) + top - zeros + Double.MAX_EXPONENT + (fraction >>> (FRACTION_BITS + 1));
        // The sum carries a fraction that was rounded up to 2 into the exponent.
        return Double.longBitsToDouble((exponent << FRACTION_BITS) | (fraction & ((1L << FRACTION_BITS) - 1)));
    }

    /** floor(power · log2(10)) + 63. */
    private static int binaryExponent(int power) {
        return (int) ((217706L * power) >> 16) + 63;
    }

    /** The first 128 bits of 5^power; of a negative power, which has no last one, rounded up. */
    private static BigInteger leadingBits(int power) {
        BigInteger five = BigInteger.valueOf(5).pow(Math.abs(power));
        if (power >= 0) {
            return five.shiftLeft(128).shiftRight(five.bitLength());
        }
        // 5^-n lies below 1: a quotient of exactly 128 bits.
        return BigInteger.ONE.shiftLeft(127 + five.bitLength()).divide(five).add(BigInteger.ONE);
    }

    private static long multiplyHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }
}
