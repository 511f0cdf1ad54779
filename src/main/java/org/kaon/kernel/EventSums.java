package org.kaon.kernel;

import org.kaon.activation.Fma;

/**
 * {@code C += X D}: sums over events, in their order, of products of two features; rows of X and of D are features.
 *
 * <p>Nine sums run side by side in variables, since one alone would wait for itself and vectors would add in another order. Where fewer are left, the
 * last feature is taken again and gives the same bits.
 */
final class EventSums {
    private static final int AT_A_TIME = 3;

    private EventSums() {}

    /**
     * Adds to all sums.
     *
     * @param events how many
     * @param features rows of X, then rows of D
     * @param x how many rows X has
     * @param d how many rows D has
     * @param c for each row of X, sums with each row of D
     */
    static void add(int events, float[][] features, int x, int d, float[][] c) {
        for (int i = 0; i < x; i += AT_A_TIME) {
            int i1 = Math.min(i + 1, x - 1);
            int i2 = Math.min(i + 2, x - 1);
            for (int k = 0; k < d; k += AT_A_TIME) {
                int k1 = Math.min(k + 1, d - 1);
                int k2 = Math.min(k + 2, d - 1);
                threeByThree(
                        events,
                        features[i],
                        features[i1],
                        features[i2],
                        features[x + k],
                        features[x + k1],
                        features[x + k2],
                        c[i],
                        c[i1],
                        c[i2],
                        k,
                        k1,
                        k2);
            }
        }
    }

    private static void threeByThree(
            int events,
            float[] x0,
            float[] x1,
            float[] x2,
            float[] d0,
            float[] d1,
            float[] d2,
            float[] c0,
            float[] c1,
            float[] c2,
            int k0,
            int k1,
            int k2) {
        float s00 = c0[k0];
        float s01 = c0[k1];
        float s02 = c0[k2];
        float s10 = c1[k0];
        float s11 = c1[k1];
        float s12 = c1[k2];
        float s20 = c2[k0];
        float s21 = c2[k1];
        float s22 = c2[k2];
        for (int event = 0; event < events; event++) {
            s00 = Fma.of(x0[event], d0[event], s00);
            s01 = Fma.of(x0[event], d1[event], s01);
            s02 = Fma.of(x0[event], d2[event], s02);
            s10 = Fma.of(x1[event], d0[event], s10);
            s11 = Fma.of(x1[event], d1[event], s11);
            s12 = Fma.of(x1[event], d2[event], s12);
            s20 = Fma.of(x2[event], d0[event], s20);
            s21 = Fma.of(x2[event], d1[event], s21);
            s22 = Fma.of(x2[event], d2[event], s22);
        }
        c0[k0] = s00;
        c0[k1] = s01;
        c0[k2] = s02;
        c1[k0] = s10;
        c1[k1] = s11;
        c1[k2] = s12;
        c2[k0] = s20;
        c2[k1] = s21;
        c2[k2] = s22;
    }
}
