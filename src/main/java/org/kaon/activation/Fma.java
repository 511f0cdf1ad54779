package org.kaon.activation;

/** Multiplies and adds, rounded once where the machine can do that at speed. */
public final class Fma {
    private static final int CALLS = 64;
    private static final int ATTEMPTS = 5;
    private static final long SLOWEST_NANOS_PER_CALL = 400;

    /**
     * Whether the machine multiplies and adds in one instruction. Where not, {@link Math#fma(float, float, float)} computes with big decimals:
     * about a microsecond compiled, ten and more before; with the instruction it takes some ten nanoseconds even in the interpreter.
     */
    public static final boolean IS_FAST = isFast();

    private Fma() {}

    /**
     * {@code a · b + c}.
     *
     * @param a a factor
     * @param b the other factor
     * @param c what is added
     * @return rounded once if {@link #IS_FAST}, twice otherwise
     */
    public static float of(float a, float b, float c) {
        return IS_FAST ? Math.fma(a, b, c) : a * b + c;
    }

    private static boolean isFast() {
        float value = 1;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long begin = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                value = Math.fma(value, 0.999f, 0.001f);
            }
            // The value takes part, so that no compiler drops the loop.
            if (value > 0 && System.nanoTime() - begin < CALLS * SLOWEST_NANOS_PER_CALL) {
                return true;
            }
        }
        return false;
    }
}
