package org.kaon.data.root;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shortened numbers {@code Float16_t} and {@code Double32_t}. A comment {@code [minimum,maximum,bits]} behind a member says how they are
 * written: with a range, as whole numbers of steps from its minimum; with bits alone ({@code [0,0,bits]}), as exponent and so many bits of
 * the mantissa; without a comment, {@code Double32_t} as a float and {@code Float16_t} with 12 bits.
 *
 * @param minimum of the range
 * @param maximum of the range; not above the minimum where there is none
 * @param bits of a value, or of its mantissa
 */
record PackedFloat(double minimum, double maximum, int bits) {
    private static final Pattern COMMENT = Pattern.compile("\\[([^\\[\\],]*),([^\\[\\],]*)(?:,([^\\[\\],]*))?]");
    private static final Map<String, Double> ANGLES = Map.of(
            "pi",
            Math.PI,
            "2pi",
            2 * Math.PI,
            "2*pi",
            2 * Math.PI,
            "twopi",
            2 * Math.PI,
            "pi/2",
            Math.PI / 2,
            "pi/4",
            Math.PI / 4);

    private static final int STANDARD_FLOAT16_BITS = 12;
    private static final int MOST_BITS = 32;
    private static final int MOST_MANTISSA_BITS = 14;
    private static final int FLOAT_MANTISSA_BITS = 23;
    private static final int TRUNCATED_SIZE = 3;

    /** How {@code Double32_t} with such a comment is written. */
    static Coding double32(String comment) {
        return of(comment)
                .map(packed -> packed.coding(NumberType.FLOAT64))
                .orElse(new Coding(NumberType.FLOAT64, Float.BYTES, PackedFloat::widen));
    }

    /** How {@code Float16_t} with such a comment is written. */
    static Coding float16(String comment) {
        return of(comment).orElse(new PackedFloat(0, 0, STANDARD_FLOAT16_BITS)).coding(NumberType.FLOAT32);
    }

    private static Optional<PackedFloat> of(String comment) {
        Matcher matcher = COMMENT.matcher(comment.replace(" ", ""));
        List<PackedFloat> found = new ArrayList<>();
        while (matcher.find()) {
            int bits = matcher.group(3) == null ? MOST_BITS : (int) number(matcher.group(3));
            bits = bits < 2 || bits > MOST_BITS ? MOST_BITS : bits;
            PackedFloat packed = new PackedFloat(number(matcher.group(1)), number(matcher.group(2)), bits);
            if (packed.hasRange() || bits <= MOST_MANTISSA_BITS) {
                found.add(packed);
            }
        }
        return found.stream().findFirst();
    }

    private static double number(String text) {
        boolean negative = text.startsWith("-");
        String size = negative ? text.substring(1) : text;
        try {
            double value = ANGLES.containsKey(size) ? ANGLES.get(size) : Double.parseDouble(size);
            return negative ? -value : value;
        } catch (NumberFormatException e) {
            // As ROOT reads it: no number, no limit.
            return 0;
        }
    }

    private boolean hasRange() {
        return minimum < maximum;
    }

    private Coding coding(NumberType type) {
        return hasRange()
                ? new Coding(type, Integer.BYTES, this::steps)
                : new Coding(type, TRUNCATED_SIZE, this::truncated);
    }

    private void steps(byte[] from, int at, Object to, int toAt, int count) {
        double steps = bits < MOST_BITS ? 1L << bits : 0xffffffffL;
        double factor = steps / (maximum - minimum);
        for (int i = 0; i < count; i++) {
            store(to, toAt + i, (BigEndian.i4(from, at + Integer.BYTES * i) & 0xffffffffL) / factor + minimum);
        }
    }

    private void truncated(byte[] from, int at, Object to, int toAt, int count) {
        for (int i = 0; i < count; i++) {
            int place = at + TRUNCATED_SIZE * i;
            int mantissa = BigEndian.i2(from, place + 1) & 0xffff;
            int value = (from[place] & 0xff) << FLOAT_MANTISSA_BITS
                    | (mantissa & (1 << (bits + 1)) - 1) << (FLOAT_MANTISSA_BITS - bits);
            float size = Float.intBitsToFloat(value);
            store(to, toAt + i, (mantissa & 1 << (bits + 1)) == 0 ? size : -size);
        }
    }

    private static void store(Object to, int at, double value) {
        if (to instanceof float[] floats) {
            floats[at] = (float) value;
        } else {
            ((double[]) to)[at] = value;
        }
    }

    private static void widen(byte[] from, int at, Object to, int toAt, int count) {
        for (int i = 0; i < count; i++) {
            ((double[]) to)[toAt + i] = Float.intBitsToFloat(BigEndian.i4(from, at + Float.BYTES * i));
        }
    }
}
