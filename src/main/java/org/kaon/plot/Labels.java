package org.kaon.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers and names as they stand on figures. */
final class Labels {
    private Labels() {}

    /** Four digits, and no zeros at the end. */
    static String number(double value) {
        return Double.isFinite(value)
                ? tick(new BigDecimal(value).round(new MathContext(4)).doubleValue())
                : Double.toString(value);
    }

    /** A place on an axis; all its digits, as XChart draws no ticks where its ends read alike. */
    static String tick(double value) {
        double size = Math.abs(value);
        boolean plain = size == 0 || (size >= 1e-4 && size < 1e7);
        DecimalFormatSymbols english = DecimalFormatSymbols.getInstance(Locale.ROOT);
        return new DecimalFormat(plain ? "#,##0.############" : "0.############E0", english).format(value + 0.0);
    }

    /** A place on an axis of little room: thousands and millions by their letters. */
    static String shortTick(double value) {
        double size = Math.abs(value);
        if (size >= 1e6) {
            return tick(value / 1e6) + "M";
        }
        return size >= 1e3 ? tick(value / 1e3) + "k" : tick(value);
    }

    /** A quantity with its unit, where it has one. */
    static String quantity(String name, String unit) {
        return unit.isBlank() ? name : name + " (" + unit + ")";
    }

    /** Whole numbers in groups of three. */
    static String count(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%,.1f", value);
    }
}
