package org.kaon.kernel;

import java.util.Arrays;

/** Factors and shifts that were drawn for values, in memory that is kept from step to step. */
public final class Draws {
    private long[] places = {};
    private long[] bits = {};
    private float[] factors = {};
    private float[] shifts = {};

    /** Empty; it grows with what is asked for. */
    public Draws() {}

    /**
     * What the values are multiplied with.
     *
     * @return at least as many as were drawn
     */
    public float[] factors() {
        return factors;
    }

    /**
     * What is added to the values.
     *
     * @return at least as many as were drawn
     */
    public float[] shifts() {
        return shifts;
    }

    /** Makes room; all shifts are 0. */
    void begin(int count) {
        if (factors.length < count) {
            places = Noise.places(count);
            bits = new long[count];
            factors = new float[count];
            shifts = new float[count];
        }
        Arrays.fill(shifts, 0, count, 0);
    }

    /** One of two factors and shifts for each value: the first ones for a share of them, the rate. */
    void choose(long key, long first, int count, double rate, float[] twoFactors, float[] twoShifts) {
        Noise.bits(key, first, count, places, bits);
        // The choice is by index, since half of the branches would be mispredicted.
        long limit = (long) Math.ceil(rate / Noise.UNIT);
        for (int i = 0; i < count; i++) {
            factors[i] = twoFactors[(int) ((limit - 1 - (bits[i] >>> Noise.UNUSED_BITS)) >>> 63)];
        }
        if (twoShifts[0] != 0 || twoShifts[1] != 0) {
            for (int i = 0; i < count; i++) {
                shifts[i] = twoShifts[(int) ((limit - 1 - (bits[i] >>> Noise.UNUSED_BITS)) >>> 63)];
            }
        }
    }
}
