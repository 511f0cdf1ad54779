package org.kaon.study.higgs;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as the report shows them. */
final class Numbers {
    private static final MathContext DIGITS = new MathContext(5);
    private static final double SMALLEST_PLAIN = 1e-4;
    private static final double LARGEST_PLAIN = 1e7;

    private Numbers() {}

    /** Whole numbers in groups of three, others with five digits. */
    static String show(Object cell) {
        if (cell instanceof Double || cell instanceof Float) {
            return number(((Number) cell).doubleValue());
        }
        return cell instanceof Number number ? count(number.longValue()) : cell.toString();
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String number(double value) {
        double size = Math.abs(value);
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : "–";
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS);
        return size >= SMALLEST_PLAIN && size < LARGEST_PLAIN
                ? rounded.stripTrailingZeros().toPlainString()
                : String.format(Locale.ROOT, "%.3e", value);
    }

    static String withError(double value, double error) {
        return String.format(Locale.ROOT, "%.4f ± %.4f", value, error);
    }
}
