package org.kaon.data;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Numbers as they stand in tables: ASCII decimals, and the spellings of NaN and infinity that numpy and pandas write or read. */
public final class Decimal {
    private static final Set<String> NAN =
            Set.of("", "nan", "+nan", "-nan", "na", "n/a", "<na>", "#n/a", "null", "none");
    private static final Set<String> INFINITY = Set.of("inf", "+inf", "infinity", "+infinity");
    private static final Set<String> MINUS_INFINITY = Set.of("-inf", "-infinity");

    private Decimal() {}

    /**
     * Reads a number. White space around it is allowed; an empty field, {@code nan}, {@code NA}, {@code null} and the like are NaN, {@code
     * inf} and {@code Infinity} infinite, in any case of letters. Java's own hexadecimal form and the suffixes d and f are no numbers here.
     *
     * @param text a field
     * @return the nearest double
     * @throws NumberFormatException where it isn't a number
     */
    public static double parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        double value = new AsciiDecimal().whole(bytes, 0, bytes.length);
        return Double.isNaN(value) ? general(text) : value;
    }

    /**
     * Reads a number in UTF-8, by the same rules and without a copy of it.
     *
     * @param bytes with the number
     * @param from its first byte
     * @param to behind its last byte
     * @return the nearest double
     * @throws NumberFormatException where it isn't a number
     */
    public static double parse(byte[] bytes, int from, int to) {
        return new AsciiDecimal().parse(bytes, from, to);
    }

    /** Any text: {@link Double#parseDouble} takes microseconds where the digits are many. */
    static double general(String text) {
        String trimmed = text.strip();
        for (int i = 0; i < trimmed.length(); i++) {
            char c = trimmed.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return word(trimmed);
            }
        }
        return trimmed.isEmpty() ? Double.NaN : Double.parseDouble(trimmed);
    }

    private static double word(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (NAN.contains(lower)) {
            return Double.NaN;
        }
        if (INFINITY.contains(lower)) {
            return Double.POSITIVE_INFINITY;
        }
        if (MINUS_INFINITY.contains(lower)) {
            return Double.NEGATIVE_INFINITY;
        }
        throw new NumberFormatException("'" + text + "' is not a decimal number");
    }
}
