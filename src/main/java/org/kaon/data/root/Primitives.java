package org.kaon.data.root;

import java.util.Map;
import java.util.function.Function;

/** Members that are numbers, by the type codes of streamer elements. */
final class Primitives {
    /** Added to the code of a number for a fixed array of such. */
    static final int ARRAY = 20;
    /** Added to the code of a number for an array whose length another member gives. */
    static final int COUNTED = 40;

    private static final Map<Integer, Function<Cursor, Number>> ALL = Map.ofEntries(
            Map.entry(1, in -> (long) (byte) in.u1()),
            Map.entry(2, in -> (long) (short) in.u2()),
            Map.entry(3, in -> (long) in.i4()),
            Map.entry(4, Cursor::i8),
            Map.entry(5, in -> (double) Float.intBitsToFloat(in.i4())),
            Map.entry(6, in -> (long) in.i4()),
            Map.entry(8, in -> Double.longBitsToDouble(in.i8())),
            Map.entry(11, in -> (long) in.u1()),
            Map.entry(12, in -> (long) in.u2()),
            Map.entry(13, in -> in.i4() & 0xffffffffL),
            Map.entry(14, Cursor::i8),
            Map.entry(15, in -> in.i4() & 0xffffffffL),
            Map.entry(16, Cursor::i8),
            Map.entry(17, Cursor::i8),
            Map.entry(18, in -> (long) in.u1()));

    private Primitives() {}

    static boolean has(int type) {
        return ALL.containsKey(type);
    }

    static Number one(int type, Cursor in) {
        return ALL.get(type).apply(in);
    }

    /** Several numbers: {@code long[]} or {@code double[]}. */
    static Object several(int type, int count, Cursor in) {
        Function<Cursor, Number> reading = ALL.get(type);
        Number[] numbers = new Number[in.count(count, 1)];
        for (int i = 0; i < count; i++) {
            numbers[i] = reading.apply(in);
        }
        if (count > 0 && numbers[0] instanceof Double) {
            return java.util.Arrays.stream(numbers)
                    .mapToDouble(Number::doubleValue)
                    .toArray();
        }
        return java.util.Arrays.stream(numbers).mapToLong(Number::longValue).toArray();
    }
}
