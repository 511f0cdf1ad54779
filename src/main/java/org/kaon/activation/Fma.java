package org.kaon.activation;

/**
 * Multiply and add: fused where the machine has an instruction for it, in two steps elsewhere. {@link Math#fma} is exact everywhere, but
 * without the instruction it goes through {@code BigDecimal} and takes a thousand times as long.
 *
 * <p>Which of the two it is, is measured once: with the instruction both sums below take about as long (30 to 40 ns a term in the interpreter,
 * 3 to 10 compiled), without it the fused one took 130 to 7,000 times as long, interpreted or compiled, on JDK 17 and 25.
 */
public final class Fma {
    private static final int TERMS = 4;
    private static final int ROUNDS = 10;
    /** Far from either measurement. */
    private static final int RATIO = 16;

    /** What a coarse clock may take for nothing. */
    private static final int CLOCK_NS = 50;

    private static final float FACTOR = 0.75f;

    /** Whether {@link Math#fma} is an instruction of this machine. */
    public static final boolean FAST = isFast();

    private Fma() {}

    /**
     * The sum {@code a · b + c}, rounded once where {@link #FAST}, else after each step.
     *
     * @param a a factor
     * @param b the other factor
     * @param c what is added
     * @return the sum
     */
    public static float multiplyAdd(float a, float b, float c) {
        return FAST ? Math.fma(a, b, c) : a * b + c;
    }

    /** Shortest of the rounds against shortest of the rounds: some may meet code that is being compiled, or another process. */
    private static boolean isFast() {
        long plain = Long.MAX_VALUE;
        float sum = 1;
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            sum = plain(sum);
            plain = Math.min(plain, System.nanoTime() - begin);
        }
        long limit = RATIO * Math.max(plain, CLOCK_NS);
        long fused = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && fused > limit; round++) {
            long begin = System.nanoTime();
            sum = fused(sum);
            fused = Math.min(fused, System.nanoTime() - begin);
        }
        // The sum is positive; asked for, so that no compiler leaves the loops out.
        return sum > 0 && fused <= limit;
    }

    private static float fused(float start) {
        float sum = start;
        for (int term = 0; term < TERMS; term++) {
            sum = Math.fma(sum, FACTOR, 1);
        }
        return sum;
    }

    private static float plain(float start) {
        float sum = start;
        for (int term = 0; term < TERMS; term++) {
            sum = sum * FACTOR + 1;
        }
        return sum;
    }
}
