package org.kaon.service;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The decimal with the fewest digits that reads back as the same float, as JSON takes it. */
final class ShortestDecimal {
    /** From JDK 19 on {@link Float#toString(float)} is that decimal; before, some have a digit more (JDK-4511638). */
    private static final boolean IS_SHORTEST = Runtime.version().feature() >= 19;

    private ShortestDecimal() {}

    /** {@code null} for NaN and the infinities, which JSON doesn't know. */
    static String of(float value) {
        if (!Float.isFinite(value)) {
            return "null";
        }
        String text = Float.toString(value);
        return IS_SHORTEST ? text : shortened(value, text);
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
