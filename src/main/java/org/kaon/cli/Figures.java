package org.kaon.cli;

import java.util.Locale;

/** How numbers are shown to people. */
final class Figures {
    private static final double SMALLEST_FIXED = 1e-3;
    private static final double LARGEST_FIXED = 1e5;
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;

    private Figures() {}

    /** Four digits behind the point, where that tells something. */
    static String number(double value) {
        double size = Math.abs(value);
        boolean fixed = value == 0 || !Double.isFinite(value) || (size >= SMALLEST_FIXED && size < LARGEST_FIXED);
        return String.format(Locale.ROOT, fixed ? "%.4f" : "%.3e", value);
    }

    static String count(double count) {
        return String.format(Locale.ROOT, count == Math.rint(count) ? "%,.0f" : "%,.2f", count);
    }

    /** As a clock shows it: {@code 0:41}, {@code 2:03:10}. */
    static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < HOUR
                ? String.format(Locale.ROOT, "%d:%02d", whole / MINUTE, whole % MINUTE)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / HOUR, whole % HOUR / MINUTE, whole % MINUTE);
    }
}
