package org.kaon.data;

import java.nio.charset.StandardCharsets;

/**
 * {@link Decimal}, on bytes and fast: digits, point and exponent in one pass, without looking for the field's end first. What isn't plain, or
 * has more than 19 digits, is left to {@link Decimal}. One object for each thread.
 */
final class AsciiDecimal {
    /** As many decimal digits as always fit an unsigned long. */
    private static final int MOST_DIGITS = 19;

    private static final int MOST_EXPONENT = 9999;

    private int next;

    /**
     * What {@code Decimal.parse} gives for this UTF-8 text.
     *
     * @throws NumberFormatException where it isn't a number
     */
    double parse(byte[] bytes, int from, int to) {
        double value = whole(bytes, from, to);
        return Double.isNaN(value)
                ? Decimal.general(new String(bytes, from, to - from, StandardCharsets.UTF_8))
                : value;
    }

    /** NaN where this is no plain number from end to end, or it isn't certain. */
    double whole(byte[] bytes, int from, int to) {
        double value = prefix(bytes, from, to);
        return next == to ? value : Double.NaN;
    }

    /**
     * Reads the plain number at {@code from}, spaces and tabs about it; NaN where there is none or it isn't certain. One long method: reading
     * a table spends most of its time here.
     */
    double prefix(byte[] bytes, int from, int end) {
        int at = skipSpaces(bytes, from, end);
        boolean negative = at < end && bytes[at] == '-';
        if (at < end && (negative || bytes[at] == '+')) {
            at++;
        }
        int begin = at;
        long digits = 0;
        int digit;
        while (at < end && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
            digits = 10 * digits + digit;
            at++;
        }
        int count = at - begin;
        int power = 0;
        if (at < end && bytes[at] == '.') {
            int point = ++at;
            while (at < end && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
                digits = 10 * digits + digit;
                at++;
            }
            power = point - at;
            count -= power;
        }
        if (count == 0 || (count > MOST_DIGITS && count - leadingZeros(bytes, begin, at) > MOST_DIGITS)) {
            return Double.NaN;
        }
        if (at < end && (bytes[at] | 0x20) == 'e') {
            at++;
            boolean down = at < end && bytes[at] == '-';
            if (at < end && (down || bytes[at] == '+')) {
                at++;
            }
            int firstDigit = at;
            int exponent = 0;
            while (at < end && exponent <= MOST_EXPONENT && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
                exponent = 10 * exponent + digit;
                at++;
            }
            if (at == firstDigit) {
                return Double.NaN;
            }
            power += down ? -exponent : exponent;
        }
        next = skipSpaces(bytes, at, end);
        double value = PowersOfTen.scale(digits, power);
        return negative ? -value : value;
    }

    /** Where {@link #prefix} stopped, if it gave a number. */
    int next() {
        return next;
    }

    private static int skipSpaces(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }

    private static int leadingZeros(byte[] bytes, int from, int end) {
        int zeros = 0;
        for (int i = from; i < end && (bytes[i] == '0' || bytes[i] == '.'); i++) {
            zeros += bytes[i] == '0' ? 1 : 0;
        }
        return zeros;
    }
}
