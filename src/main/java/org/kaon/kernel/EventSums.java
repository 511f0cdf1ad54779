package org.kaon.kernel;

import org.kaon.activation.Fma;

/**
 * {@code C += X D}: sums over events, in their order, of products of two features, going on from what is there.
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
     * @param x of each row of X all events
     * @param d of each column of D all events
     * @param c of each row of X the sums with all columns of D
     */
    static void add(int events, Places x, Places d, Places c) {
        for (int i = 0; i < x.count(); i += AT_A_TIME) {
            for (int k = 0; k < d.count(); k += AT_A_TIME) {
                threeByThree(events, x, i, d, k, c);
            }
        }
    }

    private static void threeByThree(int events, Places x, int i, Places d, int k, Places c) {
        int i1 = Math.min(i + 1, x.count() - 1);
        int i2 = Math.min(i + 2, x.count() - 1);
        int k1 = Math.min(k + 1, d.count() - 1);
        int k2 = Math.min(k + 2, d.count() - 1);
        float[] x0 = x.array(i);
        float[] x1 = x.array(i1);
        float[] x2 = x.array(i2);
        float[] d0 = d.array(k);
        float[] d1 = d.array(k1);
        float[] d2 = d.array(k2);
        int a0 = x.from(i);
        int a1 = x.from(i1);
        int a2 = x.from(i2);
        int b0 = d.from(k);
        int b1 = d.from(k1);
        int b2 = d.from(k2);
        float[] c0 = c.array(i);
        float[] c1 = c.array(i1);
        float[] c2 = c.array(i2);
        float s00 = c0[c.from(i) + k];
        float s01 = c0[c.from(i) + k1];
        float s02 = c0[c.from(i) + k2];
        float s10 = c1[c.from(i1) + k];
        float s11 = c1[c.from(i1) + k1];
        float s12 = c1[c.from(i1) + k2];
        float s20 = c2[c.from(i2) + k];
        float s21 = c2[c.from(i2) + k1];
        float s22 = c2[c.from(i2) + k2];
        for (int event = 0; event < events; event++) {
            s00 = Fma.of(x0[a0 + event], d0[b0 + event], s00);
            s01 = Fma.of(x0[a0 + event], d1[b1 + event], s01);
            s02 = Fma.of(x0[a0 + event], d2[b2 + event], s02);
            s10 = Fma.of(x1[a1 + event], d0[b0 + event], s10);
            s11 = Fma.of(x1[a1 + event], d1[b1 + event], s11);
            s12 = Fma.of(x1[a1 + event], d2[b2 + event], s12);
            s20 = Fma.of(x2[a2 + event], d0[b0 + event], s20);
            s21 = Fma.of(x2[a2 + event], d1[b1 + event], s21);
            s22 = Fma.of(x2[a2 + event], d2[b2 + event], s22);
        }
        c0[c.from(i) + k] = s00;
        c0[c.from(i) + k1] = s01;
        c0[c.from(i) + k2] = s02;
        c1[c.from(i1) + k] = s10;
        c1[c.from(i1) + k1] = s11;
        c1[c.from(i1) + k2] = s12;
        c2[c.from(i2) + k] = s20;
        c2[c.from(i2) + k1] = s21;
        c2[c.from(i2) + k2] = s22;
    }
}
