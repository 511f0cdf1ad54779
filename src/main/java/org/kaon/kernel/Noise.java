package org.kaon.kernel;

/**
 * Random numbers by place: the n-th number of a key, with nothing to remember in between. So noise doesn't depend on which thread makes it,
 * and the backward half of an op makes the forward half's again.
 *
 * <p>The mixing function is that of SplitMix64 (Steele, Lea and Flood 2014).
 */
public final class Noise {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    /** A double has 53 bits: the others of 64 aren't used for uniform numbers. */
    static final int UNUSED_BITS = 11;

    static final double UNIT = 0x1p-53;

    private Noise() {}

    /**
     * A key made of another one.
     *
     * @param key any
     * @param number such as the number of a step
     * @return a key that shares no stretch of numbers with those of other numbers
     */
    public static long key(long key, long number) {
        return mix(mix(key + GOLDEN_GAMMA) ^ mix(number * GOLDEN_GAMMA + 1));
    }

    /**
     * A random number, all equally likely.
     *
     * @param key whose
     * @param place which
     * @return at least 0, less than 1
     */
    public static double uniform(long key, long place) {
        return (bits(key, place) >>> UNUSED_BITS) * UNIT;
    }

    /**
     * Random bits.
     *
     * @param key whose
     * @param place which
     * @return all values are equally likely
     */
    public static long bits(long key, long place) {
        return mix(key + (place + 1) * GOLDEN_GAMMA);
    }

    /** What {@link #bits(long, long, int, long[], long[])} adds to a key for each place from 0: C2 makes no vector code of a product with the index. */
    static long[] places(int count) {
        long[] places = new long[count];
        for (int i = 0; i < count; i++) {
            places[i] = (i + 1) * GOLDEN_GAMMA;
        }
        return places;
    }

    /** The random bits of consecutive places, as {@link #bits(long, long)} gives them. */
    static void bits(long key, long first, int count, long[] places, long[] to) {
        long start = key + first * GOLDEN_GAMMA;
        for (int i = 0; i < count; i++) {
            to[i] = mix(start + places[i]);
        }
    }

    /**
     * A random number of the normal distribution with mean 0 and standard deviation 1 (Box and Muller 1958).
     *
     * @param key whose
     * @param place which
     * @return a deviate
     */
    public static double normal(long key, long place) {
        // 1 - u is never 0, so the logarithm is finite.
        double radius = Math.sqrt(-2 * Math.log(1 - uniform(key, 2 * place)));
        return radius * Math.cos(2 * Math.PI * uniform(key, 2 * place + 1));
    }

    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
