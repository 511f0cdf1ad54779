package org.kaon.physics;

/**
 * A number as the sum of two doubles, about 32 digits (Dekker 1971): what it takes to subtract squares that agree in their first 16.
 *
 * @param high the number rounded to double
 * @param low what that left
 */
record DoubleDouble(double high, double low) {
    static final DoubleDouble ONE = of(1);

    private static final DoubleDouble[] RECIPROCAL_FACTORIALS = reciprocalFactorials(18);
    /** The halvings of an exponent before its series. */
    private static final int HALVINGS = 3;
    /** ln 2 in three parts; the first has 20 zero bits at its end, so that its product with any exponent of a double is exact. */
    private static final double LN2_HIGH = 0x1.62e42fef00000p-1;

    private static final double LN2_MIDDLE = 0x1.473de6af278edp-34;
    private static final double LN2_LOW = -0x1.9ff0342542fc3p-90;

    static DoubleDouble of(double value) {
        return new DoubleDouble(value, 0);
    }

    static DoubleDouble sum(double a, double b) {
        double sum = a + b;
        double part = sum - a;
        return new DoubleDouble(sum, (a - (sum - part)) + (b - part));
    }

    static DoubleDouble product(double a, double b) {
        double product = a * b;
        return new DoubleDouble(product, Math.fma(a, b, -product));
    }

    DoubleDouble plus(DoubleDouble other) {
        DoubleDouble highs = sum(high, other.high);
        DoubleDouble lows = sum(low, other.low);
        DoubleDouble first = quickSum(highs.high, highs.low + lows.high);
        return quickSum(first.high, first.low + lows.low);
    }

    DoubleDouble minus(DoubleDouble other) {
        return plus(other.negated());
    }

    DoubleDouble negated() {
        return new DoubleDouble(-high, -low);
    }

    DoubleDouble times(DoubleDouble other) {
        DoubleDouble product = product(high, other.high);
        return quickSum(product.high, product.low + (high * other.low + low * other.high));
    }

    /** Times a power of two. */
    DoubleDouble scaled(double power) {
        return new DoubleDouble(high * power, low * power);
    }

    DoubleDouble reciprocal() {
        double first = 1 / high;
        DoubleDouble rest = ONE.minus(times(of(first)));
        DoubleDouble second = of(first).plus(rest.times(of(first)));
        return second.plus(ONE.minus(times(second)).times(of(first)));
    }

    /** e to the power of a number below 700 in size. */
    static DoubleDouble exp(double x) {
        double exponent = Math.rint(x / Math.log(2));
        DoubleDouble rest = sum(x, -exponent * LN2_HIGH)
                .minus(product(exponent, LN2_MIDDLE))
                .minus(product(exponent, LN2_LOW))
                .scaled(Math.scalb(1.0, -HALVINGS));
        DoubleDouble series = of(0);
        for (int i = RECIPROCAL_FACTORIALS.length - 1; i > 0; i--) {
            series = series.plus(RECIPROCAL_FACTORIALS[i]).times(rest);
        }
        // (1 + s)^2 - 1 = 2 s + s^2 keeps the digits that adding 1 first would lose.
        for (int i = 0; i < HALVINGS; i++) {
            series = series.scaled(2).plus(series.times(series));
        }
        DoubleDouble power = series.plus(ONE);
        return new DoubleDouble(Math.scalb(power.high, (int) exponent), Math.scalb(power.low, (int) exponent));
    }

    private static DoubleDouble quickSum(double large, double small) {
        double sum = large + small;
        return new DoubleDouble(sum, small - (sum - large));
    }

    private static DoubleDouble[] reciprocalFactorials(int count) {
        DoubleDouble[] all = new DoubleDouble[count];
        double factorial = 1;
        for (int i = 0; i < count; i++) {
            factorial *= Math.max(1, i);
            all[i] = of(factorial).reciprocal();
        }
        return all;
    }
}
