package org.kaon.dense;

import java.util.Arrays;
import org.kaon.activation.Fma;
import org.kaon.kernel.Gemm;
import org.kaon.kernel.MatrixKernels;
import org.kaon.kernel.Product;
import org.kaon.kernel.RightMatrix;

/**
 * A layer of more units: {@code y += x[i] W[i]} with four or eight rows of W at a time, each an array of its own, which is what C2 makes vector code of on
 * JDK 17 and 25 alike. Behind a ReLU about half of a wide layer's inputs are zero: their rows are left out.
 *
 * @param inputs length of x
 * @param skipsZeros whether inputs of zero are left out
 * @param rows of W, and zeros behind, so that there are always four
 * @param bias one per unit
 * @param lowest limit of what comes out
 * @param matrix W and b for several vectors at a time
 */
record Rows(int inputs, boolean skipsZeros, float[][] rows, float[] bias, float lowest, LaidOut<RightMatrix> matrix)
        implements PlainForm {
    /** Rows of zeros behind W: the last ones are taken as many at a time as all others. */
    static final int PADDING = 8;

    /** C2 of JDK 17 makes vector code of four rows at a time, that of JDK 25 of eight; without FMA there are twice as many operations. */
    private static final boolean EIGHT_AT_A_TIME = Runtime.version().feature() >= 25 && Fma.IS_FAST;

    private static final int AT_A_TIME = EIGHT_AT_A_TIME ? 8 : 4;

    static Rows of(Product layer) {
        int units = layer.units();
        float[][] rows = Gemm.arrays(layer.inputs() + PADDING, units);
        for (int i = 0; i < layer.inputs(); i++) {
            System.arraycopy(layer.kernel(), i * units, rows[i], 0, units);
        }
        return new Rows(
                layer.inputs(),
                ZeroSkipping.pays(layer),
                rows,
                layer.bias(),
                Limits.lowest(layer.activation()),
                new LaidOut<>(() -> matrix(layer)));
    }

    @Override
    public void run(float[] x, float[] y, Buffers buffers) {
        if (skipsZeros) {
            listed(x, y, buffers.places());
        } else {
            all(x, y);
        }
    }

    @Override
    public boolean takesTogether(int vectors) {
        return vectors >= Gemm.ROWS_AT_A_TIME;
    }

    @Override
    public void run(int vectors, float[] x, int from, float[] y, Buffers buffers) {
        matrix.get().product(vectors, x, from, inputs, 1, y, 0, buffers.workspace());
        limit(vectors * bias.length, y, lowest);
    }

    private static void limit(int n, float[] y, float lowest) {
        for (int j = 0; j < n; j++) {
            y[j] = Math.max(y[j], lowest);
        }
    }

    private static RightMatrix matrix(Product layer) {
        RightMatrix matrix = MatrixKernels.plain().matrix();
        matrix.take(layer.inputs(), layer.units(), layer.kernel(), layer.units(), 1);
        matrix.bias(layer.bias());
        return matrix;
    }

    private void all(float[] x, float[] y) {
        int n = bias.length;
        int i = begin(n, x, y);
        for (; EIGHT_AT_A_TIME && i + 8 < inputs; i += 8) {
            addEight(
                    n,
                    x[i],
                    x[i + 1],
                    x[i + 2],
                    x[i + 3],
                    x[i + 4],
                    x[i + 5],
                    x[i + 6],
                    x[i + 7],
                    rows[i],
                    rows[i + 1],
                    rows[i + 2],
                    rows[i + 3],
                    rows[i + 4],
                    rows[i + 5],
                    rows[i + 6],
                    rows[i + 7],
                    y);
        }
        for (; !EIGHT_AT_A_TIME && i + 4 < inputs; i += 4) {
            addFour(n, x[i], x[i + 1], x[i + 2], x[i + 3], rows[i], rows[i + 1], rows[i + 2], rows[i + 3], y);
        }
        last(n, x, i, y);
    }

    /**
     * Begins the sums with the first rows of W where there are more than are taken at a time: then y needs neither be cleared nor read.
     *
     * @return how many rows have been taken
     */
    private int begin(int n, float[] x, float[] y) {
        if (inputs <= AT_A_TIME) {
            Arrays.fill(y, 0, n, 0);
            return 0;
        }
        if (EIGHT_AT_A_TIME) {
            firstEight(
                    n, x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], rows[0], rows[1], rows[2], rows[3], rows[4],
                    rows[5], rows[6], rows[7], y);
        } else {
            firstFour(n, x[0], x[1], x[2], x[3], rows[0], rows[1], rows[2], rows[3], y);
        }
        return AT_A_TIME;
    }

    /** The last rows, and rows of zeros: another loop for less would cost more. Then bias and limit, for which another loop would cost more, too. */
    private void last(int n, float[] x, int i, float[] y) {
        float x0 = x[i];
        float x1 = valueOrZero(x, i + 1);
        float x2 = valueOrZero(x, i + 2);
        float x3 = valueOrZero(x, i + 3);
        if (!EIGHT_AT_A_TIME) {
            lastFour(n, x0, x1, x2, x3, rows[i], rows[i + 1], rows[i + 2], rows[i + 3], bias, lowest, y);
            return;
        }
        lastEight(
                n,
                x0,
                x1,
                x2,
                x3,
                valueOrZero(x, i + 4),
                valueOrZero(x, i + 5),
                valueOrZero(x, i + 6),
                valueOrZero(x, i + 7),
                rows[i],
                rows[i + 1],
                rows[i + 2],
                rows[i + 3],
                rows[i + 4],
                rows[i + 5],
                rows[i + 6],
                rows[i + 7],
                bias,
                lowest,
                y);
    }

    private float valueOrZero(float[] x, int i) {
        return i < inputs ? x[i] : 0;
    }

    private void listed(float[] x, float[] y, int[] places) {
        int n = bias.length;
        int count = ZeroSkipping.places(x, inputs, places);
        // Behind the list stand places of rows of zeros.
        Arrays.fill(places, count, count + PADDING, inputs);
        Arrays.fill(y, 0, n, 0);
        int at = 0;
        for (; EIGHT_AT_A_TIME && at + 8 <= count; at += 8) {
            int a = places[at];
            int b = places[at + 1];
            int c = places[at + 2];
            int d = places[at + 3];
            int e = places[at + 4];
            int f = places[at + 5];
            int g = places[at + 6];
            int h = places[at + 7];
            addEight(
                    n, x[a], x[b], x[c], x[d], x[e], x[f], x[g], x[h], rows[a], rows[b], rows[c], rows[d], rows[e],
                    rows[f], rows[g], rows[h], y);
        }
        for (; at < count; at += 4) {
            int a = places[at];
            int b = places[at + 1];
            int c = places[at + 2];
            int d = places[at + 3];
            addFour(
                    n,
                    x[a],
                    valueOrZero(x, b),
                    valueOrZero(x, c),
                    valueOrZero(x, d),
                    rows[a],
                    rows[b],
                    rows[c],
                    rows[d],
                    y);
        }
        // Of as many inputs as are worth a list, a loop of its own costs nothing that can be measured.
        limit(n, y, bias, lowest);
    }

    /** As {@link #addEight}, but the sums begin here. */
    private static void firstEight(
            int n,
            float x0,
            float x1,
            float x2,
            float x3,
            float x4,
            float x5,
            float x6,
            float x7,
            float[] w0,
            float[] w1,
            float[] w2,
            float[] w3,
            float[] w4,
            float[] w5,
            float[] w6,
            float[] w7,
            float[] y) {
        for (int j = 0; j < n; j++) {
            float first = Fma.of(x3, w3[j], Fma.of(x2, w2[j], Fma.of(x1, w1[j], Fma.of(x0, w0[j], 0))));
            y[j] = Fma.of(x7, w7[j], Fma.of(x6, w6[j], Fma.of(x5, w5[j], Fma.of(x4, w4[j], first))));
        }
    }

    private static void addEight(
            int n,
            float x0,
            float x1,
            float x2,
            float x3,
            float x4,
            float x5,
            float x6,
            float x7,
            float[] w0,
            float[] w1,
            float[] w2,
            float[] w3,
            float[] w4,
            float[] w5,
            float[] w6,
            float[] w7,
            float[] y) {
        for (int j = 0; j < n; j++) {
            float first = Fma.of(x3, w3[j], Fma.of(x2, w2[j], Fma.of(x1, w1[j], Fma.of(x0, w0[j], y[j]))));
            y[j] = Fma.of(x7, w7[j], Fma.of(x6, w6[j], Fma.of(x5, w5[j], Fma.of(x4, w4[j], first))));
        }
    }

    /** As {@link #addEight}, and what the sums end with. */
    private static void lastEight(
            int n,
            float x0,
            float x1,
            float x2,
            float x3,
            float x4,
            float x5,
            float x6,
            float x7,
            float[] w0,
            float[] w1,
            float[] w2,
            float[] w3,
            float[] w4,
            float[] w5,
            float[] w6,
            float[] w7,
            float[] bias,
            float lowest,
            float[] y) {
        for (int j = 0; j < n; j++) {
            float first = Fma.of(x3, w3[j], Fma.of(x2, w2[j], Fma.of(x1, w1[j], Fma.of(x0, w0[j], y[j]))));
            y[j] = Math.max(
                    Fma.of(x7, w7[j], Fma.of(x6, w6[j], Fma.of(x5, w5[j], Fma.of(x4, w4[j], first)))) + bias[j],
                    lowest);
        }
    }

    /** As {@link #addFour}, but the sums begin here. */
    private static void firstFour(
            int n, float x0, float x1, float x2, float x3, float[] w0, float[] w1, float[] w2, float[] w3, float[] y) {
        for (int j = 0; j < n; j++) {
            y[j] = Fma.of(x3, w3[j], Fma.of(x2, w2[j], Fma.of(x1, w1[j], Fma.of(x0, w0[j], 0))));
        }
    }

    private static void addFour(
            int n, float x0, float x1, float x2, float x3, float[] w0, float[] w1, float[] w2, float[] w3, float[] y) {
        for (int j = 0; j < n; j++) {
            y[j] = Fma.of(x3, w3[j], Fma.of(x2, w2[j], Fma.of(x1, w1[j], Fma.of(x0, w0[j], y[j]))));
        }
    }

    /** As {@link #addFour}, and what the sums end with. */
    private static void lastFour(
            int n,
            float x0,
            float x1,
            float x2,
            float x3,
            float[] w0,
            float[] w1,
            float[] w2,
            float[] w3,
            float[] bias,
            float lowest,
            float[] y) {
        for (int j = 0; j < n; j++) {
            y[j] = Math.max(
                    Fma.of(x3, w3[j], Fma.of(x2, w2[j], Fma.of(x1, w1[j], Fma.of(x0, w0[j], y[j])))) + bias[j], lowest);
        }
    }

    private static void limit(int n, float[] y, float[] bias, float lowest) {
        for (int j = 0; j < n; j++) {
            y[j] = Math.max(y[j] + bias[j], lowest);
        }
    }
}
