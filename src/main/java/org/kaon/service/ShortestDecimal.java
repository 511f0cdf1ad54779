package org.kaon.service;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The decimal with the fewest digits that reads back as the same float, as JSON takes it. */
final class ShortestDecimal {
    /**
     * From JDK 19 on {@link Float#toString(float)} is that decimal, but for its two digits at least, of which one may do below the normal numbers; before, some have
     * a digit more (JDK-4511638).
     */
    private static final boolean IS_SHORTEST = Runtime.version().feature() >= 19;

    private ShortestDecimal() {}

    /** {@code null} for NaN and the infinities, which JSON doesn't know. */
    static String of(float value) {
        if (!Float.isFinite(value)) {
            return "null";
        }
        String text = Float.toString(value);
        boolean isShortest = IS_SHORTEST && Math.abs(value) >= Float.MIN_NORMAL;
        return isShortest || isFarFromShorter(value, text) ? text : shortened(value, text);
    }

    /** Whether the decimals with a digit less next to the text lie more than a unit in the last place away: so they read back as other floats. */
    private static boolean isFarFromShorter(float value, String text) {
        long digits = 0;
        int power = 0;
        boolean behindPoint = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 'E') {
                power += Integer.parseInt(text, i + 1, text.length(), 10);
                break;
            } else if (c == '.') {
                behindPoint = true;
            } else if (c != '-') {
                digits = 10 * digits + (c - '0');
                power -= behindPoint ? 1 : 0;
            }
        }
        long last = digits % 10;
        return Math.min(last, 10 - last) * Math.pow(10, power) > Math.ulp(value);
    }

    private static String shortened(float value, String text) {
        int digits = new BigDecimal(text).precision();
        String shortest = text;
        while (digits > 1) {
            digits--;
            String shorter = new BigDecimal(value)
                    .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                    .toString();
            if (Float.parseFloat(shorter) != value) {
                break;
            }
            shortest = shorter;
        }
        return shortest;
    }
}
