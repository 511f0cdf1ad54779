package org.kaon.random;

/**
 * The Mersenne twister of 32 bits, seeded by one number (Matsumoto and Nishimura 1998, with the seeding of 2002). Commons Math has it too, but
 * seeds it otherwise from 2^31 on.
 */
final class Mt19937 {
    private static final int SIZE = 624;
    private static final int MIDDLE = 397;
    private static final int UPPER_BIT = 0x80000000;
    private static final int MATRIX = 0x9908b0df;
    private static final int SEEDING = 1812433253;

    private final int[] state = new int[SIZE];
    private int next = SIZE;

    Mt19937(int seed) {
        state[0] = seed;
        for (int i = 1; i < SIZE; i++) {
            int before = state[i - 1];
            state[i] = SEEDING * (before ^ before >>> 30) + i;
        }
    }

    /** The next 32 bits. */
    int next() {
        if (next == SIZE) {
            renew();
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= y << 7 & 0x9d2c5680;
        y ^= y << 15 & 0xefc60000;
        return y ^ y >>> 18;
    }

    private void renew() {
        for (int i = 0; i < SIZE; i++) {
            int y = (state[i] & UPPER_BIT) | (state[(i + 1) % SIZE] & ~UPPER_BIT);
            state[i] = state[(i + MIDDLE) % SIZE] ^ y >>> 1 ^ (y & 1) * MATRIX;
        }
        next = 0;
    }
}
