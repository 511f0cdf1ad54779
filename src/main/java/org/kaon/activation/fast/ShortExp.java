package org.kaon.activation.fast;

/**
 * The exponential in double to some 8 digits, for a formula that is too long for C2 to make vectors of: one value takes no longer in double, is rounded
 * once, and needs no care for denormal results. The steps are those of {@link FloatExp}, without {@link org.kaon.activation.Fma}: the
 * bits are the same on all machines.
 */
final class ShortExp {
    private static final double SHIFT = 0x1.8p52;
    private static final double LOG2_E = 1.4426950408889634;
    private static final double LN2 = 0.6931471805599453;
    private static final int FRACTION_BITS = 52;

    private ShortExp() {}

    /** eᶜ with a relative error below 4e-9, for c from -600 to 600. */
    static double of(double c) {
        double t = c * LOG2_E + SHIFT;
        double r = c - (t - SHIFT) * LN2;
        double r2 = r * r;
        double high = FloatExp.Q4 * r2 + (FloatExp.Q3 * r + FloatExp.Q2);
        double p = (high * r2 + (FloatExp.Q1 * r + FloatExp.Q0)) * r2 + (r + 1);
        // The shift's own bits leave at the upper end.
        return p * Double.longBitsToDouble((Double.doubleToRawLongBits(t) + Double.MAX_EXPONENT) << FRACTION_BITS);
    }
}
