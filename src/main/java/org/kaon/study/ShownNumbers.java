package org.kaon.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as the report shows them. */
public final class ShownNumbers {
    private static final MathContext DIGITS = new MathContext(5);
    private static final double SMALLEST_PLAIN = 1e-4;
    private static final double LARGEST_PLAIN = 1e7;

    private ShownNumbers() {}

    /**
     * A number or a text: whole numbers in groups of three, others with five digits.
     *
     * @param cell of a table
     * @return what the report shows
     */
    public static String show(Object cell) {
        if (cell instanceof Double || cell instanceof Float) {
            return number(((Number) cell).doubleValue());
        }
        return cell instanceof Number number ? count(number.longValue()) : cell.toString();
    }

    /**
     * A whole number in groups of three.
     *
     * @param count the number
     * @return such as {@code 81,958}
     */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /**
     * A number with five digits.
     *
     * @param value the number
     * @return a dash where it isn't finite
     */
    public static String number(double value) {
        double size = Math.abs(value);
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : "–";
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS);
        return size >= SMALLEST_PLAIN && size < LARGEST_PLAIN
                ? rounded.stripTrailingZeros().toPlainString()
                : String.format(Locale.ROOT, "%.3e", value);
    }

    /**
     * A number and its error.
     *
     * @param value the number
     * @param error one standard deviation
     * @return both with four digits behind the point
     */
    public static String withError(double value, double error) {
        return String.format(Locale.ROOT, "%.4f ± %.4f", value, error);
    }
}
